#include "indexer/xapian/errors.h"

#include <cerrno>
#include <cstring>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace preau::xapian {

absl::Status ToStatus(const Xapian::Error& error) {
  const std::string text = error.get_description();
  const absl::string_view type = error.get_type();
  if (type == "DatabaseModifiedError") return absl::AbortedError(text);
  if (type == "DatabaseLockError") return absl::FailedPreconditionError(text);
  if (absl::StrContains(text, std::strerror(ENOSPC))) {
    return absl::ResourceExhaustedError(text);
  }
  if (type == "DatabaseNotFoundError") return absl::NotFoundError(text);
  if (absl::StartsWith(type, "Database")) return absl::DataLossError(text);
  return absl::InternalError(text);
}

}  // namespace preau::xapian
