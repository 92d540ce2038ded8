#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "indexer/document/fields.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/filter.h"
#include "indexer/hot/record.h"
#include "indexer/hot/search.h"
#include "indexer/query/query.h"
#include "indexer/search/index.h"
#include "indexer/search/phrases.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::search {
namespace {

using suggest::Phrase;

// With fewer suggestions, errors are thought of.
constexpr size_t kFew = 3;
constexpr size_t kMaxNear = 3;
constexpr size_t kMaxQueries = 3;

// The field word of a field whose values are texts that are searched too; null
// for others.
const char* FieldWordOf(absl::string_view field) {
  if (field == "author") return "auteur";
  if (field == "provider") return "fournisseur";
  return field == "keyword" ? "mot-cle" : nullptr;
}

// Whether one of the viewer's documents has the value. Where few have it, they
// are found by its words: to go through all documents takes too long.
bool HasVisible(const hot::Snapshot& snapshot, const Visibility& visibility,
                const Phrase& phrase, int64_t budget_micros) {
  std::vector<columns::Filter> filters = visibility.enforced;
  filters.push_back(
      {std::string(document::Fields()[phrase.field].name), {phrase.id}, false});
  const char* const field_word =
      FieldWordOf(document::Fields()[phrase.field].name);
  if (field_word == nullptr) return hot::AnyPasses(snapshot, filters);
  auto query = query::ParseQuery(
      absl::StrCat(field_word, ":\"",
                   absl::StrReplaceAll(phrase.text, {{"\"", " "}}), "\""));
  if (!query.ok() || query->empty()) return hot::AnyPasses(snapshot, filters);
  // Any order will do: the filter knows.
  for (query::Clause& clause : query->clauses) {
    clause.kind = query::Clause::Kind::kWords;
  }
  hot::Ask ask;
  ask.plan = hot::MakePlan(*query, false, snapshot);
  ask.enforced = filters;
  ask.limit = 1;
  ask.count = false;
  ask.budget_micros = budget_micros;
  return !hot::Search(snapshot, ask).hits.empty();
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

// What was typed with other beginnings of words, where those aren't any
// document's, or where the last one may be misspelt.
std::vector<std::string> NearlyTyped(const suggest::Completions& proposed,
                                     const spelling::Dictionary& dictionary,
                                     absl::string_view typed) {
  std::vector<std::string> words = suggest::FoldedWords(typed);
  if (words.empty()) return {};
  size_t wrong = words.size() - 1;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!proposed.HasStart(words[i])) {
      wrong = i;
      break;
    }
  }
  std::vector<std::string> texts;
  const std::string word = words[wrong];
  for (const std::string& near : dictionary.NearPrefixes(word, kMaxNear)) {
    if (absl::StartsWith(near, word)) continue;
    words[wrong] = near;
    texts.push_back(absl::StrJoin(words, " "));
  }
  return texts;
}

}  // namespace

// Suggests to one viewer. For one thread.
class Index::Suggester {
 public:
  Suggester(const Index& index, const Visibility& visibility,
            const SuggestRequest& request)
      : index_(index),
        visibility_(visibility),
        request_(request),
        snapshot_(index.store_->snapshot()),
        proposed_(index.completions()),
        value_budget_(index.options_.budget_micros / 2),
        title_budget_(index.options_.budget_micros / 2) {}

  std::vector<Suggestion> Suggest() {
    Find(request_.typed);
    if (values_.size() + titles_.size() + queries_.size() < kFew) {
      for (const std::string& near : NearlyTyped(
               *proposed_, *index_.words_.dictionary(), request_.typed)) {
        Find(near);
        if (values_.size() + titles_.size() + queries_.size() >= kFew) break;
      }
    }
    return Choose();
  }

 private:
  // A phrase with what was typed to find it.
  struct Found {
    const Phrase* phrase;
    std::string typed;
  };

