#ifndef STORAGE_BASE_LOG_H_
#define STORAGE_BASE_LOG_H_

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace preau::base {

enum class Severity { kInfo, kWarning, kError };

// One line on standard error: time, severity, text. Never pass what a person
// typed, an address or a name. Thread-safe.
void LogLine(Severity severity, absl::string_view text);

template <typename... Parts>
void LogInfo(const Parts&... parts) {
  LogLine(Severity::kInfo, absl::StrCat(parts...));
}
template <typename... Parts>
void LogWarning(const Parts&... parts) {
  LogLine(Severity::kWarning, absl::StrCat(parts...));
}
template <typename... Parts>
void LogError(const Parts&... parts) {
  LogLine(Severity::kError, absl::StrCat(parts...));
}

}  // namespace preau::base

#endif  // STORAGE_BASE_LOG_H_
