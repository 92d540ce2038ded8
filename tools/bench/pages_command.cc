#include "tools/bench/pages_command.h"

#include <limits>
#include <memory>
#include <vector>

#include "indexer/search/index.h"
#include "storage/base/status_macros.h"
#include "tools/bench/query_file.h"

namespace preau::bench {
namespace {

constexpr size_t kFacetValues = 10;

search::Request PageOf(const Query& query, const PagesOptions& options) {
  const QueryClass& query_class = *FindQueryClass(query.query_class);
  search::Request request;
  if (query_class.match != Operator::kEverything) request.query = query.text;
  request.any_word = query_class.match == Operator::kAny;
  if (!query.level.empty()) {
    request.filters.push_back({"level", {query.level}, false});
  }
  if (options.timing.mode == "facets") {
    for (const char* field : {"level", "discipline", "kind"}) {
      request.facets.push_back({field, kFacetValues});
    }
  }
  request.page_size = options.page_size;
  return request;
}

}  // namespace

absl::Status TimePages(const PagesOptions& options, base::Clock& clock,
                       std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<Query> queries,
                         ReadQueries(options.queries));
  search::Index::Options index_options;
  index_options.path = options.index;
  index_options.cached_hits = 0;
  // Not beside what is measured.
  index_options.titles_at_once = std::numeric_limits<size_t>::max();
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<search::Index> index,
                         search::Index::Open(index_options, &clock));
  std::vector<search::Request> pages;
  std::vector<std::string> classes;
  for (const Query& query : queries) {
    // Half words are searched for as they are typed, not by pages.
    if (FindQueryClass(query.query_class)->match == Operator::kPrefix) continue;
    pages.push_back(PageOf(query, options));
    classes.push_back(query.query_class);
  }
  const search::Visibility everybody;
  absl::Status status;
  TimeSearches(
      options.timing, classes,
      [&](size_t number) -> int64_t {
        const auto found = index->Search(everybody, pages[number]);
        status.Update(found.status());
        return found.ok() ? static_cast<int64_t>(found->total) : 0;
      },
      out);
  return status;
}

}  // namespace preau::bench
