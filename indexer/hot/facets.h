#ifndef INDEXER_HOT_FACETS_H_
#define INDEXER_HOT_FACETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/tile.h"
#include "indexer/hot/value_numbers.h"

namespace preau::hot {

// How many documents have each value of a field, by number; those beyond the
// end have none.
struct FacetCounts {
  size_t field = 0;
  std::vector<uint32_t> counts;
};

// Counts a field in a segment. Thread-compatible.
class FacetCounter {
 public:
  FacetCounter(size_t field, const Segment& segment,
               const ValueNumbers& numbers);

  // The documents from `begin` on.
  void Count(Doc begin, const TileBits& bits);
  // Adds what was counted.
  void AddTo(FacetCounts& counts) const;

  size_t field() const { return field_; }

 private:
  const size_t field_;
  const FieldColumn& column_;
  const std::vector<columns::ValueId>& numbers_;
  // Of sets where they are few, else of values.
  const bool by_set_;
  std::vector<uint32_t> counts_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_FACETS_H_
