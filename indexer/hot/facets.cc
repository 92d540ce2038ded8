#include "indexer/hot/facets.h"

#include <algorithm>

namespace preau::hot {
namespace {

// Counting sets and spreading them over their values at the end is cheaper
// than counting values, as long as sets aren't nearly as many as documents.
constexpr size_t kMaxCountedSets = 20000;

template <typename Code>
void CountSets(const char* set_of, Doc begin, const TileBits& bits,
               uint32_t* counts) {
  const auto* const sets =
      static_cast<const Code*>(static_cast<const void*>(set_of)) + begin;
  for (size_t word = 0; word < kTileWords; ++word) {
    if (bits[word] == ~uint64_t{0}) {
      for (size_t i = 0; i < 64; ++i) ++counts[sets[word * 64 + i]];
      continue;
    }
    for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      ++counts[sets[word * 64 + static_cast<size_t>(absl::countr_zero(rest))]];
    }
  }
}

}  // namespace

FacetCounter::FacetCounter(size_t field, const Segment& segment,
                           const ValueNumbers& numbers)
    : field_(field),
      column_(segment.field(field)),
      numbers_(numbers[field]),
      by_set_(column_.set_count() <= kMaxCountedSets),
      counts_(by_set_ ? column_.set_count() : column_.value_count()) {}

void FacetCounter::Count(Doc begin, const TileBits& bits) {
  if (!by_set_) {
    ForEachBit(bits, [&](size_t in_tile) {
      const Doc doc = begin + static_cast<Doc>(in_tile);
      for (const uint32_t value : column_.ValuesOfSet(column_.SetOf(doc))) {
        ++counts_[value];
      }
    });
    return;
  }
  switch (column_.width()) {
    case 1:
      return CountSets<uint8_t>(column_.set_of(), begin, bits, counts_.data());
    case 2:
      return CountSets<uint16_t>(column_.set_of(), begin, bits, counts_.data());
    default:
      return CountSets<uint32_t>(column_.set_of(), begin, bits, counts_.data());
  }
}

void FacetCounter::AddTo(FacetCounts& counts) const {
  const auto add = [&](uint32_t value, uint32_t documents) {
    const columns::ValueId number = numbers_[value];
    if (number >= counts.counts.size()) counts.counts.resize(number + 1);
    counts.counts[number] += documents;
  };
  for (uint32_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] == 0) continue;
    if (!by_set_) {
      add(i, counts_[i]);
      continue;
    }
    for (const uint32_t value : column_.ValuesOfSet(i)) add(value, counts_[i]);
  }
}

}  // namespace preau::hot
