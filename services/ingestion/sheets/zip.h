#ifndef SERVICES_INGESTION_SHEETS_ZIP_H_
#define SERVICES_INGESTION_SHEETS_ZIP_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

// Zip files in memory, by libarchive.
namespace preau::sheets {

struct ZipEntry {
  std::string name;
  std::string bytes;
};

// All files in it, in order. Bounded in number and in what they unpack to,
// `max_bytes` in all. INVALID_ARGUMENT: ODS_NOT_READABLE, RECORD_TOO_LARGE
// {max}.
absl::StatusOr<std::vector<ZipEntry>> ReadZip(absl::string_view file,
                                              size_t max_bytes);

// The first entry isn't compressed: OpenDocument wants its type there.
absl::StatusOr<std::string> WriteZip(const std::vector<ZipEntry>& entries);

}  // namespace preau::sheets

#endif  // SERVICES_INGESTION_SHEETS_ZIP_H_
