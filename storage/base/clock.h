#ifndef STORAGE_BASE_CLOCK_H_
#define STORAGE_BASE_CLOCK_H_

#include <cstdint>

namespace preau::base {

// Time as the rest of the house sees it, so that tests can hold it still.
// Implementations are thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  // Microseconds since 1970-01-01T00:00:00Z.
  virtual int64_t NowMicros() = 0;
};

// The machine's clock. Never destroyed.
Clock* SystemClock();

// What this thread has had of a processor, in nanoseconds.
int64_t ThreadNanos();

}  // namespace preau::base

#endif  // STORAGE_BASE_CLOCK_H_
