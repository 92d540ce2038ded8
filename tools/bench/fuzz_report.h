#ifndef TOOLS_BENCH_FUZZ_REPORT_H_
#define TOOLS_BENCH_FUZZ_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "tools/bench/fuzz_measure.h"
#include "tools/bench/fuzz_queries.h"

namespace preau::bench {

// What all requests took, and the worst of them. Thread-compatible.
class FuzzReport {
 public:
  static constexpr size_t kWorst = 10;

  void Add(const FuzzRequest& request, const Cost& cost,
           const absl::Status& status, bool is_partial);
  void Print(std::ostream& out) const;

  size_t requests() const { return micros_.size(); }
  // 0 when there was none.
  int64_t max_micros() const;
  int64_t max_bytes() const;

 private:
  struct Worst {
    int64_t amount;
    std::string request;
  };
  static void Keep(int64_t amount, const FuzzRequest& request,
                   const std::string& ended, std::vector<Worst>& worst);

  std::vector<int64_t> micros_;
  std::vector<int64_t> bytes_;
  // The largest first.
  std::vector<Worst> slowest_;
  std::vector<Worst> largest_;
  // By status code and reason.
  std::map<std::string, size_t> refused_;
  size_t partial_ = 0;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_FUZZ_REPORT_H_
