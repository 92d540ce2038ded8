#include "services/ingestion/harvest/answer_status.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"

namespace preau::harvest {

absl::Status StatusOfAnswer(const fetch::Response& response) {
  const std::string status = absl::StrCat(response.status);
  if (response.status == 429 || response.retry_after_seconds > 0) {
    return base::MakeError(
        absl::StatusCode::kUnavailable,
        {"SOURCE_BUSY",
         "source",
         {{"status", status},
          {"seconds", absl::StrCat(response.retry_after_seconds)}}});
  }
  // What is forbidden or not found now may be a fault of an hour, but asking
  // again at once is no use.
  return base::MakeError(response.status >= 500
                             ? absl::StatusCode::kUnavailable
                             : absl::StatusCode::kFailedPrecondition,
                         {"SOURCE_STATUS", "source", {{"status", status}}});
}

}  // namespace preau::harvest
