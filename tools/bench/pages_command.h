#ifndef TOOLS_BENCH_PAGES_COMMAND_H_
#define TOOLS_BENCH_PAGES_COMMAND_H_

#include <cstddef>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"
#include "tools/bench/timing.h"

namespace preau::bench {

struct PagesOptions {
  // Folder of `index`.
  std::string index;
  // FILE of `queries`.
  std::string queries;
  size_t page_size = 20;
  TimingOptions timing;
};

// Times whole pages inside this process, each made anew: hits with their titles
// and snippets, and the numbers of levels, disciplines and kinds. Prints lines
// as peers/ does.
absl::Status TimePages(const PagesOptions& options, base::Clock& clock,
                       std::ostream& out);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_PAGES_COMMAND_H_
