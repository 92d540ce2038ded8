#ifndef INDEXER_HOT_RECORD_H_
#define INDEXER_HOT_RECORD_H_

#include <string>

#include "indexer/hot/layout.h"
#include "indexer/hot/snapshot.h"
#include "preau/storage/v1/storage.pb.h"

namespace preau::hot {

using storage::v1::IndexedDocument;

// What is shown of a document.
IndexedDocument ReadRecord(const Segment& segment, Doc doc);
IndexedDocument ReadRecord(const Snapshot& snapshot,
                           const Snapshot::Place& place);
// Into a message that may live in an arena.
void ReadRecord(const Snapshot& snapshot, const Snapshot::Place& place,
                IndexedDocument& record);

// What documents are ordered by, as bytes that sort so; empty: none, which
// comes last whatever the direction.
std::string SortKey(const IndexedDocument& record, SortField by);

}  // namespace preau::hot

#endif  // INDEXER_HOT_RECORD_H_
