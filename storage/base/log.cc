#include "storage/base/log.h"

#include <unistd.h>

#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace preau::base {

void LogLine(Severity severity, absl::string_view text) {
  const char* name = severity == Severity::kInfo      ? "INFO"
                     : severity == Severity::kWarning ? "WARNING"
                                                      : "ERROR";
  std::string line =
      absl::StrCat(absl::FormatTime("%Y-%m-%d%ET%H:%M:%E3SZ", absl::Now(),
                                    absl::UTCTimeZone()),
                   " ", name, " ", text);
  // A line break inside would let a text pass for a line of its own.
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  line += '\n';
  // One write for one line, so that lines of several threads don't mix.
  [[maybe_unused]] const ssize_t n =
      write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace preau::base
