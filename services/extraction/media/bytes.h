#ifndef SERVICES_EXTRACTION_MEDIA_BYTES_H_
#define SERVICES_EXTRACTION_MEDIA_BYTES_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace preau::media {

// Numbers in bytes, the highest or the lowest first; 0s stand beyond the end.
inline uint64_t Big(absl::string_view bytes, size_t at, size_t size) {
  uint64_t number = 0;
  for (size_t i = at; i < at + size; ++i) {
    number = number << 8 |
             (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u);
  }
  return number;
}
inline uint64_t Little(absl::string_view bytes, size_t at, size_t size) {
  uint64_t number = 0;
  for (size_t i = at + size; i-- > at;) {
    number = number << 8 |
             (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u);
  }
  return number;
}

}  // namespace preau::media

#endif  // SERVICES_EXTRACTION_MEDIA_BYTES_H_
