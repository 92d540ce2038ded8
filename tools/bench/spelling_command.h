#ifndef TOOLS_BENCH_SPELLING_COMMAND_H_
#define TOOLS_BENCH_SPELLING_COMMAND_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"

namespace preau::bench {

struct SpellingOptions {
  // FOLDER of `index`.
  std::string index;
  // FILE of `queries`.
  std::string queries;
  uint64_t seed = 1;
};

// Times misspelt searches, half words and suggestions inside this process, each
// asked once: prints a line for each class (name, how many, how many of them
// were answered, median and 99th percentile in µs of a processor).
absl::Status TimeSpelling(const SpellingOptions& options, base::Clock& clock,
                          std::ostream& out);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_SPELLING_COMMAND_H_
