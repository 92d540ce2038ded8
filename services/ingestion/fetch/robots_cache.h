#ifndef SERVICES_INGESTION_FETCH_ROBOTS_CACHE_H_
#define SERVICES_INGESTION_FETCH_ROBOTS_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/fetch/robots.h"
#include "storage/base/mutex.h"

namespace preau::fetch {

// The rules of a server, or why there are none for now.
using RobotsAnswer = absl::StatusOr<std::shared_ptr<const Robots>>;

// What servers' robots.txt said, by origin ("https://host:port"); those asked
// for longest ago are forgotten first. Thread-safe.
class RobotsCache {
 public:
  // RFC 9309, 2.4: rules aren't used for longer than a day.
  static constexpr int64_t kKeepMicros = int64_t{24} * 3600 * 1'000'000;
  // A server that couldn't say is asked again soon.
  static constexpr int64_t kKeepErrorMicros = int64_t{60} * 1'000'000;

  // `max_bytes` and `max_entries` bound what is kept; the newest always is.
  explicit RobotsCache(size_t max_bytes = size_t{8} << 20,
                       size_t max_entries = 2000)
      : max_bytes_(max_bytes), max_entries_(max_entries) {}

  std::optional<RobotsAnswer> Find(absl::string_view origin,
                                   int64_t now_micros);
  void Put(absl::string_view origin, RobotsAnswer answer, int64_t now_micros);

  size_t entries() const;

 private:
  struct Entry {
    std::string origin;
    RobotsAnswer answer;
    int64_t since_micros;
    size_t bytes;
  };
  using Entries = std::list<Entry>;

  Entries::iterator FindLocked(absl::string_view origin)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void EraseLocked(Entries::iterator entry)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const size_t max_bytes_;
  const size_t max_entries_;
  mutable base::Mutex mutex_;
  // The one asked for last first.
  Entries entries_ ABSL_GUARDED_BY(mutex_);
  size_t bytes_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_ROBOTS_CACHE_H_
