#ifndef INDEXER_HOT_LEAF_H_
#define INDEXER_HOT_LEAF_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
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
  // `weight`: what the term adds where it is saturated. `stretch`: by how much
  // bounds may have grown since the segment was written. `segment` must outlive
  // it.
  Leaf(const Segment& segment, TermId term, double weight, double stretch);

  // What the term adds at least to `count` documents of the segment; 0 where
  // that isn't known. `shrink`: by how much bounds may have shrunk.
  double AtLeast(size_t count, double shrink) const;

  // The next tile from `tile` on that may have postings; beyond the last one
  // when there is none.
  size_t NextTile(size_t tile);
  // The same for postings whose bound is `least` or more.
  size_t NextTile(size_t tile, uint8_t least);
  // Goes there. What follows is of this tile.
  void Seek(size_t tile);

  // What the term adds at most to any document of the segment, and that of a
  // bound by it.
  double most() const { return most_; }
  static double PartOf(uint8_t bound) { return kParts[bound]; }

  // Of all postings of the tile; 0 when there is none.
  uint8_t TileBound() const;
  // Raises `bounds` to those of each word's postings, as parts of `most`.
  void RaiseWordBounds(double most, WordScores& bounds) const;

  // Reads the postings whose bound is `least` or more (where postings have
  // none, their block's counts); the rest is of these. Others than those of
  // `among` may be left out.
  void Load(uint8_t least, const TileBits& among);
  const TileBits& bits() const { return scratch_->bits; }
  bool Has(size_t in_tile) const { return scratch_->bits.Has(in_tile); }
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
  // Whether bounds within a tile say more than that of the tile.
  bool is_fine() const {
    return postings_.dense() || postings_.block_count() >= tiles_;
  }
  // How many documents the term has in the segment.
  uint32_t size() const { return postings_.size(); }

 private:
  uint32_t RankOf(size_t in_tile) const {
    return postings_.dense()
               ? postings_.DenseRank(static_cast<Doc>(begin_ + in_tile))
               : base_rank_ + scratch_->ranks[in_tile];
  }
  // The first document that a block can hold.
  size_t BlockBegin(size_t number) const {
    return number == 0 ? 0 : size_t{postings_.block(number - 1).last} + 1;
  }
  void LoadDense(uint8_t least, const TileBits& among);
  void LoadBlocks(uint8_t least, const TileBits& among);
  void SkipBlocks(size_t begin);
  bool HasAny(const TileBits& among, size_t number) const;

  const Postings postings_;
  const Pattern* const patterns_;
  const double weight_;
  const double most_;
  // Of the segment.
  const size_t tiles_;
  // What is large and is only needed while a search lasts.
  struct Scratch {
    TileBits bits;
    // Documents of the block that was read last.
    std::array<Doc, kBlock> docs;
    // Rank of each posting that was loaded, from base_rank_ on.
    std::array<uint16_t, kTile> ranks;
  };
  class ScratchPool;
  static const std::array<double, 256> kParts;

  const std::unique_ptr<Scratch, void (*)(Scratch*)> scratch_;
  // The first document of the tile.
  size_t begin_ = 0;

  // For postings in blocks. The first block that reaches the tile:
  size_t block_ = 0;
  // The block whose documents are read.
  size_t read_block_ = ~size_t{0};
  // Rank of the first block's first posting.
  uint32_t base_rank_ = 0;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_LEAF_H_
