#ifndef INDEXER_SEARCH_RANKED_HITS_H_
#define INDEXER_SEARCH_RANKED_HITS_H_

#include <cstddef>
#include <optional>

#include "indexer/hot/search.h"
#include "indexer/hot/snapshot.h"
#include "indexer/search/search.h"

namespace preau::search {

// So many hits of those that the engine finds best are put in order by
// ranking::Score(); those after them stay as the engine has them.
inline constexpr size_t kRankedHits = 100;

struct RankedHits {
  // Of the page, and what else was found.
  hot::Found found;
  // How many of the page's hits are ranked; those after them aren't.
  size_t ranked = 0;
  // Where the page ends, but for `generation`.
  Cursor end;
};

// A page of `ask`, whose order is by score; `cursor` is where the page before
// ended. Thread-safe.
RankedHits FindRankedHits(const hot::Snapshot& snapshot, hot::Ask ask,
                          const std::optional<Cursor>& cursor);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_RANKED_HITS_H_
