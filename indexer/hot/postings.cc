#include "indexer/hot/postings.h"

#include <algorithm>
#include <cstring>

#include "indexer/hot/varint.h"

namespace preau::hot {
namespace {

template <typename T>
const T* Take(const char*& at, size_t count) {
  const T* const taken = static_cast<const T*>(static_cast<const void*>(at));
  at += count * sizeof(T);
  return taken;
}

// Of at most kBlock bytes; may look at up to 8 beyond them.
size_t SumBytes(const char* bytes, size_t count) {
  constexpr uint64_t kEvenBytes = 0x00ff00ff00ff00ff;
  // Four sums side by side: no sum of so few bytes runs over.
  uint64_t sums = 0;
  for (size_t i = 0; i < count; i += 8) {
    uint64_t eight;
    std::memcpy(&eight, bytes + i, sizeof(eight));
    if (count - i < 8) eight &= (uint64_t{1} << (8 * (count - i))) - 1;
    sums += (eight & kEvenBytes) + (eight >> 8 & kEvenBytes);
  }
  return (sums & 0xffff) + (sums >> 16 & 0xffff) + (sums >> 32 & 0xffff) +
         (sums >> 48);
}

}  // namespace

Postings::Postings(const TermEntry& entry, const char* postings,
                   const char* positions, size_t documents)
    : entry_(entry), words_(WordsOf(documents)) {
  const char* at = postings + entry.postings;
  if (dense()) {
    bits_ = Take<uint64_t>(at, words_);
    tile_ranks_ = Take<uint32_t>(at, words_ / kTileWords);
    word_ranks_ = Take<uint16_t>(at, words_);
    word_bounds_ = Take<uint8_t>(at, words_);
    TakeBounds(at);
    patterns_ = at;
  } else {
    blocks_ = Take<BlockEntry>(at, block_count());
    TakeBounds(at);
    packed_ = at;
  }
  if (has_positions()) {
    at = positions + entry.positions;
    position_offsets_ = at;
    position_lengths_ = at + 4 * block_count();
    position_bytes_ =
        position_lengths_ + size_t{entry.documents} * entry.length_width;
  }
}

void Postings::TakeBounds(const char*& at) {
  if ((entry_.flags & kHasBounds) != 0) {
    bounds_ = Take<uint8_t>(at, entry_.documents);
  }
}

void Postings::ReadBlock(size_t number, Doc* out) const {
  const BlockEntry& entry = blocks_[number];
  const size_t size = BlockSize(number);
  Unpack(packed_ + entry.offset, size, entry.distance_bits, out);
  // Unsigned wrap-around: the first block starts before document 0.
  Doc doc = number == 0 ? ~Doc{0} : blocks_[number - 1].last;
  for (size_t i = 0; i < size; ++i) {
    doc += out[i] + 1;
    out[i] = doc;
  }
}

absl::string_view Postings::PositionBytes(uint32_t rank) const {
  const int width = entry_.length_width;
  size_t offset = ReadCode(position_offsets_, rank / kBlock, 4);
  const uint32_t begin = rank / kBlock * kBlock;
  if (width == 1) {
    offset += SumBytes(position_lengths_ + begin, rank - begin);
  } else {
    for (uint32_t i = begin; i < rank; ++i) {
      offset += ReadCode(position_lengths_, i, width);
    }
  }
  return {position_bytes_ + offset, ReadCode(position_lengths_, rank, width)};
}

absl::string_view PositionScan::Next() {
  if (!postings_.has_positions()) return {};
  const uint32_t size = ReadCode(postings_.position_lengths_, rank_++,
                                 postings_.entry_.length_width);
  const absl::string_view bytes(postings_.position_bytes_ + offset_, size);
  offset_ += size;
  return bytes;
}

std::optional<uint32_t> Postings::RankOf(Doc doc, BlockDocs& read) const {
  if (dense()) {
    if ((bits_[doc / 64] >> (doc % 64) & 1) == 0) return std::nullopt;
    return DenseRank(doc);
  }
  const BlockEntry* const end = blocks_ + block_count();
  const BlockEntry* const found = std::partition_point(
      blocks_, end,
      [doc](const BlockEntry& block) { return block.last < doc; });
  if (found == end) return std::nullopt;
  const auto number = static_cast<size_t>(found - blocks_);
  if (read.number != number) {
    ReadBlock(number, read.docs.data());
    read.number = number;
  }
  const Doc* const docs = read.docs.data();
  const Doc* const stop = docs + BlockSize(number);
  const Doc* const place = std::lower_bound(docs, stop, doc);
  if (place == stop || *place != doc) return std::nullopt;
  return static_cast<uint32_t>(number * kBlock) +
         static_cast<uint32_t>(place - docs);
}

void Postings::ReadPositions(uint32_t rank, std::vector<uint32_t>& out) const {
  const absl::string_view bytes = PositionBytes(rank);
  out.clear();
  uint32_t position = 0;
  for (const char* at = bytes.data(); at != bytes.data() + bytes.size();) {
    position += ReadVarint(at);
    out.push_back(position);
  }
}

}  // namespace preau::hot
