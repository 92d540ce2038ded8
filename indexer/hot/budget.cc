#include "indexer/hot/budget.h"

#include <algorithm>

#include "storage/base/clock.h"

namespace preau::hot {
namespace {

int64_t ThreadMicros() { return base::ThreadNanos() / 1000; }

}  // namespace

Budget::Budget(int64_t micros) : micros_(micros) {
  if (micros_ == 0) return;
  begun_ = ThreadMicros();
  look_again_ =
      std::chrono::steady_clock::now() + std::chrono::microseconds(micros_);
}

bool Budget::IsSpent() {
  if (micros_ == 0) return false;
  // What has passed on the wall is cheaper to know, and never less.
  const auto now = std::chrono::steady_clock::now();
  if (now < look_again_) return false;
  const int64_t left = micros_ - (ThreadMicros() - begun_);
  look_again_ = now + std::chrono::microseconds(left);
  return left <= 0;
}

int64_t Budget::left() const {
  if (micros_ == 0) return 0;
  return std::max<int64_t>(micros_ - (ThreadMicros() - begun_), 1);
}

}  // namespace preau::hot
