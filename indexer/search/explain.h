#ifndef INDEXER_SEARCH_EXPLAIN_H_
#define INDEXER_SEARCH_EXPLAIN_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "indexer/hot/plan.h"
#include "indexer/hot/snapshot.h"
#include "indexer/query/query.h"
#include "indexer/search/search.h"

namespace preau::search {

// What the score of a ranked hit is made of. `plan` is made of `query`, which
// was read from `text`. Thread-safe.
std::vector<ScorePart> Explain(const hot::Snapshot& snapshot,
                               const hot::Plan& plan, const query::Query& query,
                               absl::string_view text,
                               const hot::Snapshot::Place& place);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_EXPLAIN_H_
