#ifndef TOOLS_BENCH_DUE_TIMES_H_
#define TOOLS_BENCH_DUE_TIMES_H_

#include <cstdint>

#include "tools/bench/seeded_random.h"

namespace preau::bench {

enum class Arrivals {
  // At equal distances.
  kEven,
  // As of many people who know nothing of each other: a Poisson process.
  kPoisson,
};

// When the requests of an open loop are due, whatever becomes of the ones
// before. Thread-compatible.
class DueTimes {
 public:
  // `per_second` is more than 0. The same seed and stream give the same times.
  DueTimes(Arrivals arrivals, double per_second, uint64_t seed,
           uint64_t stream);

  // Of the next request, in nanoseconds from the start.
  int64_t Next();

 private:
  const Arrivals arrivals_;
  const double nanos_apart_;
  SeededRandom random_;
  uint64_t given_ = 0;
  double last_ = 0;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_DUE_TIMES_H_
