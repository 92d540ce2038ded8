#include "indexer/rows/rows.h"

#include <string>

#include "absl/time/civil_time.h"
#include "indexer/rows/season.h"
#include "services/search/convert.h"
#include "services/search/search_service.h"
#include "services/search/visibility.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

constexpr int kDefaultRows = 8;
constexpr int kMaxRows = 20;
constexpr int kDefaultHits = 10;
constexpr int kMaxHits = 30;
constexpr size_t kDateBytes = 10;

absl::StatusOr<absl::CivilDay> DayOf(const std::string& date,
                                     base::Clock& clock) {
  if (date.empty()) return rows::DayInParis(clock.NowMicros());
  absl::CivilDay day;
  if (date.size() != kDateBytes || !absl::ParseCivilTime(date, &day)) {
    return base::InvalidField("DAY_INVALID", "date", {{"value", date}});
  }
  return day;
}

v1::Row MakeRow(const rows::Row& row, base::Language language) {
  v1::Row api;
  api.set_id(row.id);
  api.set_title(row.title);
  api.set_reason(row.reason);
  v1::SearchRequest& search = *api.mutable_search();
  search.set_query(row.query);
  if (!row.query.empty()) {
    search.set_match(v1::SearchRequest::ANY_WORD);
    search.set_understanding(v1::SearchRequest::WORDS_ONLY);
  }
  for (const columns::Filter& filter : row.filters) {
    v1::Filter& added = *search.add_filters();
    added.set_field(filter.field);
    added.mutable_values()->Add(filter.values.begin(), filter.values.end());
    added.set_exclude(filter.exclude);
  }
  if (row.newest_first) search.set_sort(v1::SearchRequest::NEWEST);
  for (const search::Hit& hit : row.hits) {
    *api.add_hits() = ToApi(hit, language);
  }
  return api;
}

}  // namespace

absl::StatusOr<v1::BrowseRowsResponse> BrowseRows(
    const SearchDeps& deps, const rpc::CallContext& context,
    const v1::BrowseRowsRequest& request) {
  rows::Request asked;
  asked.level = request.level();
  asked.discipline = request.discipline();
  asked.audience = request.audience();
  PREAU_ASSIGN_OR_RETURN(asked.rows, NumberWithin("rows", request.rows(),
                                                  kDefaultRows, 1, kMaxRows));
  PREAU_ASSIGN_OR_RETURN(
      asked.hits_per_row,
      NumberWithin("hits_per_row", request.hits_per_row(), kDefaultHits,
                   static_cast<int>(rows::kMinHits), kMaxHits));
  PREAU_ASSIGN_OR_RETURN(asked.snippet_chars,
                         SnippetChars(request.snippet_chars()));
  PREAU_ASSIGN_OR_RETURN(asked.day, DayOf(request.date(), *deps.clock));
  asked.language = context.language;
  PREAU_ASSIGN_OR_RETURN(
      const rows::Response found,
      rows::BrowseRows(*deps.index->snapshot(), VisibleTo(context), asked));
  v1::BrowseRowsResponse response;
  for (const rows::Row& row : found.rows) {
    *response.add_rows() = MakeRow(row, context.language);
  }
  response.set_date(absl::FormatCivilTime(asked.day));
  response.set_applied_sequence(found.sequence);
  return response;
}

}  // namespace preau::services
