#include "storage/base/clock.h"

#include <time.h>

#include <chrono>

namespace preau::base {
namespace {

class MachineClock : public Clock {
 public:
  int64_t NowMicros() override {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
  }
};

}  // namespace

Clock* SystemClock() {
  static Clock* const clock = new MachineClock;
  return clock;
}

int64_t ThreadNanos() {
  timespec time = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return int64_t{time.tv_sec} * 1000000000 + time.tv_nsec;
}

}  // namespace preau::base
