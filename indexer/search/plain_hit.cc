#include "indexer/search/plain_hit.h"

#include <utility>

#include "indexer/hot/filter.h"
#include "indexer/hot/record.h"
#include "storage/notice/notice.h"

namespace preau::search {

std::shared_ptr<const IndexedDocument> ReadInto(
    const Records& records, const hot::Snapshot& snapshot,
    const hot::Snapshot::Place& place) {
  auto* const record =
      google::protobuf::Arena::CreateMessage<IndexedDocument>(records.get());
  hot::ReadRecord(snapshot, place, *record);
  return {records, record};
}

Hit MakePlainHit(const hot::Snapshot& snapshot, const Visibility& visibility,
                 const hot::Hit& found, base::Language language,
                 size_t snippet_chars, const Records& records,
                 std::shared_ptr<const IndexedDocument> record) {
  static const auto* const kMarker = new text::Marker({});
  Hit hit;
  hit.score = found.score;
  hit.title = kMarker->MarkAll(notice::BestText(record->title(), language));
  hit.snippet = kMarker->MakeSnippet(
      notice::BestText(record->description(), language), snippet_chars);
  hit.record = std::move(record);
  const hot::Snapshot::Place own = {found.segment, found.doc};
  for (const hot::Snapshot::Place& copy : snapshot.CopiesOf(own)) {
    if (hit.copies.size() == kMaxCopies) break;
    if (copy == own || !hot::Passes(snapshot, copy, visibility.enforced)) {
      continue;
    }
    hit.copies.push_back(ReadInto(records, snapshot, copy));
  }
  return hit;
}

}  // namespace preau::search
