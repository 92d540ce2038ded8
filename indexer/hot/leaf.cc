#include "indexer/hot/leaf.h"

#include <algorithm>

namespace preau::hot {

Leaf::Leaf(const Segment& segment, TermId term, double weight)
    : postings_(segment.postings(term)),
      patterns_(segment.patterns().data()),
      weight_(weight) {}

void Leaf::SkipBlocks(size_t begin) {
  while (block_ < postings_.block_count() &&
         postings_.block(block_).last < begin) {
    ++block_;
  }
}

size_t Leaf::NextTile(size_t tile) {
  if (postings_.dense()) return tile;
  const size_t begin = tile * kTile;
  SkipBlocks(begin);
  if (block_ == postings_.block_count()) return ~size_t{0};
  if (block_ == read_block_) {
    const Doc* const end = docs_.data() + postings_.BlockSize(block_);
    return *std::lower_bound<const Doc*>(docs_.data(), end, begin) / kTile;
  }
  return std::max(tile, BlockBegin(block_) / kTile);
}

void Leaf::Seek(size_t tile) {
  begin_ = tile * kTile;
  if (!postings_.dense()) SkipBlocks(begin_);
}

uint8_t Leaf::TileBound() const {
  uint8_t bound = 0;
  if (postings_.dense()) {
    const uint8_t* const bounds = postings_.word_bounds() + begin_ / 64;
    for (size_t i = 0; i < kTileWords; ++i) bound = std::max(bound, bounds[i]);
    return bound;
  }
  for (size_t number = block_;
       number < postings_.block_count() && BlockBegin(number) < begin_ + kTile;
       ++number) {
    bound = std::max(bound, postings_.block(number).bound);
  }
  return bound;
}

void Leaf::RaiseWordBounds(float factor, WordScores& bounds) const {
  if (postings_.dense()) {
    const uint8_t* const from = postings_.word_bounds() + begin_ / 64;
    for (size_t i = 0; i < kTileWords; ++i) {
      bounds[i] = std::max(bounds[i], static_cast<float>(from[i]) * factor);
    }
    return;
  }
  for (size_t number = block_; number < postings_.block_count(); ++number) {
    const size_t first = std::max(BlockBegin(number), begin_) - begin_;
    if (first >= kTile) break;
    const BlockEntry& block = postings_.block(number);
    const size_t last = std::min(size_t{block.last} - begin_, kTile - 1);
    const float bound = static_cast<float>(block.bound) * factor;
    for (size_t word = first / 64; word <= last / 64; ++word) {
      bounds[word] = std::max(bounds[word], bound);
    }
  }
}

void Leaf::Load(uint8_t least) {
  if (!postings_.dense()) {
    LoadBlocks(least);
  } else if (least == 0) {
    bits_ = postings_.bits() + begin_ / 64;
  } else {
    LoadDense(least);
  }
}

void Leaf::LoadDense(uint8_t least) {
  const size_t first = begin_ / 64;
  const uint8_t* const bounds = postings_.bounds();
  for (size_t i = 0; i < kTileWords; ++i) {
    uint64_t bits = postings_.bits()[first + i];
    if (postings_.word_bounds()[first + i] < least) {
      bits = 0;
    } else if (bounds != nullptr && bits != 0) {
      uint32_t rank = postings_.DenseRank(static_cast<Doc>((first + i) * 64));
      uint64_t kept = 0;
      for (; bits != 0; bits &= bits - 1) {
        if (bounds[rank++] >= least) kept |= bits & (~bits + 1);
      }
      bits = kept;
    }
    own_bits_[i] = bits;
  }
  bits_ = own_bits_.data();
}

void Leaf::LoadBlocks(uint8_t least) {
  own_bits_.fill(0);
  bits_ = own_bits_.data();
  const size_t end = begin_ + kTile;
  base_rank_ = static_cast<uint32_t>(block_ * kBlock);
  for (size_t number = block_;
       number < postings_.block_count() && BlockBegin(number) < end; ++number) {
    const BlockEntry& block = postings_.block(number);
    if (block.bound < least) continue;
    if (number != read_block_) {
      postings_.ReadBlock(number, docs_.data());
      read_block_ = number;
    }
    const size_t size = postings_.BlockSize(number);
    const Doc* const docs = docs_.data();
    const auto begins_at = [&](size_t doc) {
      return static_cast<size_t>(std::lower_bound(docs, docs + size, doc) -
                                 docs);
    };
    const size_t first = docs[0] < begin_ ? begins_at(begin_) : 0;
    const size_t stop = block.last < end ? size : begins_at(end);
    const size_t rank = (number - block_) * kBlock;
    const uint8_t* const bounds = least == 0 || postings_.bounds() == nullptr
                                      ? nullptr
                                      : postings_.bounds() + number * kBlock;
    for (size_t i = first; i < stop; ++i) {
      if (bounds != nullptr && bounds[i] < least) continue;
      const size_t in_tile = docs[i] - begin_;
      own_bits_[in_tile / 64] |= uint64_t{1} << (in_tile % 64);
      ranks_[in_tile] = static_cast<uint16_t>(rank + i);
    }
  }
}

}  // namespace preau::hot
