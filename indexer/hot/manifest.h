#ifndef INDEXER_HOT_MANIFEST_H_
#define INDEXER_HOT_MANIFEST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/hot/layout.h"

namespace preau::hot {

// What the files of an index's folder are, and up to which change they are
// complete.
struct Manifest {
  struct SegmentFile {
    uint64_t number = 0;
    // Documents that are gone, ascending.
    std::vector<Doc> deleted;
  };
  uint64_t sequence = 0;
  std::vector<SegmentFile> segments;
};

// Replaces the manifest at once: after a crash it is the old or the new one.
absl::Status WriteManifest(const std::string& path, const Manifest& manifest);

// NOT_FOUND; DATA_LOSS when it is damaged or of another layout.
absl::StatusOr<Manifest> ReadManifest(const std::string& path);

}  // namespace preau::hot

#endif  // INDEXER_HOT_MANIFEST_H_
