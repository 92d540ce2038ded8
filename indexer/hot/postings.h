#ifndef INDEXER_HOT_POSTINGS_H_
#define INDEXER_HOT_POSTINGS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/numeric/bits.h"
#include "absl/strings/string_view.h"
#include "indexer/hot/bit_packing.h"
#include "indexer/hot/layout.h"

namespace preau::hot {

// The documents of a block that was read, kept by who looks up many.
struct BlockDocs {
  size_t number = ~size_t{0};
  std::array<Doc, kBlock> docs;
};

// The postings of one term, where they stand in a segment. A posting is known
// by its rank: how many the term has before it. Thread-safe.
class Postings {
 public:
  // `documents` of the segment.
  Postings(const TermEntry& entry, const char* postings, const char* positions,
           size_t documents);

  uint32_t size() const { return entry_.documents; }
  bool dense() const { return (entry_.flags & kDense) != 0; }
  bool has_positions() const { return entry_.length_width != 0; }
  // See TermEntry.
  double most() const { return entry_.most; }
  float at_least(size_t rank) const { return entry_.at_least[rank]; }

  // A bound for each posting; null: none.
  const uint8_t* bounds() const { return bounds_; }

  // Dense postings.
  const uint64_t* bits() const { return bits_; }
  const uint8_t* word_bounds() const { return word_bounds_; }
  uint32_t DenseRank(Doc doc) const {
    const size_t word = doc / 64;
    return tile_ranks_[word / kTileWords] + word_ranks_[word] +
           static_cast<uint32_t>(
               absl::popcount(bits_[word] & ((uint64_t{1} << (doc % 64)) - 1)));
  }

  // The others.
  size_t block_count() const { return BlocksOf(entry_.documents); }
  const BlockEntry& block(size_t number) const { return blocks_[number]; }
  size_t BlockSize(size_t number) const {
    return number + 1 < block_count() ? kBlock
                                      : entry_.documents - number * kBlock;
  }
  // Writes BlockSize(number) documents.
  void ReadBlock(size_t number, Doc* out) const;

  // The rank of a document; nothing where the term isn't in it. `read` is the
  // caller's, for this term.
  std::optional<uint32_t> RankOf(Doc doc, BlockDocs& read) const;

  // Pattern number of a posting.
  uint32_t PatternOf(uint32_t rank) const {
    if (dense()) return ReadCode(patterns_, rank, entry_.pattern_width);
    const size_t number = rank / kBlock;
    const BlockEntry& entry = blocks_[number];
    return UnpackOne(packed_ + entry.offset +
                         PackedBytes(BlockSize(number), entry.distance_bits),
                     rank % kBlock, entry.pattern_bits);
  }

  // Ascending; only where it has_positions().
  void ReadPositions(uint32_t rank, std::vector<uint32_t>& out) const;
  // The same as the bytes that they are held in.
  absl::string_view PositionBytes(uint32_t rank) const;

  // All documents in order.
  template <typename Visit>
  void ForEach(const Visit& visit) const;

 private:
  friend class PositionScan;
  void TakeBounds(const char*& at);

  const TermEntry& entry_;
  const uint64_t* bits_ = nullptr;
  const uint32_t* tile_ranks_ = nullptr;
  const uint16_t* word_ranks_ = nullptr;
  const uint8_t* word_bounds_ = nullptr;
  const uint8_t* bounds_ = nullptr;
  const char* patterns_ = nullptr;
  const BlockEntry* blocks_ = nullptr;
  const char* packed_ = nullptr;
  const char* position_offsets_ = nullptr;
  const char* position_lengths_ = nullptr;
  const char* position_bytes_ = nullptr;
  size_t words_ = 0;
};

// The positions of all postings, one after another.
class PositionScan {
 public:
  explicit PositionScan(const Postings& postings) : postings_(postings) {}
  // Of the next posting, as bytes.
  absl::string_view Next();

 private:
  const Postings& postings_;
  uint32_t rank_ = 0;
  size_t offset_ = 0;
};

template <typename Visit>
void Postings::ForEach(const Visit& visit) const {
  uint32_t rank = 0;
  if (dense()) {
    for (size_t word = 0; word < words_; ++word) {
      for (uint64_t bits = bits_[word]; bits != 0; bits &= bits - 1) {
        visit(static_cast<Doc>(word * 64 +
                               static_cast<size_t>(absl::countr_zero(bits))),
              rank++);
      }
    }
    return;
  }
  Doc docs[kBlock];
  for (size_t number = 0; number < block_count(); ++number) {
    ReadBlock(number, docs);
    const size_t size = BlockSize(number);
    for (size_t i = 0; i < size; ++i) visit(docs[i], rank++);
  }
}

}  // namespace preau::hot

#endif  // INDEXER_HOT_POSTINGS_H_
