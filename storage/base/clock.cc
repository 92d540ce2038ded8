#include "storage/base/clock.h"

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

}  // namespace preau::base
