#ifndef SERVICES_INGESTION_HARVEST_SINCE_H_
#define SERVICES_INGESTION_HARVEST_SINCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace preau::harvest {

// What a pass leaves to the next one in Page::next_from, for providers whose
// records say when they changed: the time from which changes count, and the few
// records that couldn't be read. "2026-02-03T10:00:00Z https://…". Values.
class Since {
 public:
  // What can't be read counts as nothing: everything is to be read.
  static Since Parse(absl::string_view text);

  // None: everything is to be read.
  const std::optional<absl::Time>& time() const { return time_; }
  // Whether the record's last reading failed.
  bool HasFailed(absl::string_view key) const;

 private:
  std::optional<absl::Time> time_;
  std::vector<std::string> failed_;
};

// Records that couldn't be read in a pass. They are kept in memory: after a
// restart it is only known that there were some. Thread-compatible.
class Failures {
 public:
  static constexpr size_t kMaxKept = 20;

  void Add(absl::string_view key);
  // Some that aren't known any more.
  void AddUnknown() { too_many_ = true; }
  bool empty() const { return keys_.empty() && !too_many_; }

  // For the next pass, when this one began at `begin_micros` by our clock: an
  // hour earlier, since a provider's may be another. Where the failures are too
  // many to be named, `before`: as much as this pass.
  std::string NextFrom(int64_t begin_micros, const std::string& before) const;

 private:
  std::vector<std::string> keys_;
  bool too_many_ = false;
};

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_SINCE_H_
