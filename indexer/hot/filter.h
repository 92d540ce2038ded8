#ifndef INDEXER_HOT_FILTER_H_
#define INDEXER_HOT_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "indexer/columns/filters.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/snapshot.h"
#include "indexer/hot/tile.h"

namespace preau::hot {

// A filter in a segment: which of the sets of values pass. Thread-compatible.
class SegmentFilter {
 public:
  SegmentFilter(const columns::Filter& filter, const Segment& segment);

  size_t field() const { return field_; }
  bool Passes(Doc doc) const {
    const uint32_t set = column_.SetOf(doc);
    return (passes_[set / 64] >> (set % 64) & 1) != 0;
  }
  // No document does.
  bool PassesNone() const { return passes_none_; }

 private:
  const size_t field_;
  const FieldColumn& column_;
  // A bit for each set: there may be as many as documents, and many filters.
  std::vector<uint64_t> passes_;
  bool passes_none_;
};

// All filters of a search in a segment. What fails the filters of one field
// alone still counts in that field's facet. Thread-compatible.
class SegmentFilters {
 public:
  // `counted` fields are those that are faceted. `enforced` filters hold for
  // everything.
  SegmentFilters(absl::Span<const columns::Filter> enforced,
                 absl::Span<const columns::Filter> chosen,
                 absl::Span<const size_t> counted, const Segment& segment);

  // Keeps what passes all, of the documents from `begin` on.
  void Keep(Doc begin, TileBits& bits) const;

  // The same; for each of the counted fields that have filters of their own,
  // also what passes all others.
  struct FieldBits {
    size_t field = 0;
    TileBits bits;
  };
  void Split(Doc begin, TileBits& bits, std::vector<FieldBits>& others) const;

  bool empty() const { return enforced_.empty() && chosen_.empty(); }

 private:
  std::vector<SegmentFilter> enforced_;
  std::vector<SegmentFilter> chosen_;
  // Counted fields with filters of their own.
  std::vector<size_t> split_;
};

// Whether this document does.
bool Passes(const Snapshot& snapshot, const Snapshot::Place& place,
            absl::Span<const columns::Filter> filters);

// Whether a document of the snapshot passes all filters.
bool AnyPasses(const Snapshot& snapshot,
               absl::Span<const columns::Filter> filters);

}  // namespace preau::hot

#endif  // INDEXER_HOT_FILTER_H_
