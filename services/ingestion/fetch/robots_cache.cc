#include "services/ingestion/fetch/robots_cache.h"

#include <algorithm>
#include <utility>

namespace preau::fetch {

RobotsCache::Entries::iterator RobotsCache::FindLocked(
    absl::string_view origin) {
  return std::find_if(
      entries_.begin(), entries_.end(),
      [origin](const Entry& entry) { return entry.origin == origin; });
}

void RobotsCache::EraseLocked(Entries::iterator entry) {
  bytes_ -= entry->bytes;
  entries_.erase(entry);
}

std::optional<RobotsAnswer> RobotsCache::Find(absl::string_view origin,
                                              int64_t now_micros) {
  base::MutexLock lock(&mutex_);
  const auto entry = FindLocked(origin);
  if (entry == entries_.end()) return std::nullopt;
  const int64_t age = now_micros - entry->since_micros;
  // A clock that was set back says nothing of the age.
  if (age < 0 || age >= (entry->answer.ok() ? kKeepMicros : kKeepErrorMicros)) {
    EraseLocked(entry);
    return std::nullopt;
  }
  entries_.splice(entries_.begin(), entries_, entry);
  return entry->answer;
}

void RobotsCache::Put(absl::string_view origin, RobotsAnswer answer,
                      int64_t now_micros) {
  size_t bytes = sizeof(Entry) + origin.size();
  if (answer.ok()) bytes += (*answer)->bytes();
  base::MutexLock lock(&mutex_);
  if (const auto old = FindLocked(origin); old != entries_.end()) {
    EraseLocked(old);
  }
  entries_.push_front(
      {std::string(origin), std::move(answer), now_micros, bytes});
  bytes_ += bytes;
  while (entries_.size() > 1 &&
         (bytes_ > max_bytes_ || entries_.size() > max_entries_)) {
    EraseLocked(std::prev(entries_.end()));
  }
}

size_t RobotsCache::entries() const {
  base::MutexLock lock(&mutex_);
  return entries_.size();
}

}  // namespace preau::fetch
