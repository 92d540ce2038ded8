#ifndef INDEXER_ROWS_ROWS_H_
#define INDEXER_ROWS_ROWS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "indexer/columns/filters.h"
#include "indexer/hot/snapshot.h"
#include "indexer/rows/recipe.h"
#include "indexer/search/search.h"
#include "storage/base/language.h"

// Rows of resources for a portal's home page.
namespace preau::rows {

struct Request {
  // Ids of the vocabularies; empty: any. Nothing about a person.
  std::string level;
  std::string discipline;
  std::string audience;
  size_t rows = 8;
  size_t hits_per_row = 10;
  size_t snippet_chars = 200;
  absl::CivilDay day;
  base::Language language = base::Language::kFrench;
  // Processor time for all rows, after which no more are made; 0: any.
  int64_t budget_micros = 50000;
};

struct Row {
  // Of a recipe.
  std::string id;
  std::string title;
  // Why it is shown.
  std::string reason;
  // The search that finds all of it: any of the words, and the filters.
  std::string query;
  std::vector<columns::Filter> filters;
  // By date instead of relevance.
  bool newest_first = false;
  std::vector<search::Hit> hits;
};

struct Response {
  std::vector<Row> rows;
  // Apply sequence that the answer knows of.
  uint64_t sequence = 0;
};

// Rows with fewer hits aren't shown.
inline constexpr size_t kMinHits = 4;
// Rows of a season, so that March isn't nothing but these.
inline constexpr size_t kMaxSeasonRows = 4;

// The same for the same request and snapshot, as far as the time for it goes. A
// work is in one row at most.
// INVALID_ARGUMENT, FILTER_VALUE_UNKNOWN{field_name, value, vocabulary}: level,
// discipline, audience. Thread-safe.
absl::StatusOr<Response> BrowseRows(const hot::Snapshot& snapshot,
                                    const search::Visibility& visibility,
                                    const Request& request);

// The same with other recipes.
absl::StatusOr<Response> BrowseRows(const hot::Snapshot& snapshot,
                                    const search::Visibility& visibility,
                                    const Request& request,
                                    absl::Span<const Recipe> recipes);

}  // namespace preau::rows

#endif  // INDEXER_ROWS_ROWS_H_
