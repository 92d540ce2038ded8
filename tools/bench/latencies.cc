#include "tools/bench/latencies.h"

#include <algorithm>
#include <cmath>

namespace preau::bench {

void Latencies::Add(const Latencies& others) {
  nanos_.insert(nanos_.end(), others.nanos_.begin(), others.nanos_.end());
}

int64_t Latencies::Percentile(double part) {
  if (nanos_.empty()) return 0;
  if (sorted_ != nanos_.size()) {
    std::sort(nanos_.begin(), nanos_.end());
    sorted_ = nanos_.size();
  }
  // 0.99 * 100 is a little more than 99, which isn't a reason to take the next.
  constexpr double kRounding = 1e-9;
  const double rank =
      std::ceil(part * static_cast<double>(nanos_.size()) - kRounding);
  const auto after = static_cast<size_t>(std::max(rank, 1.0));
  return nanos_[std::min(after, nanos_.size()) - 1];
}

}  // namespace preau::bench
