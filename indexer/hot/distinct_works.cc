#include "indexer/hot/distinct_works.h"

#include <algorithm>

namespace preau::hot {

uint32_t& DistinctWorks::LastOf(uint32_t work) {
  if (work >= last_.size()) last_.resize(snapshot_.works() + 1);
  return last_[work];
}

void DistinctWorks::Fold(size_t segment, Doc begin,
                         absl::Span<const size_t> fields,
                         std::vector<FacetCounts>& counts, TileBits& bits) {
  const SegmentWorks& works = *snapshot_.segments()[segment].works;
  if (works.empty()) return;
  const uint64_t* const shared = works.shared() + begin / 64;
  ChangeWords(bits, [&](size_t i, uint64_t word) {
    ForEachOne(word & shared[i], [&](size_t bit) {
      const Doc doc = begin + static_cast<Doc>(i * 64 + bit);
      uint32_t& last = LastOf(works.NumberOf(doc));
      copies_.push_back({{segment, doc}, last});
      if (last != 0) {
        word &= ~(uint64_t{1} << bit);
        for (const size_t field : fields) {
          CountValues(copies_.size() - 1, counts[field]);
        }
      }
      last = static_cast<uint32_t>(copies_.size());
    });
    return word;
  });
}

void DistinctWorks::CountValues(size_t copy, FacetCounts& counts) const {
  const auto column_of = [&](const Copy& each) -> const FieldColumn& {
    return snapshot_.segments()[each.place.segment].segment->field(
        counts.field);
  };
  const auto number_of = [&](const Copy& each, uint32_t value) {
    return (
        *snapshot_.segments()[each.place.segment].numbers)[counts.field][value];
  };
  const Copy& own = copies_[copy];
  const uint32_t set = column_of(own).SetOf(own.place.doc);
  for (uint32_t i = own.before; i != 0; i = copies_[i - 1].before) {
    const Copy& other = copies_[i - 1];
    if (other.place.segment == own.place.segment &&
        column_of(other).SetOf(other.place.doc) == set) {
      return;
    }
  }
  for (const uint32_t value : column_of(own).ValuesOfSet(set)) {
    const columns::ValueId number = number_of(own, value);
    bool is_new = true;
    for (uint32_t i = own.before; is_new && i != 0; i = copies_[i - 1].before) {
      const Copy& other = copies_[i - 1];
      const FieldColumn& column = column_of(other);
      const auto values = column.ValuesOfSet(column.SetOf(other.place.doc));
      is_new = std::none_of(values.begin(), values.end(), [&](uint32_t each) {
        return number_of(other, each) == number;
      });
    }
    if (!is_new) continue;
    if (number >= counts.counts.size()) counts.counts.resize(number + 1);
    ++counts.counts[number];
  }
}

}  // namespace preau::hot
