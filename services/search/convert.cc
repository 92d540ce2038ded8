#include "services/search/convert.h"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/document/fields.h"
#include "indexer/understanding/understand.h"
#include "services/rpc/token.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"

namespace preau::services {
namespace {

constexpr int kDefaultPage = 10;
constexpr int kMaxPage = 100;
constexpr int kDefaultSnippet = 200;
constexpr int kMinSnippet = 50;
constexpr int kMaxSnippet = 1000;
constexpr int kDefaultFacetLimit = 10;
constexpr int kDefaultSuggestions = 8;
constexpr int kMaxSuggestions = 20;

absl::Status LimitInvalid(absl::string_view field, int min, int max) {
  return base::InvalidField(
      "LIMIT_INVALID", field,
      {{"min", absl::StrCat(min)}, {"max", absl::StrCat(max)}});
}

search::Sort FromApi(v1::SearchRequest::Sort sort) {
  switch (sort) {
    case v1::SearchRequest::TITLE:
      return search::Sort::kTitle;
    case v1::SearchRequest::NEWEST:
      return search::Sort::kNewest;
    case v1::SearchRequest::OLDEST:
      return search::Sort::kOldest;
    case v1::SearchRequest::SMALLEST:
      return search::Sort::kSmallest;
    case v1::SearchRequest::LARGEST:
      return search::Sort::kLargest;
    default:
      return search::Sort::kRelevance;
  }
}

v1::Interpretation::Effect ToApi(understanding::Effect effect) {
  switch (effect) {
    case understanding::Effect::kWords:
      return v1::Interpretation::WORDS;
    case understanding::Effect::kValueOrWords:
      return v1::Interpretation::VALUE_OR_WORDS;
    case understanding::Effect::kPreference:
      return v1::Interpretation::PREFERENCE;
    case understanding::Effect::kFilter:
      return v1::Interpretation::FILTER;
  }
  return v1::Interpretation::EFFECT_UNSPECIFIED;
}

v1::Interpretation ToApi(const understanding::Interpretation& said,
                         const std::string& query, base::Language language) {
  v1::Interpretation api;
  api.set_effect(ToApi(said.effect));
  api.set_words(query.substr(said.begin, said.end - said.begin));
  api.set_begin(said.begin);
  api.set_end(said.end);
  api.set_dropped(said.dropped);
  if (said.effect == understanding::Effect::kWords) return api;
  api.set_field(std::string(document::Fields()[said.field].name));
  api.set_field_label(document::FieldLabel(said.field, language));
  for (const std::string& id : said.values) {
    *api.add_values() = Labelled(said.field, id, language);
  }
  return api;
}

search::SpellingMode FromApi(v1::SearchRequest::SpellingMode mode) {
  switch (mode) {
    case v1::SearchRequest::PROPOSE:
      return search::SpellingMode::kPropose;
    case v1::SearchRequest::AS_TYPED:
      return search::SpellingMode::kOff;
    default:
      return search::SpellingMode::kRescue;
  }
}

v1::Spelling ToApi(const search::Spelling& spelling, const std::string& typed,
                   base::Language language) {
  v1::Spelling api;
  api.set_corrected_query(spelling.corrected_query);
  for (const search::Spelling::Replacement& each : spelling.replacements) {
    v1::Spelling::Replacement& replacement = *api.add_replacements();
    replacement.set_typed(each.from);
    replacement.set_meant(each.to);
  }
  api.set_searched_instead(spelling.searched_instead);
  api.set_total_size(static_cast<int64_t>(spelling.total));
  api.set_message(messages::Say(
      spelling.searched_instead ? "SPELLING_SEARCHED" : "SPELLING_PROPOSED",
      language,
      {{"typed", typed},
       {"meant", spelling.corrected_query},
       {"count", absl::StrCat(spelling.total)}}));
  return api;
}

v1::Facet ToApi(const search::Facet& counted, base::Language language) {
  v1::Facet facet;
  facet.set_field(std::string(document::Fields()[counted.field].name));
  facet.set_label(document::FieldLabel(counted.field, language));
  facet.set_value_count(static_cast<int32_t>(counted.value_count));
  for (const search::FacetValue& each : counted.values) {
    v1::FacetValue& value = *facet.add_values();
    value.set_id(each.id);
    value.set_label(each.label);
    value.set_count(static_cast<int64_t>(each.count));
    value.set_selected(each.selected);
    value.mutable_parents()->Add(each.parents.begin(), each.parents.end());
  }
  return facet;
}

}  // namespace

absl::StatusOr<size_t> NumberWithin(absl::string_view field, int asked,
                                    int standard, int min, int max) {
  const int number = asked == 0 ? standard : asked;
  if (number < min || number > max) return LimitInvalid(field, min, max);
  return static_cast<size_t>(number);
}

absl::StatusOr<size_t> SnippetChars(int asked) {
  return NumberWithin("snippet_chars", asked, kDefaultSnippet, kMinSnippet,
                      kMaxSnippet);
}

std::vector<columns::Filter> FiltersOf(
    const google::protobuf::RepeatedPtrField<v1::Filter>& api) {
  std::vector<columns::Filter> filters;
  for (const v1::Filter& filter : api) {
    filters.push_back({filter.field(),
                       {filter.values().begin(), filter.values().end()},
                       filter.exclude()});
  }
  return filters;
}

absl::StatusOr<search::Request> FromApi(const v1::SearchRequest& api,
                                        base::Language language) {
  search::Request request;
  request.query = api.query();
  request.any_word = api.match() == v1::SearchRequest::ANY_WORD;
  request.explain = api.explain();
  request.may_relax = api.match() == v1::SearchRequest::MATCH_UNSPECIFIED;
  request.words_only = api.understanding() == v1::SearchRequest::WORDS_ONLY;
  request.sort = FromApi(api.sort());
  request.spelling = FromApi(api.spelling_mode());
  request.as_you_type = api.as_you_type();
  request.language = language;
  PREAU_ASSIGN_OR_RETURN(
      const int page_size,
      rpc::PageSize(api.page_size(), kDefaultPage, kMaxPage));
  request.page_size = static_cast<size_t>(page_size);
  PREAU_ASSIGN_OR_RETURN(request.snippet_chars,
                         SnippetChars(api.snippet_chars()));
  request.filters = FiltersOf(api.filters());
  for (int i = 0; i < api.facets_size(); ++i) {
    const v1::FacetRequest& facet = api.facets(i);
    if (facet.limit() < 0) {
      return LimitInvalid(absl::StrCat("facets[", i, "].limit"), 1,
                          static_cast<int>(columns::kMaxFacetLimit));
    }
    if (facet.offset() < 0) {
      return LimitInvalid(absl::StrCat("facets[", i, "].offset"), 0,
                          static_cast<int>(columns::kMaxFacetOffset));
    }
    request.facets.push_back(
        {facet.field(),
         static_cast<size_t>(facet.limit() == 0 ? kDefaultFacetLimit
                                                : facet.limit()),
         facet.prefix(), static_cast<size_t>(facet.offset())});
  }
  return request;
}

v1::SearchResponse ToApi(const v1::SearchRequest& request,
                         const search::Response& response,
                         base::Language language) {
  v1::SearchResponse api;
  for (const search::Hit& hit : response.hits) {
    *api.add_hits() = ToApi(hit, language);
  }
  api.set_total_size(static_cast<int64_t>(response.total));
  if (response.all_words_total.has_value()) {
    api.set_all_words_size(static_cast<int64_t>(*response.all_words_total));
  }
  for (const search::Facet& facet : response.facets) {
    *api.add_facets() = ToApi(facet, language);
  }
  api.set_applied_sequence(response.sequence);
  api.set_index_changed(response.index_changed);
  api.set_partial(response.is_partial);
  const bool instead =
      response.spelling.has_value() && response.spelling->searched_instead;
  const std::string& searched =
      instead ? response.spelling->corrected_query : request.query();
  for (const understanding::Interpretation& said : response.interpretations) {
    *api.add_interpretation() = ToApi(said, searched, language);
  }
  if (response.spelling.has_value()) {
    *api.mutable_spelling() =
        ToApi(*response.spelling, request.query(), language);
  }
  for (const v1::Filter& filter : request.filters()) {
    const auto field = document::FieldIndex(filter.field());
    if (!field.has_value() || filter.values().empty()) continue;
    v1::AppliedFilter& applied = *api.add_applied_filters();
    applied.set_field(filter.field());
    applied.set_field_label(document::FieldLabel(*field, language));
    applied.set_exclude(filter.exclude());
    for (const std::string& id : filter.values()) {
      *applied.add_values() = Labelled(*field, id, language);
    }
  }
  return api;
}

absl::StatusOr<search::SuggestRequest> FromApi(const v1::SuggestRequest& api,
                                               base::Language language) {
  PREAU_ASSIGN_OR_RETURN(const size_t limit,
                         NumberWithin("limit", api.limit(), kDefaultSuggestions,
                                      1, kMaxSuggestions));
  return search::SuggestRequest{api.query(), limit, language};
}

v1::SuggestResponse ToApi(const std::vector<search::Suggestion>& suggestions,
                          base::Language language) {
  v1::SuggestResponse api;
  for (const search::Suggestion& each : suggestions) {
    v1::Suggestion& suggestion = *api.add_suggestions();
    SetMarked(each.text, suggestion.mutable_text());
    if (each.record != nullptr) {
      suggestion.set_resource(each.record->name());
      continue;
    }
    if (each.is_query) {
      suggestion.set_query(each.text.text);
      continue;
    }
    v1::SuggestedValue& value = *suggestion.mutable_value();
    value.set_field(std::string(document::Fields()[each.field].name));
    value.set_field_label(document::FieldLabel(each.field, language));
    value.set_id(each.value);
  }
  return api;
}

std::string SerialiseCursor(const search::Cursor& cursor) {
  // %a keeps every bit of the score.
  char score[32];
  std::snprintf(score, sizeof(score), "%a", cursor.score);
  return absl::StrCat(cursor.generation, "|", cursor.depth, "|", score, "|",
                      cursor.uid, "|", absl::BytesToHexString(cursor.key), "|",
                      absl::BytesToHexString(cursor.corrected_query));
}

absl::StatusOr<search::Cursor> ParseCursor(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '|');
  search::Cursor cursor;
  if (parts.size() != 6 || !absl::SimpleAtoi(parts[0], &cursor.generation) ||
      !absl::SimpleAtoi(parts[1], &cursor.depth)) {
    return base::InvalidField("PAGE_TOKEN_INVALID", "page_token");
  }
  cursor.score = std::strtod(std::string(parts[2]).c_str(), nullptr);
  cursor.uid = std::string(parts[3]);
  cursor.key = absl::HexStringToBytes(parts[4]);
  cursor.corrected_query = absl::HexStringToBytes(parts[5]);
  return cursor;
}

}  // namespace preau::services
