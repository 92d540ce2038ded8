#ifndef STORAGE_BASE_ERROR_H_
#define STORAGE_BASE_ERROR_H_

#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace preau::base {

// What an error says beyond its code. Travels in the status' payload, so that
// it survives every layer; services/rpc turns it into the API's error details.
struct ErrorDetail {
  // Stable code, UPPER_SNAKE, at most 63 characters. storage/messages holds the
  // sentence for it in each language.
  std::string reason;
  // Path of the field at fault, as in the request: "resource.notice.title[0]".
  // Empty when no one field is.
  std::string field;
  // What the sentence's {placeholders} stand for.
  std::map<std::string, std::string> args;

  bool operator==(const ErrorDetail&) const = default;
};

// An error with its detail. The message is for logs: "REASON field: k=v, …".
absl::Status MakeError(absl::StatusCode code, const ErrorDetail& detail);

// Shorthands for the commonest codes.
absl::Status InvalidField(absl::string_view reason, absl::string_view field,
                          std::map<std::string, std::string> args = {});
absl::Status NotFound(absl::string_view reason, absl::string_view name);

// The detail of `status`, if MakeError() made it.
std::optional<ErrorDetail> GetErrorDetail(const absl::Status& status);

}  // namespace preau::base

#endif  // STORAGE_BASE_ERROR_H_
