#ifndef INDEXER_SEARCH_WINDOW_H_
#define INDEXER_SEARCH_WINDOW_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

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
  int64_t time_micros = 0;
};

// Keeps windows for a minute, as many as fit. Thread-safe.
class WindowCache {
 public:
  static constexpr int64_t kKeptMicros = 60 * 1000000;

  WindowCache(base::Clock* clock, base::Random* random)
      : clock_(clock), random_(random) {}

  // Gives the window its id and time, and keeps it.
  std::shared_ptr<const Window> Keep(Window window);
  // Null when it is gone.
  std::shared_ptr<const Window> Find(absl::string_view id) const;

 private:
  base::Clock* const clock_;
  base::Random* const random_;
  mutable base::Mutex mutex_;
  // Oldest first.
  std::deque<std::shared_ptr<const Window>> windows_ ABSL_GUARDED_BY(mutex_);
  size_t hits_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_WINDOW_H_
