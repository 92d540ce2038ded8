#ifndef INDEXER_HOT_SEARCH_H_
#define INDEXER_HOT_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "indexer/columns/filters.h"
#include "indexer/hot/facets.h"
#include "indexer/hot/hit.h"
#include "indexer/hot/plan.h"
#include "indexer/hot/snapshot.h"

namespace preau::hot {

// What is asked of a snapshot.
struct Ask {
  // Without wanted clauses: all documents that aren't unwanted.
  Plan plan;
  // Checked. `enforced` ones hold for everything, facets too; a chosen one
  // doesn't shrink the facet of its own field.
  absl::Span<const columns::Filter> enforced;
  absl::Span<const columns::Filter> chosen;
  // Fields to count, each once.
  std::vector<size_t> facets;
  // How many hits at most.
  size_t limit = 10;
  Order order;
  // Only hits that stand after this.
  std::optional<Mark> after;
  // Whether `total` is wanted; facets need it.
  bool count = true;
  // Of the copies of a work that match only the best is a hit, and one is
  // counted. In the order of a column it is any of them.
  bool distinct_works = true;
  // Processor time after which the search ends where it is; 0: none.
  int64_t budget_micros = 0;
};

struct Found {
  // The first ones in order; by uid where they are equal.
  std::vector<Hit> hits;
  // All works or documents found; only where counted.
  uint64_t total = 0;
  // In the order of Ask::facets.
  std::vector<FacetCounts> facets;
  // The budget was enough. Otherwise there may be more and better hits than
  // these.
  bool complete = true;
};

// Thread-safe.
Found Search(const Snapshot& snapshot, const Ask& ask);

// What a plan gives a document; nothing where it doesn't match. Thread-safe.
std::optional<double> ScoreOf(const Snapshot& snapshot, const Plan& plan,
                              const Snapshot::Place& place);

}  // namespace preau::hot

#endif  // INDEXER_HOT_SEARCH_H_
