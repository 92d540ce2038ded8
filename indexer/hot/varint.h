#ifndef INDEXER_HOT_VARINT_H_
#define INDEXER_HOT_VARINT_H_

#include <cstdint>
#include <string>

// Small numbers in few bytes: seven bits a byte, the lowest first, the high bit
// says that more follow (as Protocol Buffers do).
namespace preau::hot {

inline void AppendVarint(uint32_t number, std::string& out) {
  while (number >= 0x80) {
    out.push_back(static_cast<char>(number | 0x80));
    number >>= 7;
  }
  out.push_back(static_cast<char>(number));
}

// Reads one and moves `at` behind it. Of what AppendVarint() wrote.
inline uint32_t ReadVarint(const char*& at) {
  uint32_t number = 0;
  for (int shift = 0; shift < 35; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    number |= static_cast<uint32_t>(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return number;
}

}  // namespace preau::hot

#endif  // INDEXER_HOT_VARINT_H_
