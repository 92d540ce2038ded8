#include "tools/bench/fuzz_report.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "storage/base/error.h"

namespace preau::bench {
namespace {

std::string Reason(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return absl::StrCat(absl::StatusCodeToString(status.code()), " ",
                      detail.has_value() ? detail->reason : "");
}

int64_t Largest(const std::vector<int64_t>& amounts) {
  return amounts.empty() ? 0
                         : *std::max_element(amounts.begin(), amounts.end());
}

int64_t PerMille(std::vector<int64_t> amounts, size_t share) {
  if (amounts.empty()) return 0;
  const size_t rank = (amounts.size() - 1) * share / 1000;
  std::nth_element(amounts.begin(),
                   amounts.begin() + static_cast<std::ptrdiff_t>(rank),
                   amounts.end());
  return amounts[rank];
}

}  // namespace

void FuzzReport::Keep(int64_t amount, const FuzzRequest& request,
                      const std::string& ended, std::vector<Worst>& worst) {
  if (worst.size() == kWorst && amount <= worst.back().amount) return;
  if (worst.size() == kWorst) worst.pop_back();
  const auto place =
      std::find_if(worst.begin(), worst.end(),
                   [&](const Worst& each) { return each.amount < amount; });
  worst.insert(place, {amount, absl::StrCat(Describe(request), ended)});
}

void FuzzReport::Add(const FuzzRequest& request, const Cost& cost,
                     const absl::Status& status, bool is_partial) {
  micros_.push_back(cost.micros);
  bytes_.push_back(cost.peak_bytes);
  std::string ended;
  if (!status.ok()) {
    const std::string reason = Reason(status);
    ++refused_[reason];
    ended = absl::StrCat(" -> ", reason);
  } else if (is_partial) {
    ++partial_;
    ended = " -> partial";
  }
  Keep(cost.micros, request, ended, slowest_);
  Keep(cost.peak_bytes, request, ended, largest_);
}

int64_t FuzzReport::max_micros() const { return Largest(micros_); }
int64_t FuzzReport::max_bytes() const { return Largest(bytes_); }

void FuzzReport::Print(std::ostream& out) const {
  constexpr size_t kRare = 999;
  constexpr size_t kHalf = 500;
  out << absl::StrFormat("requests %d, partial %d\n", requests(), partial_)
      << absl::StrFormat("micros: max %d, p99.9 %d, median %d\n", max_micros(),
                         PerMille(micros_, kRare), PerMille(micros_, kHalf))
      << absl::StrFormat("bytes: max %d, p99.9 %d, median %d\n", max_bytes(),
                         PerMille(bytes_, kRare), PerMille(bytes_, kHalf));
  for (const auto& [reason, count] : refused_) {
    out << absl::StrFormat("refused %d: %s\n", count, reason);
  }
  for (const Worst& each : slowest_) {
    out << "slow\t" << each.amount << '\t' << each.request << '\n';
  }
  for (const Worst& each : largest_) {
    out << "large\t" << each.amount << '\t' << each.request << '\n';
  }
}

}  // namespace preau::bench