  // Adds what isn't there yet, and goes after that.
  void Find(const std::string& typed) {
    const auto add = [&](const std::vector<const Phrase*>& found,
                         std::vector<Found>& all) {
      for (const Phrase* phrase : found) {
        const bool is_new =
            std::none_of(all.begin(), all.end(), [&](const Found& each) {
              return each.phrase->field == phrase->field &&
                     each.phrase->text == phrase->text;
            });
        if (is_new && all.size() < request_.limit) {
          all.push_back({phrase, typed});
        }
      }
    };
    // Where much was deleted or isn't to be seen, there may be thousands of
    // phrases to look at in vain.
    add(proposed_->Find(
            typed, request_.limit,
            [](const Phrase& phrase) { return phrase.field != kTitlePhrase; },
            [&](const Phrase& phrase) {
              return !value_budget_.IsSpent() &&
                     phrase.text == ValueTextOf(phrase) &&
                     HasVisible(*snapshot_, visibility_, phrase,
                                value_budget_.left());
            }),
        values_);
    add(proposed_->Find(
            typed, request_.limit,
            [](const Phrase& phrase) { return phrase.field == kTitlePhrase; },
            [&](const Phrase& phrase) {
              return !title_budget_.IsSpent() &&
                     IsVisible(*snapshot_, visibility_, phrase);
            }),
        titles_);
    for (std::string& query : index_.asked_.Find(
             typed, kMaxQueries,
             [&](const std::string& each) { return FindsSomething(each); })) {
      const bool is_new =
          std::none_of(queries_.begin(), queries_.end(),
                       [&](const auto& known) { return known.first == query; });
      if (is_new && queries_.size() < kMaxQueries) {
        queries_.emplace_back(std::move(query), typed);
      }
    }
  }

  std::string ValueTextOf(const Phrase& phrase) const {
    const auto value = index_.dictionary_.Find(phrase.field, phrase.id);
    return value.has_value() ? ValueText(index_.dictionary_, phrase.field,
                                         *value, request_.language)
                             : "";
  }

  bool FindsSomething(const std::string& text) {
    const auto query = query::ParseQuery(text);
    if (!query.ok() || title_budget_.IsSpent()) return false;
    hot::Ask ask;
    ask.plan = hot::MakePlan(*query, false, *snapshot_);
    ask.enforced = visibility_.enforced;
    ask.limit = 1;
    ask.count = false;
    ask.budget_micros = title_budget_.left();
    return !hot::Search(*snapshot_, ask).hits.empty();
  }

  // Values and titles half and half, unless there are fewer of one kind.
  std::vector<Suggestion> Choose() const {
    const size_t queries = std::min(queries_.size(), request_.limit / 3);
    const size_t limit = request_.limit - queries;
    const size_t half = (limit + 1) / 2;
    const size_t values =
        std::min(values_.size(),
                 std::max(half, limit - std::min(limit, titles_.size())));
    const size_t titles = std::min(titles_.size(), limit - values);
    std::vector<Suggestion> suggestions;
    const auto add = [&](const std::string& text,
                         const std::string& typed) -> Suggestion& {
      Suggestion& added = suggestions.emplace_back();
      added.text.text = text;
      added.text.spans = suggest::MarkTyped(text, typed);
      return added;
    };
    for (size_t i = 0; i < values; ++i) {
      Suggestion& added = add(values_[i].phrase->text, values_[i].typed);
      added.field = values_[i].phrase->field;
      added.value = values_[i].phrase->id;
    }
    for (size_t i = 0; i < queries; ++i) {
      add(queries_[i].first, queries_[i].second).is_query = true;
    }
    for (size_t i = 0; i < titles; ++i) {
      const Phrase& phrase = *titles_[i].phrase;
      add(phrase.text, titles_[i].typed).record =
          std::make_shared<const IndexedDocument>(
              hot::ReadRecord(*snapshot_, *snapshot_->Find(phrase.id)));
    }
    return suggestions;
  }

  const Index& index_;
  const Visibility& visibility_;
  const SuggestRequest& request_;
  const std::shared_ptr<const hot::Snapshot> snapshot_;
  const std::shared_ptr<const suggest::Completions> proposed_;
  hot::Budget value_budget_;
  hot::Budget title_budget_;
  std::vector<Found> values_;
  std::vector<Found> titles_;
  // With what was typed to find them.
  std::vector<std::pair<std::string, std::string>> queries_;
};

absl::StatusOr<std::vector<Suggestion>> Index::Suggest(
    const Visibility& visibility, const SuggestRequest& request) const {
  if (request.typed.size() > kMaxTypedBytes) {
    return base::InvalidField("QUERY_TOO_LONG", "query",
                              {{"max", std::to_string(kMaxTypedBytes)}});
  }
  return Suggester(*this, visibility, request).Suggest();
}

}  // namespace preau::search
