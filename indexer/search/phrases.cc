#include "indexer/search/phrases.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "indexer/document/fields.h"

namespace preau::search {
namespace {

using columns::Columns;
using columns::Row;
using columns::Slot;
using columns::ValueId;

// Fields whose values a person would type.
constexpr const char* kProposed[] = {"level",    "discipline", "kind",
                                     "audience", "provider",   "keyword"};

bool HasTitle(const Row* row, absl::string_view title) {
  return row != nullptr &&
         std::any_of(row->record->title().begin(), row->record->title().end(),
                     [&](const auto& text) { return text.value() == title; });
}

}  // namespace

std::string ValueText(const columns::Dictionary& dictionary, size_t field,
                      ValueId value, base::Language language) {
  const columns::Dictionary::Value& entry = dictionary.Get(field, value);
  return document::Fields()[field].vocabulary.empty()
             ? entry.label
             : document::ValueLabel(field, entry.id, language);
}

bool IsCurrent(const Columns& columns, const suggest::Phrase& phrase) {
  return phrase.field == kTitlePhrase
             ? HasTitle(columns.Find(phrase.number), phrase.text)
             : columns.Count(phrase.field, phrase.number) > 0;
}

std::vector<suggest::Phrase> NewPhrases(const Columns* before,
                                        const Columns& now,
                                        const columns::Dictionary& dictionary,
                                        const std::vector<Slot>& slots) {
  std::vector<suggest::Phrase> phrases;
  absl::flat_hash_set<std::pair<size_t, ValueId>> values;
  for (const Slot slot : slots) {
    const Row* row = now.Find(slot);
    if (row == nullptr) continue;
    const Row* old = before == nullptr ? nullptr : before->Find(slot);
    for (const auto& title : row->record->title()) {
      if (!HasTitle(old, title.value())) {
        phrases.push_back({title.value(), kTitlePhrase, slot});
      }
    }
    for (const char* name : kProposed) {
      const size_t field = *document::FieldIndex(name);
      for (const ValueId value : row->ValuesOf(field)) {
        if (before != nullptr && before->Count(field, value) > 0) continue;
        if (!values.emplace(field, value).second) continue;
        const std::string french =
            ValueText(dictionary, field, value, base::Language::kFrench);
        const std::string english =
            ValueText(dictionary, field, value, base::Language::kEnglish);
        phrases.push_back({french, static_cast<uint32_t>(field), value});
        if (english != french) {
          phrases.push_back({english, static_cast<uint32_t>(field), value});
        }
      }
    }
  }
  return phrases;
}

}  // namespace preau::search
