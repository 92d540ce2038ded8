#include "storage/base/error.h"

#include <utility>
#include <vector>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace preau::base {
namespace {

constexpr char kPayloadUrl[] = "preau/error-detail";

// Length-prefixed strings: reason, field, then key and value of each argument.
void AppendPart(absl::string_view part, std::string* out) {
  absl::StrAppend(out, part.size(), ":", part);
}

std::optional<std::vector<std::string>> SplitParts(absl::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const size_t colon = text.find(':');
    size_t size = 0;
    if (colon == absl::string_view::npos ||
        !absl::SimpleAtoi(text.substr(0, colon), &size) ||
        size > text.size() - colon - 1) {
      return std::nullopt;
    }
    parts.emplace_back(text.substr(colon + 1, size));
    text.remove_prefix(colon + 1 + size);
  }
  return parts;
}

}  // namespace

absl::Status MakeError(absl::StatusCode code, const ErrorDetail& detail) {
  std::string message = detail.reason;
  if (!detail.field.empty()) absl::StrAppend(&message, " ", detail.field);
  std::string payload;
  AppendPart(detail.reason, &payload);
  AppendPart(detail.field, &payload);
  const char* separator = ": ";
  for (const auto& [key, value] : detail.args) {
    absl::StrAppend(&message, separator, key, "=", value);
    separator = ", ";
    AppendPart(key, &payload);
    AppendPart(value, &payload);
  }
  absl::Status status(code, message);
  status.SetPayload(kPayloadUrl, absl::Cord(payload));
  return status;
}

absl::Status InvalidField(absl::string_view reason, absl::string_view field,
                          std::map<std::string, std::string> args) {
  return MakeError(absl::StatusCode::kInvalidArgument,
                   {std::string(reason), std::string(field), std::move(args)});
}

absl::Status NotFound(absl::string_view reason, absl::string_view name) {
  return MakeError(
      absl::StatusCode::kNotFound,
      {std::string(reason), "name", {{"name", std::string(name)}}});
}

std::optional<ErrorDetail> GetErrorDetail(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayloadUrl);
  if (!payload.has_value()) return std::nullopt;
  auto parts = SplitParts(std::string(*payload));
  if (!parts || parts->size() < 2 || parts->size() % 2 != 0) {
    return std::nullopt;
  }
  ErrorDetail detail{(*parts)[0], (*parts)[1], {}};
  for (size_t i = 2; i + 1 < parts->size(); i += 2) {
    detail.args[(*parts)[i]] = (*parts)[i + 1];
  }
  return detail;
}

}  // namespace preau::base
