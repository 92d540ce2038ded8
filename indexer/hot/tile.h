#ifndef INDEXER_HOT_TILE_H_
#define INDEXER_HOT_TILE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/numeric/bits.h"
#include "indexer/hot/layout.h"

// Sets of the kTile documents that are looked at together.
namespace preau::hot {

using TileBits = std::array<uint64_t, kTileWords>;

// A number for each word of a tile.
using WordScores = std::array<float, kTileWords>;

inline bool HasBit(const uint64_t* bits, size_t bit) {
  return (bits[bit / 64] >> (bit % 64) & 1) != 0;
}

inline void And(const uint64_t* with, TileBits& bits) {
  for (size_t i = 0; i < kTileWords; ++i) bits[i] &= with[i];
}
inline void AndNot(const uint64_t* without, TileBits& bits) {
  for (size_t i = 0; i < kTileWords; ++i) bits[i] &= ~without[i];
}
inline void Or(const uint64_t* with, TileBits& bits) {
  for (size_t i = 0; i < kTileWords; ++i) bits[i] |= with[i];
}
inline bool IsEmpty(const TileBits& bits) {
  uint64_t any = 0;
  for (size_t i = 0; i < kTileWords; ++i) any |= bits[i];
  return any == 0;
}
inline uint64_t CountBits(const TileBits& bits) {
  int count = 0;
  for (size_t i = 0; i < kTileWords; ++i) count += absl::popcount(bits[i]);
  return static_cast<uint64_t>(count);
}

// Each bit in order.
template <typename Visit>
inline void ForEachBit(const TileBits& bits, const Visit& visit) {
  for (size_t word = 0; word < kTileWords; ++word) {
    for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      visit(word * 64 + static_cast<size_t>(absl::countr_zero(rest)));
    }
  }
}

// Keeps those bits for which `keep` says so.
template <typename Keep>
inline void KeepBits(TileBits& bits, const Keep& keep) {
  for (size_t word = 0; word < kTileWords; ++word) {
    uint64_t kept = 0;
    for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<size_t>(absl::countr_zero(rest));
      kept |= uint64_t{keep(word * 64 + bit)} << bit;
    }
    bits[word] = kept;
  }
}

}  // namespace preau::hot

#endif  // INDEXER_HOT_TILE_H_
