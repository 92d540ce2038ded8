#include "tools/preau/search_command.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_join.h"
#include "storage/base/status_macros.h"
#include "tools/preau/search_view.h"

namespace preau::command {
namespace {

constexpr int kFacetValues = 6;

// The values of one field are alternatives, so they share a filter.
void AddFilter(const std::pair<std::string, std::string>& asked, bool exclude,
               v1::SearchRequest& request) {
  auto* filters = request.mutable_filters();
  const auto same = std::find_if(
      filters->begin(), filters->end(), [&](const v1::Filter& filter) {
        return filter.field() == asked.first && filter.exclude() == exclude;
      });
  v1::Filter& filter = same == filters->end() ? *filters->Add() : *same;
  filter.set_field(asked.first);
  filter.set_exclude(exclude);
  filter.add_values(asked.second);
}

v1::SearchRequest::Sort SortOf(const std::string& name) {
  if (name == "title") return v1::SearchRequest::TITLE;
  if (name == "newest") return v1::SearchRequest::NEWEST;
  if (name == "oldest") return v1::SearchRequest::OLDEST;
  if (name == "smallest") return v1::SearchRequest::SMALLEST;
  if (name == "largest") return v1::SearchRequest::LARGEST;
  return v1::SearchRequest::RELEVANCE;
}

}  // namespace

v1::SearchRequest RequestOf(const SearchOptions& options) {
  v1::SearchRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  for (const auto& filter : options.filters) AddFilter(filter, false, request);
  for (const auto& filter : options.exclusions) {
    AddFilter(filter, true, request);
  }
  if (options.any_word) request.set_match(v1::SearchRequest::ANY_WORD);
  if (options.words_only) {
    request.set_understanding(v1::SearchRequest::WORDS_ONLY);
  }
  request.set_explain(options.explain);
  if (options.as_typed) {
    request.set_spelling_mode(v1::SearchRequest::AS_TYPED);
  }
  request.set_sort(SortOf(options.sort));
  request.set_page_size(options.page_size);
  request.set_page_token(options.page_token);
  for (const std::string& field : options.facets) {
    v1::FacetRequest& facet = *request.add_facets();
    facet.set_field(field);
    facet.set_limit(kFacetValues);
  }
  return request;
}

absl::Status RunSearch(const SearchOptions& options, base::Clock& clock,
                       Connection& connection, Output& output) {
  v1::SearchRequest request = RequestOf(options);
  SearchPage page;
  v1::SearchResponse response;
  for (page.number = 1;; ++page.number) {
    const int64_t start = clock.NowMicros();
    PREAU_ASSIGN_OR_RETURN(
        response, connection.Call(connection.search(),
                                  &v1::SearchService::Stub::Search, request));
    page.micros = clock.NowMicros() - start;
    if (page.number >= options.page || response.next_page_token().empty()) {
      break;
    }
    page.first += response.hits_size();
    request.set_page_token(response.next_page_token());
  }
  if (page.number < options.page) {
    // There is no such page; what was read last isn't what was asked for.
    response.clear_hits();
  }
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  page.query = request.query();
  page.asked = options.page;
  page.by_token = !options.page_token.empty();
  ShowSearch(page, response, output);
  return absl::OkStatus();
}

}  // namespace preau::command
