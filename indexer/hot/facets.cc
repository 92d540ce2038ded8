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
  ForEachOne(bits.used, [&](size_t word) {
    const Code* const here = sets + word * 64;
    if (bits.words[word] == ~uint64_t{0}) {
      for (size_t i = 0; i < 64; ++i) ++counts[here[i]];
    } else {
      ForEachOne(bits.words[word], [&](size_t bit) { ++counts[here[bit]]; });
    }
  });
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
  // At once, since growing bit by bit takes several times as much.
  const auto last = std::max_element(numbers_.begin(), numbers_.end());
  if (last != numbers_.end() && *last >= counts.counts.size()) {
    counts.counts.resize(size_t{*last} + 1);
  }
  const auto add = [&](uint32_t value, uint32_t documents) {
    counts.counts[numbers_[value]] += documents;
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
