#ifndef TOOLS_BENCH_LATENCIES_H_
#define TOOLS_BENCH_LATENCIES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace preau::bench {

// How long each of many requests took: all are kept, so that no percentile is
// an estimate. Thread-compatible.
class Latencies {
 public:
  void Add(int64_t nanos) { nanos_.push_back(nanos); }
  void Add(const Latencies& others);

  size_t count() const { return nanos_.size(); }
  // The shortest latency that at least `part` of all (0 to 1) don't exceed: of
  // a hundred, 0.99 is the second longest and 1 the longest. 0 when there is
  // none. Sorts what was added since the last time.
  int64_t Percentile(double part);

 private:
  std::vector<int64_t> nanos_;
  size_t sorted_ = 0;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_LATENCIES_H_
