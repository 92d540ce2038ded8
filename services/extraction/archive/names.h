#ifndef SERVICES_EXTRACTION_ARCHIVE_NAMES_H_
#define SERVICES_EXTRACTION_ARCHIVE_NAMES_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

// Names of entries, as every system that unpacks them would see them.
namespace preau::archive {

inline constexpr size_t kMaxNameBytes = 1000;

// `raw` in UTF-8 and with "/" between folders. ARCHIVE_PATH for what leads out
// of its folder, ARCHIVE_NAME for what is no name.
absl::StatusOr<std::string> CleanName(absl::string_view raw);

// `raw` as it can be shown, whatever it is.
std::string ReadableName(absl::string_view raw);

// Finds names that are one and the same where capitals or the way that accents
// are written don't count, as on Windows and macOS. Thread-compatible.
class NameSet {
 public:
  // ARCHIVE_DUPLICATE{other}; also where one is a file and the other's folder.
  absl::Status Add(absl::string_view name, bool is_folder);

 private:
  // By the folded name.
  absl::flat_hash_map<std::string, std::string> files_;
  absl::flat_hash_map<std::string, std::string> folders_;
};

}  // namespace preau::archive

#endif  // SERVICES_EXTRACTION_ARCHIVE_NAMES_H_
