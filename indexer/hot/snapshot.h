#ifndef INDEXER_HOT_SNAPSHOT_H_
#define INDEXER_HOT_SNAPSHOT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "indexer/hot/deletions.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/value_numbers.h"
#include "indexer/hot/works.h"

namespace preau::hot {

// A segment and what of it is gone.
struct SegmentView {
  std::shared_ptr<const Segment> segment;
  std::shared_ptr<const Deletions> deletions;
  std::shared_ptr<const ValueNumbers> numbers;
  std::shared_ptr<const SegmentWorks> works;

  uint32_t live() const { return segment->size() - deletions->count(); }
};

// The index at one moment. Immutable and thread-safe.
class Snapshot {
 public:
  // Where a document is.
  struct Place {
    size_t segment = 0;
    Doc doc = 0;
    bool operator==(const Place&) const = default;
  };

  // In the order in which they are searched: the largest first.
  Snapshot(std::vector<SegmentView> segments, uint64_t sequence,
           uint64_t generation);

  const std::vector<SegmentView>& segments() const { return segments_; }
  // Documents, and the sum of their lengths.
  uint64_t documents() const { return documents_; }
  uint64_t total_length() const { return total_length_; }
  double mean_length() const {
    return documents_ == 0 ? 1
                           : static_cast<double>(total_length_) /
                                 static_cast<double>(documents_);
  }
  // Mean numbers of words in titles, keywords and names; of documents that are
  // gone too.
  struct MeanWords {
    double title = 1;
    double keyword = 1;
    double name = 1;
  };
  const MeanWords& mean_words() const { return mean_words_; }
  uint32_t DocumentsWith(absl::string_view term) const;
  std::optional<Place> Find(absl::string_view uid) const;
  // All documents of the same work as this one, itself among them.
  std::vector<Place> CopiesOf(const Place& place) const;
  // Numbers of works with several copies go up to here; 0: there are none.
  uint32_t works() const { return works_; }

  // Up to which changes are in it.
  uint64_t sequence() const { return sequence_; }
  // Counts moments.
  uint64_t generation() const { return generation_; }
  // Bytes of all segments.
  size_t bytes() const;

 private:
  const std::vector<SegmentView> segments_;
  const uint64_t sequence_;
  const uint64_t generation_;
  uint64_t documents_ = 0;
  uint64_t total_length_ = 0;
  uint32_t works_ = 0;
  MeanWords mean_words_;
};

// Up to `limit` terms that begin so, those of most documents first.
std::vector<std::string> TermsWithPrefix(const Snapshot& snapshot,
                                         absl::string_view prefix,
                                         size_t limit);

}  // namespace preau::hot

#endif  // INDEXER_HOT_SNAPSHOT_H_
