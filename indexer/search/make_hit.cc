#include "indexer/search/make_hit.h"

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

Hit MakeHit(const hot::Snapshot& snapshot, const Visibility& visibility,
            const hot::Hit& found, const text::Marker& marker,
            base::Language language, size_t snippet_chars,
            const Records& records,
            std::shared_ptr<const IndexedDocument> record) {
  Hit hit;
  hit.score = found.score;
  hit.title = marker.MarkAll(notice::BestText(record->title(), language));
  hit.snippet = marker.MakeSnippet(
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

Hit MakePlainHit(const hot::Snapshot& snapshot, const Visibility& visibility,
                 const hot::Hit& found, base::Language language,
                 size_t snippet_chars, const Records& records,
                 std::shared_ptr<const IndexedDocument> record) {
  static const auto* const kMarker = new text::Marker({});
  return MakeHit(snapshot, visibility, found, *kMarker, language, snippet_chars,
                 records, std::move(record));
}

}  // namespace preau::search
