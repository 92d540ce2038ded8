#ifndef INDEXER_SEARCH_EXPLAIN_H_
#define INDEXER_SEARCH_EXPLAIN_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "indexer/hot/snapshot.h"
#include "indexer/query/query.h"
#include "indexer/ranking/ranker.h"
#include "indexer/search/search.h"

namespace preau::search {

// What the score of a ranked hit is made of. The plan of `ranker` is made of
// `query`, which was read from `text`.
std::vector<ScorePart> Explain(ranking::Ranker& ranker,
                               const query::Query& query,
                               absl::string_view text,
                               const hot::Snapshot::Place& place);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_EXPLAIN_H_
