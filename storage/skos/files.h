#ifndef STORAGE_SKOS_FILES_H_
#define STORAGE_SKOS_FILES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "storage/skos/thesaurus.h"

namespace preau::skos {

inline constexpr size_t kMaxFiles = 1000;
inline constexpr size_t kMaxAllBytes = size_t{256} << 20;

// Reads the named files, and of each named folder (not of those in it) what
// ends in .rdf, .skos or .xml, by name. Errors: NOT_FOUND
// SKOS_PATH_NOT_FOUND{path}; INVALID_ARGUMENT SKOS_FOLDER_EMPTY{path},
// SKOS_TOO_MANY_FILES{max}, SKOS_FILES_TOO_LARGE{max}; UNAVAILABLE
// SKOS_PATH_UNREADABLE{path}. A file over kMaxFileBytes is cut one byte behind,
// where ReadThesaurus() refuses it.
absl::StatusOr<std::vector<Source>> ReadSources(
    absl::Span<const std::string> paths);

}  // namespace preau::skos

#endif  // STORAGE_SKOS_FILES_H_
