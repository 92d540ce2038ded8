#ifndef INDEXER_HOT_TILE_H_
#define INDEXER_HOT_TILE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/numeric/bits.h"
#include "indexer/hot/layout.h"

namespace preau::hot {

// A set of the kTile documents that are looked at together. What is done with
// it costs as much as it has words that aren't empty.
struct TileBits {
  // Which words may have bits; the others are empty, whatever stands in them.
  uint64_t used = 0;
  std::array<uint64_t, kTileWords> words;

  bool Has(size_t bit) const {
    return (used >> (bit / 64) & words[bit / 64] >> (bit % 64) & 1) != 0;
  }
  void Set(size_t bit) {
    const size_t word = bit / 64;
    if ((used >> word & 1) == 0) {
      words[word] = 0;
      used |= uint64_t{1} << word;
    }
    words[word] |= uint64_t{1} << (bit % 64);
  }
  // Surely; where it is false there may be no bits all the same.
  bool empty() const { return used == 0; }
};

static_assert(kTileWords == 64);

// A number for each word of a tile.
using WordScores = std::array<float, kTileWords>;

inline constexpr TileBits AllBits() {
  TileBits bits{~uint64_t{0}, {}};
  for (uint64_t& word : bits.words) word = ~uint64_t{0};
  return bits;
}
// For what is to be done with all documents of a tile.
inline constexpr TileBits kAllBits = AllBits();

// Calls `visit` with the index of each bit.
template <typename Visit>
inline void ForEachOne(uint64_t word, const Visit& visit) {
  for (; word != 0; word &= word - 1) {
    visit(static_cast<size_t>(absl::countr_zero(word)));
  }
}

// Each word becomes what `change` makes of its index and what it is.
template <typename Change>
inline void ChangeWords(TileBits& bits, const Change& change) {
  if (bits.used == ~uint64_t{0}) {
    // Several words at a time, as the compiler sees fit.
    for (size_t i = 0; i < kTileWords; ++i) {
      bits.words[i] = change(i, bits.words[i]);
    }
    return;
  }
  uint64_t used = 0;
  ForEachOne(bits.used, [&](size_t i) {
    bits.words[i] = change(i, bits.words[i]);
    used |= uint64_t{bits.words[i] != 0} << i;
  });
  bits.used = used;
}

// Cheaper than a copy where few words are used.
inline void Assign(const TileBits& from, TileBits& bits) {
  if (from.used == ~uint64_t{0}) {
    bits = from;
    return;
  }
  bits.used = from.used;
  ForEachOne(from.used, [&](size_t i) { bits.words[i] = from.words[i]; });
}

inline void And(const TileBits& with, TileBits& bits) {
  bits.used &= with.used;
  ChangeWords(bits,
              [&](size_t i, uint64_t word) { return word & with.words[i]; });
}
// Takes words that turned out to be empty out of those used.
inline void Tighten(TileBits& bits) {
  uint64_t used = 0;
  for (size_t i = 0; i < kTileWords; ++i) {
    used |= uint64_t{bits.words[i] != 0} << i;
  }
  bits.used &= used;
}
inline void AndNot(const TileBits& without, TileBits& bits) {
  if (without.used == ~uint64_t{0}) {
    ChangeWords(bits, [&](size_t i, uint64_t word) {
      return word & ~without.words[i];
    });
    return;
  }
  ChangeWords(bits, [&](size_t i, uint64_t word) {
    return (without.used >> i & 1) != 0 ? word & ~without.words[i] : word;
  });
}
inline void Or(const TileBits& with, TileBits& bits) {
  if ((with.used & bits.used) == ~uint64_t{0}) {
    for (size_t i = 0; i < kTileWords; ++i) bits.words[i] |= with.words[i];
    return;
  }
  ForEachOne(with.used, [&](size_t i) {
    bits.words[i] = (bits.used >> i & 1) != 0 ? bits.words[i] | with.words[i]
                                              : with.words[i];
  });
  bits.used |= with.used;
}
inline uint64_t CountBits(const TileBits& bits) {
  uint64_t count = 0;
  if (bits.used == ~uint64_t{0}) {
    for (size_t i = 0; i < kTileWords; ++i) {
      count += static_cast<uint64_t>(absl::popcount(bits.words[i]));
    }
    return count;
  }
  ForEachOne(bits.used, [&](size_t i) {
    count += static_cast<uint64_t>(absl::popcount(bits.words[i]));
  });
  return count;
}

// Each bit in order.
template <typename Visit>
inline void ForEachBit(const TileBits& bits, const Visit& visit) {
  ForEachOne(bits.used, [&](size_t i) {
    ForEachOne(bits.words[i], [&](size_t bit) { visit(i * 64 + bit); });
  });
}

// Keeps those bits for which `keep` says so.
template <typename Keep>
inline void KeepBits(TileBits& bits, const Keep& keep) {
  ChangeWords(bits, [&](size_t i, uint64_t word) {
    uint64_t kept = 0;
    ForEachOne(
        word, [&](size_t bit) { kept |= uint64_t{keep(i * 64 + bit)} << bit; });
    return kept;
  });
}

}  // namespace preau::hot

#endif  // INDEXER_HOT_TILE_H_
