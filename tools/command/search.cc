#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/rpc/status.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/command/command.h"

namespace preau::tools {
namespace {

constexpr size_t kBarWidth = 20;

absl::Status AddFilters(const std::vector<std::string>& texts, bool exclude,
                        v1::SearchRequest& request) {
  for (const std::string& text : texts) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(text, absl::MaxSplits('=', 1));
    if (parts.first.empty() || parts.second.empty()) {
      return base::InvalidField("FILTER_FORM", "", {{"filter", text}});
    }
    v1::Filter& filter = *request.add_filters();
    filter.set_field(parts.first);
    filter.set_exclude(exclude);
    for (const absl::string_view value : absl::StrSplit(parts.second, ',')) {
      filter.add_values(std::string(value));
    }
  }
  return absl::OkStatus();
}

std::string Marked(const v1::MarkedText& marked, const Output& output) {
  std::string text;
  size_t at = 0;
  const absl::string_view source = marked.text();
  for (const v1::MarkedText::Span& span : marked.spans()) {
    if (span.begin() < at || span.end() > source.size()) continue;
    absl::StrAppend(&text, Plain(source.substr(at, span.begin() - at)),
                    output.Mark(Plain(source.substr(
                        span.begin(), span.end() - span.begin()))));
    at = span.end();
  }
  absl::StrAppend(&text, Plain(source.substr(at)));
  return absl::StrCat(marked.cut_before() ? "… " : "", text,
                      marked.cut_after() ? " …" : "");
}

template <typename Values>
void AddLabels(const Values& values, std::vector<std::string>& labels) {
  for (const v1::LabelledValue& value : values) {
    labels.push_back(Plain(value.label()));
  }
}

void ShowHit(int number, const v1::Hit& hit, Output& output) {
  output.Line(
      absl::StrCat(number, ". ", output.Bold(Marked(hit.title(), output))));
  std::vector<std::string> facts;
  AddLabels(hit.levels(), facts);
  AddLabels(hit.disciplines(), facts);
  AddLabels(hit.kinds(), facts);
  if (!hit.provider().empty()) facts.push_back(Plain(hit.provider()));
  if (hit.licence().id() != "unknown" && !hit.licence().label().empty()) {
    facts.push_back(Plain(hit.licence().label()));
  }
  if (hit.access().id() != "unknown" && !hit.access().label().empty()) {
    facts.push_back(Plain(hit.access().label()));
  }
  if (!facts.empty()) {
    output.Line(absl::StrCat("   ", absl::StrJoin(facts, " · ")));
  }
  if (!hit.snippet().text().empty()) {
    output.Line(absl::StrCat("   ", Marked(hit.snippet(), output)));
  }
  output.Line(absl::StrCat(
      "   ", output.Dim(Plain(hit.url().empty() ? hit.name() : hit.url()))));
  output.Line("");
}

void ShowFacet(const v1::Facet& facet, Output& output) {
  if (facet.values().empty()) return;
  output.Line(output.Bold(facet.label()));
  size_t widest = 0;
  int64_t most = 1;
  for (const v1::FacetValue& value : facet.values()) {
    widest = std::max(widest, Width(Plain(value.label())));
    most = std::max(most, value.count());
  }
  for (const v1::FacetValue& value : facet.values()) {
    const std::string label = Plain(value.label());
    std::string bar;
    for (size_t i = 0;
         i <
         std::max<size_t>(1, kBarWidth * static_cast<size_t>(value.count()) /
                                 static_cast<size_t>(most));
         ++i) {
      absl::StrAppend(&bar, "▇");
    }
    output.Line(absl::StrCat("  ", value.selected() ? "✓ " : "  ", label,
                             std::string(widest - Width(label) + 2, ' '), bar,
                             " ", value.count()));
  }
}

}  // namespace

absl::Status RunSearch(const SearchOptions& options, Connection& connection,
                       Output& output) {
  v1::SearchRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_page_size(options.page_size);
  request.set_page_token(options.next);
  if (options.any) request.set_match(v1::SearchRequest::ANY_WORD);
  request.set_sort(options.sort == "title"    ? v1::SearchRequest::TITLE
                   : options.sort == "newest" ? v1::SearchRequest::NEWEST
                   : options.sort == "oldest" ? v1::SearchRequest::OLDEST
                                              : v1::SearchRequest::RELEVANCE);
  PREAU_RETURN_IF_ERROR(AddFilters(options.filters, false, request));
  PREAU_RETURN_IF_ERROR(AddFilters(options.excluded, true, request));
  for (const std::string& facet : options.facets) {
    v1::FacetRequest& asked = *request.add_facets();
    asked.set_field(facet);
    asked.set_limit(6);
  }
  grpc::ClientContext context;
  connection.Prepare(context);
  v1::SearchResponse response;
  PREAU_RETURN_IF_ERROR(rpc::FromGrpcStatus(
      connection.search().Search(&context, request, &response)));
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  output.Tell(response.total_size() == 0   ? "SEARCH_NONE"
              : response.total_size() == 1 ? "SEARCH_ONE"
                                           : "SEARCH_TOTAL",
              {{"total", absl::StrCat(response.total_size())}});
  output.Line("");
  int number = 0;
  for (const v1::Hit& hit : response.hits()) ShowHit(++number, hit, output);
  for (const v1::Facet& facet : response.facets()) ShowFacet(facet, output);
  if (!response.next_page_token().empty()) {
    output.Line("");
    output.Tell("SEARCH_NEXT", {{"token", response.next_page_token()}});
  }
  return absl::OkStatus();
}

}  // namespace preau::tools
