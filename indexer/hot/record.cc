#include "indexer/hot/record.h"

namespace preau::hot {

IndexedDocument ReadRecord(const Segment& segment, Doc doc) {
  IndexedDocument record;
  record.ParseFromString(segment.record(doc));
  return record;
}

IndexedDocument ReadRecord(const Snapshot& snapshot,
                           const Snapshot::Place& place) {
  return ReadRecord(*snapshot.segments()[place.segment].segment, place.doc);
}

void ReadRecord(const Snapshot& snapshot, const Snapshot::Place& place,
                IndexedDocument& record) {
  record.ParseFromString(
      snapshot.segments()[place.segment].segment->record(place.doc));
}

std::string SortKey(const IndexedDocument& record, SortField by) {
  switch (by) {
    case SortField::kTitle:
      return record.title_key();
    case SortField::kDate:
      return record.date();
    case SortField::kSize: {
      if (record.size_bytes() <= 0) return "";
      std::string key(8, '\0');
      auto rest = static_cast<uint64_t>(record.size_bytes());
      for (size_t i = 8; i-- > 0; rest >>= 8) {
        key[i] = static_cast<char>(rest & 0xff);
      }
      return key;
    }
  }
  return "";
}

}  // namespace preau::hot
