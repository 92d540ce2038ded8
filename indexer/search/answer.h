#ifndef INDEXER_SEARCH_ANSWER_H_
#define INDEXER_SEARCH_ANSWER_H_

#include <cstdint>
#include <list>
#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "indexer/hot/snapshot.h"
#include "indexer/search/search.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"

namespace preau::search {

// A page, and the snapshot that it was found on. Immutable.
struct Answer {
  std::shared_ptr<const hot::Snapshot> snapshot;
  Response response;
  // It would be another a moment later, though the index stays as it is.
  bool is_provisional = false;
};

// What makes two searches the same on one generation of the index: words,
// filters, facets, order, page, snippets, and what the viewer is shown.
std::string AnswerKey(const Visibility& visibility, const Request& request);

// Keeps answers on the newest generation of the index, until they haven't been
// asked for for a minute, as many as fit. Thread-safe.
class AnswerCache {
 public:
  static constexpr int64_t kKeptMicros = 60 * 1000000;
  // Some 4 KiB for each hit, and some 2 KiB for the counts.
  static constexpr size_t kMaxHits = 20000;

  // Of `max_hits` in all; 0: only what is asked for at the same time is found
  // once.
  AnswerCache(base::Clock* clock, size_t max_hits)
      : clock_(clock), max_hits_(max_hits) {}

  // The answer on `generation`, found when it isn't here. Who asks for the same
  // meanwhile waits for it, so that it is found once; an error is that of all
  // of them, and an incomplete or provisional answer isn't kept.
  absl::StatusOr<std::shared_ptr<const Answer>> FindOrMake(
      const std::string& key, uint64_t generation,
      absl::FunctionRef<absl::StatusOr<Answer>()> make);

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Answer> answer;
    int64_t used_micros = 0;
  };
  using Entries = std::list<Entry>;

  struct Making {
    bool done = false;
    absl::StatusOr<std::shared_ptr<const Answer>> result;
  };

  void DropOld() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  base::Clock* const clock_;
  const size_t max_hits_;
  base::Mutex mutex_;
  base::CondVar made_;
  uint64_t generation_ ABSL_GUARDED_BY(mutex_) = 0;
  // The one that wasn't asked for the longest first.
  Entries entries_ ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<std::string, Entries::iterator> by_key_
      ABSL_GUARDED_BY(mutex_);
  // Also those of other generations.
  absl::flat_hash_map<std::string, std::shared_ptr<Making>> under_way_
      ABSL_GUARDED_BY(mutex_);
  // Of all entries.
  size_t hits_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_ANSWER_H_
