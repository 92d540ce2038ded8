#ifndef INDEXER_SEARCH_INDEX_H_
#define INDEXER_SEARCH_INDEX_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/columns/dictionary.h"
#include "indexer/search/search.h"
#include "indexer/search/snapshot.h"
#include "indexer/search/window.h"
#include "indexer/xapian/index_writer.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/base/random.h"

namespace preau::search {

// The index: takes changes in and answers searches. Apply and Reset are for one
// thread; the rest is thread-safe.
class Index {
 public:
  struct Options {
    std::string path;
    // Searches at a time.
    int readers = 4;
  };

  // `clock` and `random` must outlive it. Errors: those of IndexWriter::Open.
  static absl::StatusOr<std::unique_ptr<Index>> Open(const Options& options,
                                                     base::Clock* clock,
                                                     base::Random* random);

  // After an OK, searches see the changes, and a restart goes on from
  // `sequence`. After an error searches see what they saw before; ABORTED: the
  // index holds nothing, and sequence 1 is the next.
  absl::Status Apply(const std::vector<xapian::IndexWriter::Change>& changes,
                     uint64_t sequence);
  // Forgets everything: the next change is that of sequence 1. After an error
  // the next Apply tries it again.
  absl::Status Reset();

  uint64_t sequence() const { return current()->sequence(); }
  size_t documents() const { return current()->columns().size(); }

  // INVALID_ARGUMENT: what is wrong with the query, filters, facets;
  // PAGE_TOO_DEEP{max}. UNAVAILABLE: INDEX_BUSY.
  absl::StatusOr<Response> Search(const Visibility& visibility,
                                  const Request& request) const;

  // Values first, titles after; at most `limit`. INVALID_ARGUMENT, field
  // "query": QUERY_TOO_LONG{max}.
  absl::StatusOr<std::vector<Suggestion>> Suggest(
      const Visibility& visibility, const SuggestRequest& request) const;

 private:
  Index(Options options, base::Clock* clock, base::Random* random);

  std::shared_ptr<Snapshot> current() const;
  // `changed` slots of the columns may propose something new.
  absl::Status Publish(std::shared_ptr<const columns::Columns> columns,
                       const std::vector<columns::Slot>& changed);
  // A list of up to `limit` hits on a snapshot.
  absl::StatusOr<Window> Rank(Snapshot& snapshot, const Visibility& visibility,
                              const Request& request, size_t limit) const;
  absl::StatusOr<Window> RankOnNewest(const Visibility& visibility,
                                      const Request& request,
                                      size_t limit) const;
  absl::StatusOr<std::shared_ptr<const Window>> GoOn(
      const Visibility& visibility, const Request& request,
      bool& index_changed) const;
  Response MakeResponse(const Window& window, const Request& request,
                        size_t begin) const;

  const Options options_;
  mutable WindowCache windows_;
  columns::Dictionary dictionary_;
  std::unique_ptr<xapian::IndexWriter> writer_;
  uint64_t generation_ = 0;
  mutable base::Mutex mutex_;
  std::shared_ptr<Snapshot> current_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_INDEX_H_
