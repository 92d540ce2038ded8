#ifndef INDEXER_HOT_DISTINCT_WORKS_H_
#define INDEXER_HOT_DISTINCT_WORKS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/types/span.h"
#include "indexer/hot/facets.h"
#include "indexer/hot/snapshot.h"
#include "indexer/hot/tile.h"

namespace preau::hot {

// Of the documents that a search comes by, segment by segment, keeps one of
// each work. Thread-compatible.
class DistinctWorks {
 public:
  explicit DistinctWorks(const Snapshot& snapshot);

  // Takes documents out of those from `begin` on of whose works one came
  // before. What they have of each of `fields` that no copy before them had is
  // added to its counts.
  void Fold(size_t segment, Doc begin, absl::Span<const size_t> fields,
            std::vector<FacetCounts>& counts, TileBits& bits);

 private:
  struct Copy {
    Snapshot::Place place;
    // 1 + the index of the copy before it; 0: none.
    uint32_t before = 0;
  };

  // Of each work 1 + the index of its last copy, in the lower half; it holds
  // where the upper half is the table's round. Large, so that a thread keeps it
  // for the next search instead of clearing it.
  struct Table {
    std::vector<uint64_t> last;
    uint32_t round = 0;
  };
  class TablePool;

  uint32_t LastOf(uint32_t work) const;
  void SetLast(uint32_t work, uint32_t last);
  void CountValues(size_t copy, FacetCounts& counts) const;

  const Snapshot& snapshot_;
  std::unique_ptr<Table, void (*)(Table*)> table_;
  std::vector<Copy> copies_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_DISTINCT_WORKS_H_
