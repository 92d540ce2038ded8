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

// Walks the postings of a term, tile by tile, never back. Bounds are what
// layout.h calls so; they may be had without reading postings.
// Thread-compatible.
class Leaf {
 public:
  // `weight`: what the term adds at most. `segment` must outlive it.
  Leaf(const Segment& segment, TermId term, double weight);

  // The next tile from `tile` on that may have postings; beyond the last one
  // when there is none.
  size_t NextTile(size_t tile);
  // Goes there. What follows is of this tile.
  void Seek(size_t tile);

  // Of all postings of the tile; 0 when there is none.
  uint8_t TileBound() const;
  // Raises `bounds` to those of each word's postings times `factor`.
  void RaiseWordBounds(float factor, WordScores& bounds) const;

  // Reads the postings whose bound is `least` or more (where postings have
  // none, their block's counts); the rest is of these.
  void Load(uint8_t least);
  const uint64_t* bits() const { return bits_; }
  bool Has(size_t in_tile) const { return HasBit(bits_, in_tile); }
  // Of a document's number in the tile whose bit is set.
  uint8_t Bound(size_t in_tile) const {
    if (postings_.bounds() != nullptr) {
      return postings_.bounds()[RankOf(in_tile)];
    }
    return postings_.dense() ? postings_.word_bounds()[(begin_ + in_tile) / 64]
                             : postings_.block(RankOf(in_tile) / kBlock).bound;
  }
  // The same; `half` is the document's query::HalfFrequency().
  double Score(size_t in_tile, double half) const {
    const Pattern& pattern = patterns_[postings_.PatternOf(RankOf(in_tile))];
    return weight_ * query::SaturatedFrequency(pattern.frequency, half);
  }
  void ReadPositions(size_t in_tile, std::vector<uint32_t>& out) const {
    if (!postings_.has_positions()) {
      out.clear();
    } else {
      postings_.ReadPositions(RankOf(in_tile), out);
    }
  }
  double weight() const { return weight_; }

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
  void LoadDense(uint8_t least);
  void LoadBlocks(uint8_t least);
  void SkipBlocks(size_t begin);

  const Postings postings_;
  const Pattern* const patterns_;
  const double weight_;
  // The first document of the tile.
  size_t begin_ = 0;
  const uint64_t* bits_ = nullptr;
  TileBits own_bits_;

  // For postings in blocks. The first block that reaches the tile:
  size_t block_ = 0;
  // The block whose documents are read.
  size_t read_block_ = ~size_t{0};
  std::array<Doc, kBlock> docs_;
  // Rank of that block's first posting, and from there on those of each.
  uint32_t base_rank_ = 0;
  std::array<uint16_t, kTile> ranks_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_LEAF_H_
