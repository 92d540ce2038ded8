#ifndef SERVICES_EXTRACTION_ARCHIVE_ZIP_DIRECTORY_H_
#define SERVICES_EXTRACTION_ARCHIVE_ZIP_DIRECTORY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::archive {

// An entry of a zip file's central directory, whose local header says the same.
struct ZipRecord {
  // As it stands there.
  std::string raw_name;
  bool is_folder = false;
  bool deflated = false;
  uint32_t crc = 0;
  // Of the packed bytes, in the file.
  int64_t offset = 0;
  int64_t packed = 0;
  int64_t size = 0;
};

// The directory, in the order of the file, of a zip that is nothing else
// besides: its entries begin where the file does, don't overlap, and end at the
// directory, which ends at the file's end. Errors as Package::Open().
absl::StatusOr<std::vector<ZipRecord>> ReadZipDirectory(absl::string_view file,
                                                        int64_t max_entries);

// Whether a zip's directory stands at the end of `file`, whatever it begins
// with.
bool EndsAsZip(absl::string_view file);

}  // namespace preau::archive

#endif  // SERVICES_EXTRACTION_ARCHIVE_ZIP_DIRECTORY_H_
