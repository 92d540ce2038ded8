#ifndef TOOLS_BENCH_LOAD_COMMAND_H_
#define TOOLS_BENCH_LOAD_COMMAND_H_

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"
#include "tools/bench/load_clock.h"

namespace preau::bench {

struct LoadOptions {
  // "unix:/path" or "host:port" of a SearchService.
  std::string server;
  // FILE of `queries`.
  std::string queries;
  // Requests in a second; 0: as many as `concurrency` gives.
  double rate = 0;
  bool poisson = false;
  double seconds = 10;
  // Before those, not counted.
  double warm_seconds = 2;
  size_t concurrency = 64;
  double repeats = 0;
  size_t popular = 200;
  uint64_t seed = 1;
  int page_size = 20;
  // Separated by commas.
  std::string facets = "level,discipline,kind";
  // Measures an echo of the answers' mean size in between.
  bool echo = false;
  // What the echo is run from: preau-bench.
  std::string program = "/proc/self/exe";
};

struct EchoOptions {
  // Of an answer: about what 20 hits with snippets and three facets take.
  size_t bytes = 14000;
  double seconds = 5;
  // Only answer, until the standard input ends.
  bool serve = false;
  std::string program = "/proc/self/exe";
};

// Sends searches to a running server and prints a line, separated by tabs:
// "search", rate asked, rate achieved, requests, errors, then 50th, 90th, 99th
// and 99.9th percentile and longest latency in µs, mean size of an answer in
// bytes. With an echo, a line "echo" follows. Fails when nothing was answered.
absl::Status RunLoad(const LoadOptions& options, base::Clock& clock,
                     LoadClock& load_clock, std::ostream& out,
                     std::ostream& err);

// Measures calls that ask for nothing, one after the other, and prints a line
// "echo" as above.
absl::Status RunEcho(const EchoOptions& options, base::Clock& clock,
                     LoadClock& load_clock, std::ostream& out,
                     std::ostream& err);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_LOAD_COMMAND_H_
