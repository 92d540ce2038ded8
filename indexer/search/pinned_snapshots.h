#ifndef INDEXER_SEARCH_PINNED_SNAPSHOTS_H_
#define INDEXER_SEARCH_PINNED_SNAPSHOTS_H_

#include <cstdint>
#include <list>
#include <memory>

#include "indexer/hot/snapshot.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"

namespace preau::search {

// Snapshots that somebody pages through: kept for a minute after they were last
// used, so that pages neither repeat nor skip anything while the index changes.
// Not more than some, since each keeps what was deleted since. Thread-safe.
class PinnedSnapshots {
 public:
  static constexpr int64_t kKeptMicros = 60 * 1000000;
  static constexpr size_t kMaxSnapshots = 128;

  explicit PinnedSnapshots(base::Clock* clock) : clock_(clock) {}

  void Pin(std::shared_ptr<const hot::Snapshot> snapshot);
  // Null when it is gone.
  std::shared_ptr<const hot::Snapshot> Find(uint64_t generation);

 private:
  struct Pinned {
    std::shared_ptr<const hot::Snapshot> snapshot;
    int64_t used_micros = 0;
  };

  base::Clock* const clock_;
  base::Mutex mutex_;
  // The one that wasn't used the longest first.
  std::list<Pinned> pinned_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_PINNED_SNAPSHOTS_H_
