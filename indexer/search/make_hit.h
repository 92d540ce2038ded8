#ifndef INDEXER_SEARCH_MAKE_HIT_H_
#define INDEXER_SEARCH_MAKE_HIT_H_

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

// A document as a hit, with what `marker` marks. Thread-safe.
Hit MakeHit(const hot::Snapshot& snapshot, const Visibility& visibility,
            const hot::Hit& found, const text::Marker& marker,
            base::Language language, size_t snippet_chars,
            const Records& records,
            std::shared_ptr<const IndexedDocument> record);
// The same of no query: nothing is marked.
Hit MakePlainHit(const hot::Snapshot& snapshot, const Visibility& visibility,
                 const hot::Hit& found, base::Language language,
                 size_t snippet_chars, const Records& records,
                 std::shared_ptr<const IndexedDocument> record);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_MAKE_HIT_H_
