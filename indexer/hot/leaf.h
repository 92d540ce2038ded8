#ifndef INDEXER_HOT_LEAF_H_
#define INDEXER_HOT_LEAF_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/hot/postings.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/tile.h"
#include "indexer/query/scoring.h"

namespace preau::hot {

// Walks the postings of a term, tile by tile, never back. Thread-compatible.
class Leaf {
 public:
  // `weight`: what the term adds at most; `stretch`: see Matcher. `segment`
  // must outlive it.
  Leaf(const Segment& segment, TermId term, double weight, double stretch);

  // The next tile from `tile` on that may have postings; beyond the last one
  // when there is none.
  size_t NextTile(size_t tile);
  // Goes there. What follows is of this tile.
  void Seek(size_t tile);

  // What the term adds to a document's score at most, and, for each word, to
  // those of its documents: to be had without looking at single postings.
  float TileBound() const;
  // Writes all words.
  void WordBounds(WordScores& bounds) const;

  // Reads the postings; the rest needs them.
  void Load();
  const uint64_t* bits() const { return bits_; }
  // Of a document's number in the tile; where the bit isn't set it is 0. `half`
  // is the document's query::HalfFrequency().
  double Score(size_t in_tile, double half) const {
    if (!HasBit(bits_, in_tile)) return 0;
    const Pattern& pattern = patterns_[postings_.PatternOf(RankOf(in_tile))];
    return weight_ * query::SaturatedFrequency(pattern.frequency, half);
  }
  // Of a document whose bit is set.
  void ReadPositions(size_t in_tile, std::vector<uint32_t>& out) const {
    if (!postings_.has_positions()) {
      out.clear();
    } else {
      postings_.ReadPositions(RankOf(in_tile), out);
    }
  }

 private:
  uint32_t RankOf(size_t in_tile) const {
    return postings_.dense()
               ? postings_.DenseRank(static_cast<Doc>(begin_ + in_tile))
               : base_rank_ + ranks_[in_tile];
  }
  // The first document that a block can hold.
  size_t BlockBegin(size_t number) const {
    return number == 0 ? 0 : size_t{postings_.block(number - 1).last} + 1;
  }
  void LoadBlocks();

  const Postings postings_;
  const Pattern* const patterns_;
  const double weight_;
  const float bound_factor_;
  // The first document of the tile.
  size_t begin_ = 0;
  const uint64_t* bits_ = nullptr;

  // For postings in blocks. The first block that reaches the tile:
  size_t block_ = 0;
  // The block whose documents are read.
  size_t read_block_ = ~size_t{0};
  std::array<Doc, kBlock> docs_;
  TileBits own_bits_;
  // Rank of the tile's first posting, and from there on those of each.
  uint32_t base_rank_ = 0;
  std::array<uint16_t, kTile> ranks_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_LEAF_H_
