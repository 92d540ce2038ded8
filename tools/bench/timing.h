#ifndef TOOLS_BENCH_TIMING_H_
#define TOOLS_BENCH_TIMING_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

// How searches are timed, the same for all engines. Standard library only, as
// the programs of peers/ use it.
namespace preau::bench {

struct TimingOptions {
  std::string engine;
  // What is measured: "top", "count" or "facets".
  std::string mode;
  // Rounds over all queries before those that are measured, and these.
  int warm = 3;
  int rounds = 3;
  // Queries of each class; 0: all.
  size_t limit = 0;
};

// Answers the query of this index; returns its hits, or what it knows of them.
using Search = std::function<int64_t(size_t query)>;

// Asks all queries in turns; `classes` has the class of each. Prints a line for
// each class: engine, mode, class, number of searches, median and 99th
// percentile in µs, mean hits ("-" in mode "top"), separated by tabs. Measures
// time on the wall, or what the thread had of a processor where
// PREAU_BENCH_CLOCK is "cpu" in the environment.
void TimeSearches(const TimingOptions& options,
                  const std::vector<std::string>& classes, const Search& search,
                  std::ostream& out);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_TIMING_H_
