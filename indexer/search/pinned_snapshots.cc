#include "indexer/search/pinned_snapshots.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace preau::search {

void PinnedSnapshots::Pin(std::shared_ptr<const hot::Snapshot> snapshot) {
  if (Find(snapshot->generation()) != nullptr) return;
  base::MutexLock lock(&mutex_);
  pinned_.push_back({std::move(snapshot), clock_->NowMicros()});
  if (pinned_.size() > kMaxSnapshots) pinned_.pop_front();
}

std::shared_ptr<const hot::Snapshot> PinnedSnapshots::Find(
    uint64_t generation) {
  base::MutexLock lock(&mutex_);
  const int64_t now = clock_->NowMicros();
  while (!pinned_.empty() && pinned_.front().used_micros + kKeptMicros < now) {
    pinned_.pop_front();
  }
  const auto found =
      std::find_if(pinned_.begin(), pinned_.end(), [&](const Pinned& pinned) {
        return pinned.snapshot->generation() == generation;
      });
  if (found == pinned_.end()) return nullptr;
  found->used_micros = now;
  pinned_.splice(pinned_.end(), pinned_, found);
  return found->snapshot;
}

}  // namespace preau::search
