#ifndef TOOLS_BENCH_PROGRESS_H_
#define TOOLS_BENCH_PROGRESS_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/strings/string_view.h"
#include "storage/base/clock.h"

namespace preau::bench {

// Says now and then how far something is, once it takes longer than two
// seconds: one line that is written over on a terminal. Thread-compatible.
class Progress {
 public:
  // `total` is 0 when it isn't known.
  Progress(absl::string_view what, uint64_t total, base::Clock& clock,
           std::ostream& out);
  // Ends the line, if there is one.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Advance();

 private:
  void Say(double seconds);

  const std::string what_;
  const uint64_t total_;
  base::Clock& clock_;
  std::ostream& out_;
  const int64_t start_micros_;
  int64_t last_micros_;
  uint64_t done_ = 0;
  bool said_ = false;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_PROGRESS_H_
