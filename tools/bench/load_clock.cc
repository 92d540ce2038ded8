#include "tools/bench/load_clock.h"

#include <sys/prctl.h>
#include <time.h>

#include <cerrno>

namespace preau::bench {
namespace {

constexpr int64_t kNanosPerSecond = 1'000'000'000;

class RealClock : public LoadClock {
 public:
  int64_t NowNanos() override {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * kNanosPerSecond + now.tv_nsec;
  }

  void SleepUntil(int64_t nanos) override {
    // Linux otherwise ends sleeps up to 50 µs late, which would be counted as
    // the server's.
    thread_local const int kPrecise = prctl(PR_SET_TIMERSLACK, 1UL);
    static_cast<void>(kPrecise);
    const timespec until{nanos / kNanosPerSecond, nanos % kNanosPerSecond};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) ==
           EINTR) {
    }
  }
};

}  // namespace

LoadClock* SteadyClock() {
  static RealClock* const kClock = new RealClock();
  return kClock;
}

}  // namespace preau::bench
