#include <algorithm>
#include <utility>

#include "indexer/document/fields.h"
#include "indexer/search/index.h"
#include "indexer/search/phrases.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::search {
namespace {

using suggest::Phrase;

// Whether one of the viewer's documents has the value.
bool HasVisible(const columns::Columns& columns, const Visibility& visibility,
                const columns::Dictionary& dictionary, size_t field,
                columns::ValueId value) {
  if (columns.Count(field, value) == 0) return false;
  if (visibility.enforced.empty()) return true;
  columns::FilterPass pass(visibility.enforced, {}, {}, dictionary);
  columns.ForEach([&](columns::Slot, const columns::Row& row) {
    const auto values = row.ValuesOf(field);
    if (std::find(values.begin(), values.end(), value) != values.end()) {
      pass.See(row);
    }
    return pass.hits() == 0;
  });
  return pass.hits() > 0;
}

}  // namespace

absl::StatusOr<std::vector<Suggestion>> Index::Suggest(
    const Visibility& visibility, const SuggestRequest& request) const {
  if (request.typed.size() > kMaxTypedBytes) {
    return base::InvalidField("QUERY_TOO_LONG", "query",
                              {{"max", std::to_string(kMaxTypedBytes)}});
  }
  const std::shared_ptr<Snapshot> snapshot = current();
  const columns::Columns& columns = snapshot->columns();
  columns::FilterPass visible(visibility.enforced, {}, {}, dictionary_);

  const std::vector<const Phrase*> values = snapshot->completions().Find(
      request.typed, request.limit, [&](const Phrase& phrase) {
        if (phrase.field == kTitlePhrase) return false;
        return phrase.text == ValueText(dictionary_, phrase.field,
                                        phrase.number, request.language) &&
               HasVisible(columns, visibility, dictionary_, phrase.field,
                          phrase.number);
      });
  const std::vector<const Phrase*> titles = snapshot->completions().Find(
      request.typed, request.limit, [&](const Phrase& phrase) {
        return phrase.field == kTitlePhrase && IsCurrent(columns, phrase) &&
               visible.See(*columns.Find(phrase.number));
      });

  // Half and half, unless there are fewer of one kind.
  const size_t half = (request.limit + 1) / 2;
  const size_t shown_values = std::min(
      values.size(),
      std::max(half, request.limit - std::min(request.limit, titles.size())));
  const size_t shown_titles =
      std::min(titles.size(), request.limit - shown_values);
  std::vector<Suggestion> suggestions;
  const auto add = [&](const Phrase& phrase) -> Suggestion& {
    Suggestion& added = suggestions.emplace_back();
    added.text.text = phrase.text;
    added.text.spans = suggest::MarkTyped(phrase.text, request.typed);
    return added;
  };
  for (size_t i = 0; i < shown_values; ++i) {
    Suggestion& added = add(*values[i]);
    added.field = values[i]->field;
    added.value = dictionary_.Get(values[i]->field, values[i]->number).id;
  }
  for (size_t i = 0; i < shown_titles; ++i) {
    add(*titles[i]).record = columns.Find(titles[i]->number)->record;
  }
  return suggestions;
}

}  // namespace preau::search
