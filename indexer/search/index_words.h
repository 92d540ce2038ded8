#ifndef INDEXER_SEARCH_INDEX_WORDS_H_
#define INDEXER_SEARCH_INDEX_WORDS_H_

#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "indexer/hot/snapshot.h"
#include "indexer/spelling/dictionary.h"
#include "storage/base/mutex.h"

namespace preau::search {

// The words of an index as it changes. Segments never change, so that of a new
// snapshot only the words of those have to be read that are new: at once where
// they are few, else on a thread of its own, and until then the words of what
// was merged into them are there. So words may be those of a moment ago; who
// proposes one looks whether it finds something. Thread-safe.
class IndexWords {
 public:
  IndexWords();
  ~IndexWords();
  IndexWords(const IndexWords&) = delete;
  IndexWords& operator=(const IndexWords&) = delete;

  void Follow(const hot::Snapshot& snapshot);
  // Reads large ones at once as well.
  void FollowAtOnce(const hot::Snapshot& snapshot);

  std::shared_ptr<const spelling::Dictionary> dictionary() const;
  // All words of the last snapshot that was followed are there.
  bool complete() const;

 private:
  struct Piece {
    // Only to tell segments apart.
    std::weak_ptr<const hot::Segment> segment;
    std::shared_ptr<const spelling::Words> words;
  };

  using Segments = std::vector<std::shared_ptr<const hot::Segment>>;

  void Run();
  // Reads what is new of `segments` and has up to so many terms each.
  std::vector<Piece> Read(const Segments& segments, uint32_t max_terms) const;
  // Takes the words of segments, those of a snapshot that is now the last one
  // that was followed, or without it of some that weren't read then.
  void Take(std::vector<Piece> fresh, const hot::Snapshot* snapshot);
  bool Has(const hot::Segment* segment) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable base::Mutex mutex_;
  base::CondVar changed_;
  std::vector<Piece> pieces_ ABSL_GUARDED_BY(mutex_);
  std::shared_ptr<const spelling::Dictionary> dictionary_
      ABSL_GUARDED_BY(mutex_);
  // Those of the last snapshot that was followed, and its generation.
  std::vector<std::weak_ptr<const hot::Segment>> segments_
      ABSL_GUARDED_BY(mutex_);
  uint64_t generation_ ABSL_GUARDED_BY(mutex_) = 0;
  bool complete_ ABSL_GUARDED_BY(mutex_) = true;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_INDEX_WORDS_H_
