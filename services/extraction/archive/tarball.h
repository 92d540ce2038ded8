#ifndef SERVICES_EXTRACTION_ARCHIVE_TARBALL_H_
#define SERVICES_EXTRACTION_ARCHIVE_TARBALL_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace preau::archive {

// A file or folder of a tarball.
struct TarHeader {
  std::string raw_name;
  bool is_folder = false;
};

// Tells about each entry, in order: first its header, then its bytes.
struct TarVisitor {
  absl::FunctionRef<absl::Status(const TarHeader& header)> header;
  absl::FunctionRef<absl::Status(absl::string_view bytes)> bytes;
};

// A tar file, plain or with gzip, by libarchive. ARCHIVE_DAMAGED, ARCHIVE_LINK,
// ARCHIVE_DEVICE; what the visitor says.
absl::Status ReadTarball(absl::string_view file, const TarVisitor& visitor);

}  // namespace preau::archive

#endif  // SERVICES_EXTRACTION_ARCHIVE_TARBALL_H_
