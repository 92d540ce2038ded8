#ifndef TOOLS_BENCH_BROWSE_COMMAND_H_
#define TOOLS_BENCH_BROWSE_COMMAND_H_

#include <cstddef>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"
#include "tools/bench/timing.h"

namespace preau::bench {

struct BrowseOptions {
  // Folder of `index`.
  std::string index;
  TimingOptions timing;
  // Resources to find similar ones of, and pages of rows.
  size_t count = 500;
};

// Times what is found without a query, in this process: resources similar to
// one, and the rows of home pages.
absl::Status TimeBrowsing(const BrowseOptions& options, base::Clock& clock,
                          std::ostream& out);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_BROWSE_COMMAND_H_
