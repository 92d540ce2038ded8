#ifndef INDEXER_SEARCH_PLAIN_HIT_H_
#define INDEXER_SEARCH_PLAIN_HIT_H_

#include <google/protobuf/arena.h>

#include <cstddef>
#include <memory>

#include "indexer/hot/hit.h"
#include "indexer/hot/snapshot.h"
#include "indexer/search/search.h"

namespace preau::search {

// The records of an answer: taken down at once.
using Records = std::shared_ptr<google::protobuf::Arena>;

std::shared_ptr<const IndexedDocument> ReadInto(
    const Records& records, const hot::Snapshot& snapshot,
    const hot::Snapshot::Place& place);

// A document, of which `record` is, as a hit of no query: nothing is marked.
// Thread-safe.
Hit MakePlainHit(const hot::Snapshot& snapshot, const Visibility& visibility,
                 const hot::Hit& found, base::Language language,
                 size_t snippet_chars, const Records& records,
                 std::shared_ptr<const IndexedDocument> record);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_PLAIN_HIT_H_
