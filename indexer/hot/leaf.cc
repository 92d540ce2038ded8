#include "indexer/hot/leaf.h"

#include <algorithm>

namespace preau::hot {

// Keeps what a thread has used, since the next search needs as much.
class Leaf::ScratchPool {
 public:
  static std::unique_ptr<Scratch, void (*)(Scratch*)> Take() {
    std::vector<std::unique_ptr<Scratch>>& unused = Unused();
    Scratch* taken = nullptr;
    if (unused.empty()) {
      taken = new Scratch;
    } else {
      taken = unused.back().release();
      unused.pop_back();
    }
    return {taken, GiveBack};
  }

 private:
  static void GiveBack(Scratch* scratch) {
    constexpr size_t kMaxKept = 64;
    std::unique_ptr<Scratch> owned(scratch);
    if (Unused().size() < kMaxKept) Unused().push_back(std::move(owned));
  }
  static std::vector<std::unique_ptr<Scratch>>& Unused() {
    thread_local std::vector<std::unique_ptr<Scratch>> unused;
    return unused;
  }
};

// 1 for the largest, to the last digit: so that what is as good as the worst
// hit so far is seen to be no better.
const std::array<double, 256> Leaf::kParts = [] {
  std::array<double, 256> parts{};
  for (size_t bound = 0; bound < 255; ++bound) {
    constexpr double kRoundingRoom = 1 + 1e-12;
    parts[bound] = static_cast<double>(bound) / 255 * kRoundingRoom;
  }
  parts[255] = 1;
  return parts;
}();

Leaf::Leaf(const Segment& segment, TermId term, double weight, double stretch)
    : postings_(segment.postings(term)),
      patterns_(segment.patterns().data()),
      weight_(weight),
      most_(weight * postings_.most() * stretch),
      tiles_(WordsOf(segment.size()) / kTileWords),
      scratch_(ScratchPool::Take()) {}

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
    const Doc* const docs = scratch_->docs.data();
    return *std::lower_bound(docs, docs + postings_.BlockSize(block_), begin) /
           kTile;
  }
  return std::max(tile, BlockBegin(block_) / kTile);
}

size_t Leaf::NextTile(size_t tile, uint8_t least) {
  if (postings_.dense()) {
    const uint8_t* const bounds = postings_.word_bounds();
    const size_t words = tiles_ * kTileWords;
    size_t word = tile * kTileWords;
    while (word < words && bounds[word] < least) ++word;
    return word < words ? word / kTileWords : ~size_t{0};
  }
  const size_t begin = tile * kTile;
  SkipBlocks(begin);
  // Blocks that are passed over here may have postings in a tile before the one
  // that is found, where another term of the word leads.
  for (size_t number = block_; number < postings_.block_count(); ++number) {
    if (postings_.block(number).bound < least) continue;
    Doc* const docs = scratch_->docs.data();
    if (number != read_block_) {
      postings_.ReadBlock(number, docs);
      read_block_ = number;
    }
    const size_t size = postings_.BlockSize(number);
    size_t i =
        static_cast<size_t>(std::lower_bound(docs, docs + size, begin) - docs);
    if (const uint8_t* bounds = postings_.bounds(); bounds != nullptr) {
      while (i < size && bounds[number * kBlock + i] < least) ++i;
    }
    if (i < size) return docs[i] / kTile;
  }
  return ~size_t{0};
}

double Leaf::AtLeast(size_t count, double shrink) const {
  for (size_t i = 0; i < kBestRanks.size(); ++i) {
    if (count <= kBestRanks[i]) {
      return weight_ * double{postings_.at_least(i)} * shrink;
    }
  }
  return 0;
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

void Leaf::RaiseWordBounds(double most, WordScores& bounds) const {
  // In fewer digits than what they are compared with.
  constexpr double kRoundingRoom = 1.000001;
  const auto factor = static_cast<float>(most / 255 * kRoundingRoom);
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

void Leaf::Load(uint8_t least, const TileBits& among) {
  if (postings_.dense()) {
    LoadDense(least, among);
  } else {
    LoadBlocks(least, among);
  }
}

void Leaf::LoadDense(uint8_t least, const TileBits& among) {
  const size_t first = begin_ / 64;
  const uint8_t* const bounds = postings_.word_bounds() + first;
  TileBits& bits = scratch_->bits;
  bits.used = 0;
  if (least == 0 && among.used == ~uint64_t{0}) {
    bits.used = ~uint64_t{0};
    for (size_t i = 0; i < kTileWords; ++i) {
      bits.words[i] = postings_.bits()[first + i] & among.words[i];
    }
    return;
  }
  ForEachOne(among.used, [&](size_t i) {
    if (bounds[i] < least) return;
    bits.words[i] = postings_.bits()[first + i] & among.words[i];
    bits.used |= uint64_t{bits.words[i] != 0} << i;
  });
}

// Whether some of the documents are where the block is.
bool Leaf::HasAny(const TileBits& among, size_t number) const {
  const size_t first = std::max(BlockBegin(number), begin_) - begin_;
  const size_t last =
      std::min(size_t{postings_.block(number).last} - begin_, kTile - 1);
  const uint64_t words =
      (~uint64_t{0} << first / 64) & (~uint64_t{0} >> (63 - last / 64));
  return (among.used & words) != 0;
}

void Leaf::LoadBlocks(uint8_t least, const TileBits& among) {
  TileBits& bits = scratch_->bits;
  bits.used = 0;
  if (is_fine()) {
    // Most words get bits; then they needn't be asked for first.
    bits.used = ~uint64_t{0};
    bits.words.fill(0);
  }
  const size_t end = begin_ + kTile;
  base_rank_ = static_cast<uint32_t>(block_ * kBlock);
  for (size_t number = block_;
       number < postings_.block_count() && BlockBegin(number) < end; ++number) {
    const BlockEntry& block = postings_.block(number);
    if (block.bound < least || !HasAny(among, number)) continue;
    if (number != read_block_) {
      postings_.ReadBlock(number, scratch_->docs.data());
      read_block_ = number;
    }
    const size_t size = postings_.BlockSize(number);
    const Doc* const docs = scratch_->docs.data();
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
    const auto keep = [&](size_t i) {
      return bounds == nullptr || bounds[i] >= least;
    };
    if (is_fine()) {
      // No branch: whether a posting is kept can't be foreseen.
      for (size_t i = first; i < stop; ++i) {
        const size_t in_tile = docs[i] - begin_;
        bits.words[in_tile / 64] |= uint64_t{keep(i)} << (in_tile % 64);
        scratch_->ranks[in_tile] = static_cast<uint16_t>(rank + i);
      }
    } else {
      for (size_t i = first; i < stop; ++i) {
        const size_t in_tile = docs[i] - begin_;
        if (keep(i)) bits.Set(in_tile);
        scratch_->ranks[in_tile] = static_cast<uint16_t>(rank + i);
      }
    }
  }
}

}  // namespace preau::hot
