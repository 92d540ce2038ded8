#ifndef INDEXER_SUGGEST_ASKED_QUERIES_H_
#define INDEXER_SUGGEST_ASKED_QUERIES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "indexer/suggest/completions.h"
#include "storage/base/mutex.h"

namespace preau::suggest {

// Queries that found something, counted, to be proposed to others: only those
// that several portals have sent, so that none is one person's. It knows of no
// person who asked, and of portals only salted hashes, and those only until
// there are enough. Thread-safe.
class AskedQueries {
 public:
  struct Options {
    // Portals that must have sent a query before it is proposed.
    size_t min_portals = 3;
    // With more, those that are rarest are forgotten.
    size_t max_queries = 20000;
  };
  // Longer ones are passed over, and those with other signs than a word has.
  static constexpr size_t kMaxQueryBytes = 80;
  static constexpr size_t kMaxQueryWords = 8;

  explicit AskedQueries(Options options);

  void Add(absl::string_view query, absl::string_view portal);

  // Up to `limit` of those that may be proposed, as Completions::Find().
  std::vector<std::string> Find(
      absl::string_view typed, size_t limit,
      absl::FunctionRef<bool(const std::string&)> accept) const;

  // All of it as text, and back. DATA_LOSS for what Serialise() didn't write;
  // nothing changes then.
  std::string Serialise() const;
  absl::Status Read(absl::string_view text);

  size_t size() const;

 private:
  struct Asked {
    std::string text;
    uint64_t count = 0;
    // Empty once there are enough.
    std::vector<uint64_t> portals;
    bool enough = false;
  };
  using ByKey = absl::flat_hash_map<std::string, Asked>;

  void Forget() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Those that may be proposed.
  static std::shared_ptr<const Completions> ProposedOf(const ByKey& asked);

  const Options options_;
  mutable base::Mutex mutex_;
  std::string salt_ ABSL_GUARDED_BY(mutex_);
  // By its words, folded.
  ByKey asked_ ABSL_GUARDED_BY(mutex_);
  std::shared_ptr<const Completions> proposed_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::suggest

#endif  // INDEXER_SUGGEST_ASKED_QUERIES_H_
