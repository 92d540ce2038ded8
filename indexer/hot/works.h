#ifndef INDEXER_HOT_WORKS_H_
#define INDEXER_HOT_WORKS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "indexer/hot/layout.h"
#include "indexer/hot/segment.h"
#include "storage/base/mutex.h"

namespace preau::hot {

// Works that have, or had, a copy besides the document that is called as the
// work is. Numbers count from 1 and stay. Thread-safe.
class WorkNumbers {
 public:
  uint32_t Number(absl::string_view work_uid);
  // 0 for one that isn't known.
  uint32_t Find(absl::string_view work_uid) const;
  // Numbers go up to here.
  uint32_t size() const;
  std::vector<std::string> UidsFrom(uint32_t number) const;

 private:
  mutable base::Mutex mutex_;
  std::deque<std::string> uids_ ABSL_GUARDED_BY(mutex_);
  // Views of them.
  absl::flat_hash_map<absl::string_view, uint32_t> numbers_
      ABSL_GUARDED_BY(mutex_);
};

// Which documents of a segment are, or were, one of several copies of a work.
// Immutable and thread-safe.
class SegmentWorks {
 public:
  // Numbers the works that documents of the segment are copies of.
  static std::shared_ptr<const SegmentWorks> Make(const Segment& segment,
                                                  WorkNumbers& numbers);
  // With the documents that have got copies since, if there are any.
  static std::shared_ptr<const SegmentWorks> Extended(
      std::shared_ptr<const SegmentWorks> works, const Segment& segment,
      const WorkNumbers& numbers);

  // There is no such document.
  bool empty() const { return numbers_.empty(); }
  // The number of a document's work; 0: it is the only one of its work. Only
  // where it isn't empty().
  uint32_t NumberOf(Doc doc) const { return numbers_[doc]; }
  // Those with a number: WordsOf(size of the segment) words.
  const uint64_t* shared() const { return shared_.data(); }
  // Numbers go up to here at most.
  uint32_t known() const { return known_; }
  // No more documents of the segment than this are of one work.
  size_t largest() const { return largest_; }

 private:
  void Set(Doc doc, uint32_t number, size_t documents);

  std::vector<uint32_t> numbers_;
  std::vector<uint64_t> shared_;
  size_t largest_ = 1;
  // Works with higher numbers haven't been looked for.
  uint32_t known_ = 0;
};

// The uid of the work that a document is a copy of; its own where it isn't.
absl::string_view WorkUidOf(const Segment& segment, Doc doc);

}  // namespace preau::hot

#endif  // INDEXER_HOT_WORKS_H_
