#include "indexer/hot/distinct_works.h"

#include <algorithm>
#include <utility>

namespace preau::hot {

class DistinctWorks::TablePool {
 public:
  static std::unique_ptr<Table, void (*)(Table*)> Take() {
    std::vector<std::unique_ptr<Table>>& unused = Unused();
    std::unique_ptr<Table> table;
    if (unused.empty()) {
      table = std::make_unique<Table>();
    } else {
      table = std::move(unused.back());
      unused.pop_back();
    }
    if (++table->round == 0) {
      table->last.clear();
      table->round = 1;
    }
    return {table.release(), GiveBack};
  }

 private:
  static void GiveBack(Table* table) {
    constexpr size_t kMaxKept = 4;
    std::unique_ptr<Table> owned(table);
    if (Unused().size() < kMaxKept) Unused().push_back(std::move(owned));
  }
  static std::vector<std::unique_ptr<Table>>& Unused() {
    thread_local std::vector<std::unique_ptr<Table>> unused;
    return unused;
  }
};

DistinctWorks::DistinctWorks(const Snapshot& snapshot)
    : snapshot_(snapshot), table_(TablePool::Take()) {}

uint32_t DistinctWorks::LastOf(uint32_t work) const {
  if (work >= table_->last.size()) return 0;
  const uint64_t last = table_->last[work];
  return last >> 32 == table_->round ? static_cast<uint32_t>(last) : 0;
}

void DistinctWorks::SetLast(uint32_t work, uint32_t last) {
  if (work >= table_->last.size()) table_->last.resize(snapshot_.works() + 1);
  table_->last[work] = uint64_t{table_->round} << 32 | last;
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
      const uint32_t work = works.NumberOf(doc);
      const uint32_t last = LastOf(work);
      copies_.push_back({{segment, doc}, last});
      if (last != 0) {
        word &= ~(uint64_t{1} << bit);
        for (const size_t field : fields) {
          CountValues(copies_.size() - 1, counts[field]);
        }
      }
      SetLast(work, static_cast<uint32_t>(copies_.size()));
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
