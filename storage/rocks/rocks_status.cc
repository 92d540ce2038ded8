#include "storage/rocks/rocks_status.h"

#include <string>

#include "absl/strings/match.h"
#include "storage/base/error.h"
#include "storage/base/log.h"

namespace preau::rocks {

absl::Status FromRocks(const rocksdb::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const std::string text = status.ToString();
  base::LogError("storage: ", text);
  if (status.IsCorruption()) {
    return base::MakeError(absl::StatusCode::kDataLoss,
                           {"STORAGE_DAMAGED", "", {}});
  }
  // The lock's failure has no code of its own.
  if (status.IsIOError() && (absl::StrContains(text, "While lock file") ||
                             absl::StrContains(text, "lock hold by"))) {
    return base::MakeError(absl::StatusCode::kUnavailable,
                           {"STORAGE_IN_USE", "", {}});
  }
  return base::MakeError(absl::StatusCode::kInternal,
                         {"STORAGE_FAILED", "", {}});
}

}  // namespace preau::rocks
