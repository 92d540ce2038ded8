#ifndef SERVICES_EXTRACTION_ARCHIVE_BOUNDS_H_
#define SERVICES_EXTRACTION_ARCHIVE_BOUNDS_H_

#include <cstddef>
#include <cstdint>

namespace preau::archive {

// What a package may hold, the archives inside it included.
struct Bounds {
  int64_t max_entries = 20000;
  // Unpacked, in bytes.
  int64_t max_total_bytes = int64_t{4} << 30;
  // Unpacked bytes for each byte of the file, once there are more than
  // `always_allowed_bytes`. Text and XML shrink 10 to 30 times, deflate can't
  // do more than 1032.
  int64_t max_ratio = 100;
  int64_t always_allowed_bytes = int64_t{16} << 20;
  // Archives in archives in …: 1 is an archive in the package.
  int max_depth = 3;
  // An archive inside is held in memory to be looked into.
  int64_t max_nested_bytes = int64_t{128} << 20;
};

}  // namespace preau::archive

#endif  // SERVICES_EXTRACTION_ARCHIVE_BOUNDS_H_
