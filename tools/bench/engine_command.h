#ifndef TOOLS_BENCH_ENGINE_COMMAND_H_
#define TOOLS_BENCH_ENGINE_COMMAND_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "tools/bench/timing.h"

namespace preau::bench {

struct EngineOptions {
  // Folder of `index`.
  std::string index;
  // FILE of `queries`.
  std::string queries;
  TimingOptions timing;
};

// Times our own engine inside this process, and prints lines as peers/ does.
absl::Status TimeEngine(const EngineOptions& options, std::ostream& out);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_ENGINE_COMMAND_H_
