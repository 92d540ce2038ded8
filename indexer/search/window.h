#ifndef INDEXER_SEARCH_WINDOW_H_
#define INDEXER_SEARCH_WINDOW_H_

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "indexer/columns/columns.h"
#include "indexer/query/query.h"
#include "indexer/search/search.h"
#include "indexer/xapian/index_reader.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/base/random.h"

namespace preau::search {

using Ranked = xapian::ScoredSlot;

// The first hits of a search in their order, with the columns that they are
// in: what its pages are cut from, so that they neither repeat nor skip
// anything while the index changes. Immutable.
struct Window {
  std::string id;
  uint64_t generation = 0;
  uint64_t sequence = 0;
  std::shared_ptr<const columns::Columns> columns;
  query::Query query;
  // How they are sorted: everything by relevance is the newest first.
  Sort sort = Sort::kRelevance;
  std::vector<Ranked> hits;
  uint64_t total = 0;
  // Depth of the first of `hits`.
  uint64_t first_depth = 0;
  struct Count {
    size_t field = 0;
    size_t value_count = 0;
    // The values to show, with their counts.
    std::vector<std::pair<columns::ValueId, uint64_t>> values;
  };
  std::vector<Count> facets;
};

// What makes two searches the same on one generation of the index: words,
// filters, facets, order and what the viewer is shown; not the page.
std::string SearchKey(const Visibility& visibility, const Request& request);

// Keeps windows for a minute after they were last asked for, as many as fit.
// Thread-safe.
class WindowCache {
 public:
  static constexpr int64_t kKeptMicros = 60 * 1000000;

  WindowCache(base::Clock* clock, base::Random* random)
      : clock_(clock), random_(random) {}

  // The window of a search on `generation`, ranked when it isn't here. Who asks
  // for the same meanwhile waits for it, so that it is ranked once; an error is
  // that of all of them. `rank` may take a newer generation.
  absl::StatusOr<std::shared_ptr<const Window>> FindOrRank(
      const std::string& key, uint64_t generation,
      absl::FunctionRef<absl::StatusOr<Window>()> rank);

  // Gives the window its id, and keeps it.
  std::shared_ptr<const Window> Keep(Window window);

  // Null when it is gone.
  std::shared_ptr<const Window> Find(absl::string_view id);

 private:
  struct Entry {
    std::shared_ptr<const Window> window;
    // Under which it is found again; empty: by its id alone.
    std::string key;
    int64_t used_micros = 0;
  };
  using Entries = std::list<Entry>;

  struct Ranking {
    bool done = false;
    absl::StatusOr<std::shared_ptr<const Window>> result;
  };

  std::shared_ptr<const Window> Add(Window window, std::string key)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Null where it is too old.
  std::shared_ptr<const Window> Use(Entries::iterator entry)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void DropOld() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  base::Clock* const clock_;
  base::Random* const random_;
  base::Mutex mutex_;
  base::CondVar ranked_;
  // The one that wasn't asked for the longest first.
  Entries entries_ ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<std::string, Entries::iterator> by_id_
      ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<std::string, Entries::iterator> by_key_
      ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<std::string, std::shared_ptr<Ranking>> under_way_
      ABSL_GUARDED_BY(mutex_);
  size_t hits_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_WINDOW_H_
