#ifndef TOOLS_BENCH_INDEX_COMMAND_H_
#define TOOLS_BENCH_INDEX_COMMAND_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"

namespace preau::bench {

struct IndexOptions {
  // FILE of `corpus`.
  std::string corpus;
  // Folder to make.
  std::string out;
};

// Indexes a corpus as the pipeline does, and says how long that took.
absl::Status MakeIndex(const IndexOptions& options, base::Clock& clock,
                       std::ostream& out, std::ostream& err);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_INDEX_COMMAND_H_
