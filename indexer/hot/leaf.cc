#include "indexer/hot/leaf.h"

#include <algorithm>

namespace preau::hot {
namespace {

// Bounds are compared with scores that were added up in another order and in
// more digits.
constexpr double kRoundingRoom = 1.00001;

}  // namespace

Leaf::Leaf(const Segment& segment, TermId term, double weight, double stretch)
    : postings_(segment.postings(term)),
      patterns_(segment.patterns().data()),
      weight_(weight),
      bound_factor_(
          static_cast<float>(weight * stretch / 255 * kRoundingRoom)) {}

size_t Leaf::NextTile(size_t tile) {
  if (postings_.dense()) return tile;
  const size_t begin = tile * kTile;
  while (block_ < postings_.block_count() &&
         postings_.block(block_).last < begin) {
    ++block_;
  }
  if (block_ == postings_.block_count()) return ~size_t{0};
  if (block_ == read_block_) {
    const Doc* const end = docs_.data() + postings_.BlockSize(block_);
    return *std::lower_bound<const Doc*>(docs_.data(), end, begin) / kTile;
  }
  return std::max(tile, BlockBegin(block_) / kTile);
}

void Leaf::Seek(size_t tile) {
  begin_ = tile * kTile;
  if (postings_.dense()) {
    bits_ = postings_.bits() + tile * kTileWords;
    return;
  }
  bits_ = nullptr;
  while (block_ < postings_.block_count() &&
         postings_.block(block_).last < begin_) {
    ++block_;
  }
}

float Leaf::TileBound() const {
  uint8_t bound = 0;
  if (postings_.dense()) {
    const uint8_t* const bounds = postings_.word_bounds() + begin_ / 64;
    for (size_t i = 0; i < kTileWords; ++i) bound = std::max(bound, bounds[i]);
  } else {
    for (size_t number = block_; number < postings_.block_count() &&
                                 BlockBegin(number) < begin_ + kTile;
         ++number) {
      bound = std::max(bound, postings_.block(number).bound);
    }
  }
  return static_cast<float>(bound) * bound_factor_;
}

void Leaf::WordBounds(WordScores& bounds) const {
  if (postings_.dense()) {
    const uint8_t* const from = postings_.word_bounds() + begin_ / 64;
    for (size_t i = 0; i < kTileWords; ++i) {
      bounds[i] = static_cast<float>(from[i]) * bound_factor_;
    }
    return;
  }
  bounds.fill(0);
  for (size_t number = block_; number < postings_.block_count(); ++number) {
    const size_t first = std::max(BlockBegin(number), begin_) - begin_;
    if (first >= kTile) break;
    const BlockEntry& block = postings_.block(number);
    const size_t last = std::min(size_t{block.last} - begin_, kTile - 1);
    const float bound = static_cast<float>(block.bound) * bound_factor_;
    for (size_t word = first / 64; word <= last / 64; ++word) {
      bounds[word] = std::max(bounds[word], bound);
    }
  }
}

void Leaf::Load() {
  if (bits_ == nullptr) LoadBlocks();
}

void Leaf::LoadBlocks() {
  own_bits_.fill(0);
  bits_ = own_bits_.data();
  const size_t end = begin_ + kTile;
  bool first = true;
  for (size_t number = block_;
       number < postings_.block_count() && BlockBegin(number) < end; ++number) {
    if (number != read_block_) {
      postings_.ReadBlock(number, docs_.data());
      read_block_ = number;
    }
    const size_t size = postings_.BlockSize(number);
    size_t i = 0;
    if (first) {
      i = static_cast<size_t>(
          std::lower_bound(docs_.data(), docs_.data() + size, begin_) -
          docs_.data());
      base_rank_ = static_cast<uint32_t>(number * kBlock + i);
      first = false;
    }
    const size_t stop =
        postings_.block(number).last < end
            ? size
            : static_cast<size_t>(
                  std::lower_bound(docs_.data(), docs_.data() + size, end) -
                  docs_.data());
    auto rank = static_cast<uint16_t>(number * kBlock + i - base_rank_);
    for (; i < stop; ++i) {
      const size_t in_tile = docs_[i] - begin_;
      own_bits_[in_tile / 64] |= uint64_t{1} << (in_tile % 64);
      ranks_[in_tile] = rank++;
    }
  }
}

}  // namespace preau::hot
