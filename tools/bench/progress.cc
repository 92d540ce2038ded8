#include "tools/bench/progress.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace preau::bench {
namespace {

constexpr int64_t kPatienceMicros = 2000000;
constexpr int64_t kIntervalMicros = 500000;
// The clock isn't asked for each step.
constexpr uint64_t kSteps = 64;

}  // namespace

Progress::Progress(absl::string_view what, uint64_t total, base::Clock& clock,
                   std::ostream& out)
    : what_(what),
      total_(total),
      clock_(clock),
      out_(out),
      start_micros_(clock.NowMicros()),
      last_micros_(start_micros_ + kPatienceMicros - kIntervalMicros) {}

Progress::~Progress() {
  if (!said_) return;
  Say(static_cast<double>(clock_.NowMicros() - start_micros_) / 1e6);
  out_ << std::endl;
}

void Progress::Advance() {
  if (++done_ % kSteps != 0) return;
  const int64_t now = clock_.NowMicros();
  if (now - last_micros_ < kIntervalMicros) return;
  last_micros_ = now;
  Say(static_cast<double>(now - start_micros_) / 1e6);
}

void Progress::Say(double seconds) {
  said_ = true;
  std::string line = absl::StrCat("\r", what_, ": ", done_);
  if (total_ > 0) absl::StrAppend(&line, " of ", total_);
  const double rate = static_cast<double>(done_) / seconds;
  absl::StrAppend(&line, absl::StrFormat(", %.0f/s, %.0f s", rate, seconds));
  if (total_ > done_ && rate > 0) {
    absl::StrAppend(
        &line, absl::StrFormat(", %.0f s left",
                               static_cast<double>(total_ - done_) / rate));
  }
  out_ << line << "   " << std::flush;
}

}  // namespace preau::bench
