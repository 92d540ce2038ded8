#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/document/fields.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/filter.h"
#include "indexer/hot/record.h"
#include "indexer/search/index.h"
#include "indexer/search/phrases.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::search {
namespace {

using suggest::Phrase;

// Whether one of the viewer's documents has the value.
bool HasVisible(const hot::Snapshot& snapshot, const Visibility& visibility,
                const Phrase& phrase) {
  std::vector<columns::Filter> filters = visibility.enforced;
  filters.push_back(
      {std::string(document::Fields()[phrase.field].name), {phrase.id}, false});
  return hot::AnyPasses(snapshot, filters);
}

bool IsVisible(const hot::Snapshot& snapshot, const Visibility& visibility,
               const Phrase& title) {
  const auto place = snapshot.Find(title.id);
  if (!place.has_value() || !IsCurrent(snapshot, title)) return false;
  const hot::Segment& segment = *snapshot.segments()[place->segment].segment;
  return std::all_of(
      visibility.enforced.begin(), visibility.enforced.end(),
      [&](const columns::Filter& filter) {
        return hot::SegmentFilter(filter, segment).Passes(place->doc);
      });
}

}  // namespace

absl::StatusOr<std::vector<Suggestion>> Index::Suggest(
    const Visibility& visibility, const SuggestRequest& request) const {
  if (request.typed.size() > kMaxTypedBytes) {
    return base::InvalidField("QUERY_TOO_LONG", "query",
                              {{"max", std::to_string(kMaxTypedBytes)}});
  }
  const std::shared_ptr<const hot::Snapshot> snapshot = store_->snapshot();
  const std::shared_ptr<const suggest::Completions> proposed = completions();
  const auto value_text = [&](const Phrase& phrase) {
    const auto value = dictionary_.Find(phrase.field, phrase.id);
    return value.has_value()
               ? ValueText(dictionary_, phrase.field, *value, request.language)
               : "";
  };
  // Where much was deleted or isn't to be seen, there may be thousands of
  // phrases to look at in vain.
  hot::Budget value_budget(options_.budget_micros / 2);
  const std::vector<const Phrase*> values =
      proposed->Find(request.typed, request.limit, [&](const Phrase& phrase) {
        return phrase.field != kTitlePhrase && !value_budget.IsSpent() &&
               phrase.text == value_text(phrase) &&
               HasVisible(*snapshot, visibility, phrase);
      });
  hot::Budget title_budget(options_.budget_micros / 2);
  const std::vector<const Phrase*> titles =
      proposed->Find(request.typed, request.limit, [&](const Phrase& phrase) {
        return phrase.field == kTitlePhrase && !title_budget.IsSpent() &&
               IsVisible(*snapshot, visibility, phrase);
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
    added.value = values[i]->id;
  }
  for (size_t i = 0; i < shown_titles; ++i) {
    add(*titles[i]).record = std::make_shared<const IndexedDocument>(
        hot::ReadRecord(*snapshot, *snapshot->Find(titles[i]->id)));
  }
  return suggestions;
}

}  // namespace preau::search
