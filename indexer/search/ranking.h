#ifndef INDEXER_SEARCH_RANKING_H_
#define INDEXER_SEARCH_RANKING_H_

#include <string>

#include "absl/strings/string_view.h"
#include "indexer/columns/columns.h"
#include "indexer/search/search.h"
#include "indexer/search/window.h"

namespace preau::search {

// What a document is sorted by besides its score: its title's key or its date.
absl::string_view SortKey(const columns::IndexedDocument& record, Sort sort);

// Whether (score, key, uid) stands before another. A total order: uids differ.
// Documents without a date come last in both directions.
bool Before(Sort sort, double score_a, absl::string_view key_a,
            absl::string_view uid_a, double score_b, absl::string_view key_b,
            absl::string_view uid_b);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_RANKING_H_
