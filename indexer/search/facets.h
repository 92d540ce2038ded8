#ifndef INDEXER_SEARCH_FACETS_H_
#define INDEXER_SEARCH_FACETS_H_

#include "indexer/columns/dictionary.h"
#include "indexer/columns/filters.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/facets.h"
#include "indexer/search/search.h"

namespace preau::search {

// The values that were asked for: the most frequent first, those of equal count
// by number. Once `budget` is spent no more values are looked at, and
// `complete` becomes false.
Facet MakeFacet(const columns::FacetAsk& ask, const hot::FacetCounts& counted,
                const columns::Dictionary& dictionary, const Request& request,
                hot::Budget& budget, bool& complete);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_FACETS_H_
