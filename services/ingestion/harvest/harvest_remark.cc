#include "services/ingestion/harvest/harvest_remark.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"

namespace preau::harvest {
namespace {

constexpr size_t kMaxArgumentBytes = 500;

}  // namespace

base::ErrorDetail DetailOf(const absl::Status& status) {
  if (std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
      detail.has_value()) {
    return *std::move(detail);
  }
  return {
      absl::StrCat("STATUS_", absl::StatusCodeToString(status.code())), "", {}};
}

v1::HarvestRemark ToRemark(const base::ErrorDetail& detail) {
  v1::HarvestRemark remark;
  remark.set_reason(detail.reason);
  for (const auto& [name, value] : detail.args) {
    (*remark.mutable_args())[name] =
        std::string(text::TruncateUtf8(value, kMaxArgumentBytes));
  }
  return remark;
}

}  // namespace preau::harvest
