#ifndef TOOLS_BENCH_CHANGES_COMMAND_H_
#define TOOLS_BENCH_CHANGES_COMMAND_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"

namespace preau::bench {

struct ChangesOptions {
  // FOLDER of `index`; it is changed.
  std::string index;
  // FILE of `corpus`, and of `queries`.
  std::string corpus;
  std::string queries;
  // Changes a second.
  int rate = 200;
  // Of each part: without changes and with them.
  int seconds = 30;
};

// How long an index takes to open, and how searches fare while it changes:
// prints a line for each part (name, searches, median and 99th percentile in
// µs), then how long changes took until they were found.
absl::Status MeasureChanges(const ChangesOptions& options, base::Clock& clock,
                            std::ostream& out);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_CHANGES_COMMAND_H_
