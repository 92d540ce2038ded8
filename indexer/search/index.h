#ifndef INDEXER_SEARCH_INDEX_H_
#define INDEXER_SEARCH_INDEX_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "indexer/columns/dictionary.h"
#include "indexer/hot/store.h"
#include "indexer/search/answer.h"
#include "indexer/search/index_words.h"
#include "indexer/search/pinned_snapshots.h"
#include "indexer/search/search.h"
#include "indexer/suggest/asked_queries.h"
#include "indexer/suggest/completions.h"
#include "indexer/understanding/provider_names.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"

namespace preau::search {

// The index: takes changes in and answers searches. Apply and Reset are for one
// thread; the rest is thread-safe.
class Index {
 public:
  struct Options {
    std::string path;
    // Of a processor, for one search.
    int64_t budget_micros = 50000;
    // With more documents on disk than this, searches needn't wait until their
    // titles are there to be suggested.
    size_t titles_at_once = 20000;
    // Hits of pages that are kept for who asks the same; 0: none.
    size_t cached_hits = AnswerCache::kMaxHits;
    // Portals that must have sent a query before it is suggested to others.
    size_t min_portals = 3;
  };

  // `clock` must outlive it. Errors: those of hot::Store::Open.
  static absl::StatusOr<std::unique_ptr<Index>> Open(const Options& options,
                                                     base::Clock* clock);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  // After an OK, searches see the changes, and sequence() says so. A restart
  // goes on from what is on disk, which is a second behind at most. After an
  // error searches see what they saw before; ABORTED: the index holds nothing,
  // and sequence 1 is the next.
  absl::Status Apply(absl::Span<const hot::Change> changes, uint64_t sequence);
  // Forgets everything: the next change is that of sequence 1. After an error
  // the next Apply tries it again.
  absl::Status Reset();

  // The index at this moment, for searches that aren't of a query.
  std::shared_ptr<const hot::Snapshot> snapshot() const {
    return store_->snapshot();
  }
  uint64_t sequence() const { return store_->snapshot()->sequence(); }
  size_t documents() const { return store_->snapshot()->documents(); }
  // On disk and in memory.
  size_t bytes() const { return store_->snapshot()->bytes(); }

  // INVALID_ARGUMENT: what is wrong with the query, filters, facets;
  // PAGE_TOO_DEEP{max}.
  absl::StatusOr<Response> Search(const Visibility& visibility,
                                  const Request& request) const;

  // Counts a query that found something and that `portal` sent, for Suggest().
  void CountAsked(const Request& request, const Response& response,
                  absl::string_view portal);

  // Values first, then what others asked, then titles; at most `limit`.
  // INVALID_ARGUMENT, field "query": QUERY_TOO_LONG{max}.
  absl::StatusOr<std::vector<Suggestion>> Suggest(
      const Visibility& visibility, const SuggestRequest& request) const;

 private:
  Index(Options options, base::Clock* clock);

  class Finder;
  class Suggester;

  // What may be proposed now: phrases of values that are new, and `titles`.
  void AddPhrases(std::vector<suggest::Phrase> titles);
  // What was asked before the start, and for the next one.
  std::string AskedPath() const { return options_.path + "/asked"; }
  void ReadAsked();
  void WriteAsked();
  // Those of what was there at the start.
  void LoadTitles(std::shared_ptr<const hot::Snapshot> snapshot);
  std::shared_ptr<const suggest::Completions> completions() const;
  // As many as there were when phrases were last added.
  std::shared_ptr<const understanding::ProviderNames> provider_names() const;

  // A page of a search on a snapshot; of a processor at most so much.
  absl::StatusOr<Response> Find(const hot::Snapshot& snapshot,
                                const Visibility& visibility,
                                const Request& request,
                                int64_t budget_micros) const;
  // How many have all words of it (or any, where that is asked for).
  absl::StatusOr<uint64_t> Count(const hot::Snapshot& snapshot,
                                 const Visibility& visibility,
                                 const Request& request,
                                 int64_t budget_micros) const;
  // A page with what misspelt words may have meant (rescue.cc).
  absl::StatusOr<Response> FindOrRescue(
      std::shared_ptr<const hot::Snapshot> snapshot,
      const Visibility& visibility, const Request& request) const;

  const Options options_;
  columns::Dictionary dictionary_;
  std::unique_ptr<hot::Store> store_;
  mutable AnswerCache answers_;
  mutable PinnedSnapshots pinned_;
  mutable IndexWords words_;
  suggest::AskedQueries asked_;
  base::Clock* const clock_;
  std::atomic<int64_t> asked_written_micros_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread title_loader_;
  // Who changes what can be suggested.
  base::Mutex phrases_mutex_;
  // How many values of each field have phrases.
  std::array<size_t, document::kFieldCount> phrased_values_
      ABSL_GUARDED_BY(phrases_mutex_){};
  mutable base::Mutex mutex_ ABSL_ACQUIRED_AFTER(phrases_mutex_);
  std::shared_ptr<const suggest::Completions> completions_
      ABSL_GUARDED_BY(mutex_);
  std::shared_ptr<const understanding::ProviderNames> provider_names_
      ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_INDEX_H_
