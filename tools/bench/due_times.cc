#include "tools/bench/due_times.h"

#include <cmath>

namespace preau::bench {

DueTimes::DueTimes(Arrivals arrivals, double per_second, uint64_t seed,
                   uint64_t stream)
    : arrivals_(arrivals),
      nanos_apart_(1e9 / per_second),
      random_(seed, stream) {}

int64_t DueTimes::Next() {
  if (arrivals_ == Arrivals::kEven) {
    // Not added up: rounding would make a long run drift.
    return std::llround(static_cast<double>(given_++) * nanos_apart_);
  }
  last_ -= std::log1p(-random_.Unit()) * nanos_apart_;
  return std::llround(last_);
}

}  // namespace preau::bench
