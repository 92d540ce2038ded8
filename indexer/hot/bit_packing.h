#ifndef INDEXER_HOT_BIT_PACKING_H_
#define INDEXER_HOT_BIT_PACKING_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "absl/numeric/bits.h"
#include "absl/types/span.h"

// Numbers in as many bits as the largest needs, low bits first; little-endian,
// like all machines that this is built for. Readers may look at up to 8 bytes
// beyond the last number.
namespace preau::hot {

// Bits that hold `largest`; 0 for 0.
inline int BitsFor(uint32_t largest) { return absl::bit_width(largest); }

inline size_t PackedBytes(size_t count, int bits) {
  return (count * static_cast<size_t>(bits) + 7) / 8;
}

// Appends the numbers.
void Pack(absl::Span<const uint32_t> numbers, int bits, std::string& out);

// The number of this index.
inline uint32_t UnpackOne(const char* packed, size_t index, int bits) {
  const size_t bit = index * static_cast<size_t>(bits);
  uint64_t word;
  std::memcpy(&word, packed + bit / 8, sizeof(word));
  return static_cast<uint32_t>((word >> (bit % 8)) &
                               ((uint64_t{1} << bits) - 1));
}

// The first `count`, at most 128.
void Unpack(const char* packed, size_t count, int bits, uint32_t* out);

}  // namespace preau::hot

#endif  // INDEXER_HOT_BIT_PACKING_H_
