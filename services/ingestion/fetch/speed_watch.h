#ifndef SERVICES_INGESTION_FETCH_SPEED_WATCH_H_
#define SERVICES_INGESTION_FETCH_SPEED_WATCH_H_

#include <chrono>
#include <cstdint>

namespace preau::fetch {

// Whether an answer comes too slowly: fewer than `bytes` in `time`, from its
// first byte on. Before that a server may think. Thread-compatible.
class SpeedWatch {
 public:
  using Time = std::chrono::steady_clock::time_point;

  SpeedWatch(int64_t bytes, std::chrono::milliseconds time)
      : least_bytes_(bytes), time_(time) {}

  // `bytes` have come by `now`; to be asked more often than once in a `time`.
  bool IsTooSlow(int64_t bytes, Time now) {
    const bool has_begun = from_bytes_ >= 0;
    if (bytes == 0 || (has_begun && now - from_ < time_)) return false;
    if (has_begun && bytes - from_bytes_ < least_bytes_) return true;
    from_ = now;
    from_bytes_ = bytes;
    return false;
  }

 private:
  const int64_t least_bytes_;
  const std::chrono::milliseconds time_;
  // Since when, and from which number of bytes, it is measured.
  Time from_;
  int64_t from_bytes_ = -1;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_SPEED_WATCH_H_
