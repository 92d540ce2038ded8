#ifndef SERVICES_EXTRACTION_ARCHIVE_PACKAGE_H_
#define SERVICES_EXTRACTION_ARCHIVE_PACKAGE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/extraction/archive/bounds.h"

// Zip files (APPNOTE 6.3) and tarballs, plain or with gzip.
namespace preau::archive {

// A file in the package; folders aren't listed.
struct Entry {
  // With "/" between folders, in UTF-8, never absolute and without "..".
  std::string name;
  // Unpacked, as it is and not only as it is said to be.
  int64_t size = 0;
  // How it stands in the file; `packed` is 0 in a tarball.
  int64_t offset = 0;
  int64_t packed = 0;
  bool deflated = false;
};

// Immutable; thread-compatible.
class Package {
 public:
  // Looks at all of it and unpacks all of it once, keeping nothing. `file` must
  // outlive it. INVALID_ARGUMENT, field: the entry's name, where one is at
  // fault:
  //   ARCHIVE_DAMAGED, ARCHIVE_PREFIXED (something else comes first),
  //   ARCHIVE_EMPTY, ARCHIVE_ENCRYPTED, ARCHIVE_METHOD, ARCHIVE_OVERLAP,
  //   ARCHIVE_SIZES_LIE, ARCHIVE_NAMES_DIFFER, ARCHIVE_PATH, ARCHIVE_NAME,
  //   ARCHIVE_LINK, ARCHIVE_DEVICE, ARCHIVE_DUPLICATE{other},
  //   ARCHIVE_TOO_MANY{max}, ARCHIVE_TOO_LARGE{max}, ARCHIVE_RATIO{max},
  //   ARCHIVE_TOO_DEEP{max}, ARCHIVE_NESTED_TOO_LARGE{max}.
  static absl::StatusOr<Package> Open(absl::string_view file,
                                      const Bounds& bounds = Bounds());

  // In the order of the file.
  const std::vector<Entry>& entries() const { return entries_; }
  // Null when there is none of exactly this name.
  const Entry* Find(absl::string_view name) const;
  // All of it, or ARCHIVE_ENTRY_TOO_LARGE{max} when that is more than
  // `max_bytes`.
  absl::StatusOr<std::string> Read(const Entry& entry, size_t max_bytes) const;
  // NOT_FOUND (ARCHIVE_ENTRY_MISSING) when there is none.
  absl::StatusOr<std::string> Read(absl::string_view name,
                                   size_t max_bytes) const;

 private:
  explicit Package(absl::string_view file) : file_(file) {}

  absl::string_view file_;
  bool is_tarball_ = false;
  std::vector<Entry> entries_;
};

}  // namespace preau::archive

#endif  // SERVICES_EXTRACTION_ARCHIVE_PACKAGE_H_
