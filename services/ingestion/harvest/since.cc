#include "services/ingestion/harvest/since.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace preau::harvest {
namespace {

constexpr size_t kMaxKeyBytes = 500;
constexpr absl::Duration kOverlap = absl::Hours(1);

}  // namespace

Since Since::Parse(absl::string_view text) {
  Since since;
  const std::vector<std::string> parts = absl::StrSplit(text, ' ');
  absl::Time time;
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_sec, parts[0], &time, &error)) {
    return since;
  }
  since.time_ = time;
  since.failed_.assign(parts.begin() + 1, parts.end());
  return since;
}

bool Since::HasFailed(absl::string_view key) const {
  return std::find(failed_.begin(), failed_.end(), key) != failed_.end();
}

void Failures::Add(absl::string_view key) {
  const bool fits = !key.empty() && key.size() <= kMaxKeyBytes &&
                    std::all_of(key.begin(), key.end(), [](char c) {
                      return absl::ascii_isgraph(static_cast<unsigned char>(c));
                    });
  if (!fits || keys_.size() >= kMaxKept) {
    too_many_ = true;
  } else if (std::find(keys_.begin(), keys_.end(), key) == keys_.end()) {
    keys_.emplace_back(key);
  }
}

std::string Failures::NextFrom(int64_t begin_micros,
                               const std::string& before) const {
  if (too_many_) return before;
  std::string next = absl::FormatTime(
      absl::RFC3339_sec, absl::FromUnixMicros(begin_micros) - kOverlap,
      absl::UTCTimeZone());
  for (const std::string& key : keys_) absl::StrAppend(&next, " ", key);
  return next;
}

}  // namespace preau::harvest
