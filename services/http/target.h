#ifndef SERVICES_HTTP_TARGET_H_
#define SERVICES_HTTP_TARGET_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::http {

// What a request is for (RFC 3986), decoded.
struct Target {
  // Between the slashes: "v1", "search".
  std::vector<std::string> path;
  // In order; a name may come several times.
  std::vector<std::pair<std::string, std::string>> parameters;
};

inline constexpr size_t kMaxTargetBytes = 8000;
inline constexpr size_t kMaxParameters = 500;

// INVALID_ARGUMENT: HTTP_TARGET_INVALID (no path, a "%" that isn't followed by
// two digits, a zero byte, ill-formed UTF-8), TOO_MANY{max}; field "target".
absl::StatusOr<Target> ParseTarget(absl::string_view target);

}  // namespace preau::http

#endif  // SERVICES_HTTP_TARGET_H_
