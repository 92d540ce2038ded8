#ifndef TOOLS_BENCH_LOAD_CLOCK_H_
#define TOOLS_BENCH_LOAD_CLOCK_H_

#include <cstdint>

namespace preau::bench {

// Time as latencies are measured in, so that tests can say how long something
// takes. Implementations are thread-safe.
class LoadClock {
 public:
  virtual ~LoadClock() = default;
  // From a start of its own; never goes back.
  virtual int64_t NowNanos() = 0;
  virtual void SleepUntil(int64_t nanos) = 0;
};

// The machine's clock, whose sleeps end within some 0.1 ms. Never destroyed.
LoadClock* SteadyClock();

}  // namespace preau::bench

#endif  // TOOLS_BENCH_LOAD_CLOCK_H_
