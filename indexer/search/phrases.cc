#include "indexer/search/phrases.h"

#include <algorithm>
#include <optional>

#include "indexer/document/fields.h"
#include "indexer/hot/record.h"

namespace preau::search {
namespace {

using storage::v1::IndexedDocument;

// Fields whose values a person would type.
constexpr const char* kProposed[] = {
    "level", "discipline", "kind", "audience", "provider", "author", "keyword"};

bool HasTitle(const IndexedDocument& record, absl::string_view title) {
  return std::any_of(record.title().begin(), record.title().end(),
                     [&](const auto& text) { return text.value() == title; });
}

}  // namespace

std::string ValueText(const columns::Dictionary& dictionary, size_t field,
                      columns::ValueId value, base::Language language) {
  const columns::Dictionary::Value& entry = dictionary.Get(field, value);
  return document::Fields()[field].vocabulary.empty()
             ? entry.label
             : document::ValueLabel(field, entry.id, language);
}

bool IsCurrent(const hot::Snapshot& snapshot, const suggest::Phrase& phrase) {
  if (phrase.field != kTitlePhrase) return true;
  const auto place = snapshot.Find(phrase.id);
  return place.has_value() &&
         HasTitle(hot::ReadRecord(snapshot, *place), phrase.text);
}

std::vector<suggest::Phrase> AllTitles(const hot::Snapshot& snapshot,
                                       const std::atomic<bool>& stop) {
  std::vector<suggest::Phrase> phrases;
  for (size_t i = 0; i < snapshot.segments().size(); ++i) {
    const hot::SegmentView& view = snapshot.segments()[i];
    for (hot::Doc doc = 0; doc < view.segment->size() && !stop; ++doc) {
      if (view.deletions->Has(doc)) continue;
      const IndexedDocument record = hot::ReadRecord(snapshot, {i, doc});
      for (const auto& title : record.title()) {
        phrases.push_back({title.value(), kTitlePhrase, record.uid()});
      }
    }
  }
  return phrases;
}

std::vector<suggest::Phrase> NewTitles(const hot::Snapshot& before,
                                       absl::Span<const hot::Change> changes) {
  std::vector<suggest::Phrase> phrases;
  for (const hot::Change& change : changes) {
    if (!change.document.has_value()) continue;
    const auto place = before.Find(change.uid);
    IndexedDocument old;
    if (place.has_value()) old = hot::ReadRecord(before, *place);
    for (const auto& title : change.document->record.title()) {
      if (!HasTitle(old, title.value())) {
        phrases.push_back({title.value(), kTitlePhrase, change.uid});
      }
    }
  }
  return phrases;
}

void AddNewValues(const columns::Dictionary& dictionary,
                  std::array<size_t, document::kFieldCount>& known,
                  std::vector<suggest::Phrase>& phrases) {
  for (const char* name : kProposed) {
    const size_t field = *document::FieldIndex(name);
    const size_t count = dictionary.size(field);
    for (size_t i = known[field]; i < count; ++i) {
      const auto value = static_cast<columns::ValueId>(i);
      const std::string& id = dictionary.Get(field, value).id;
      const std::string french =
          ValueText(dictionary, field, value, base::Language::kFrench);
      const std::string english =
          ValueText(dictionary, field, value, base::Language::kEnglish);
      phrases.push_back({french, static_cast<uint32_t>(field), id});
      if (english != french) {
        phrases.push_back({english, static_cast<uint32_t>(field), id});
      }
    }
    known[field] = count;
  }
}

}  // namespace preau::search
