#include "tools/bench/browse_command.h"

#include <limits>
#include <memory>
#include <vector>

#include "absl/time/civil_time.h"
#include "indexer/hot/record.h"
#include "indexer/rows/rows.h"
#include "indexer/search/index.h"
#include "indexer/similar/similar.h"
#include "storage/base/status_macros.h"

namespace preau::bench {
namespace {

// Uids that stand evenly in the index.
std::vector<std::string> SomeUids(const hot::Snapshot& snapshot, size_t count) {
  std::vector<std::string> uids;
  const size_t step = snapshot.documents() / count + 1;
  size_t number = 0;
  for (const hot::SegmentView& view : snapshot.segments()) {
    for (hot::Doc doc = 0; doc < view.segment->size(); ++doc) {
      if (view.deletions->Has(doc)) continue;
      if (number++ % step == 0) uids.emplace_back(view.segment->uid(doc));
    }
  }
  return uids;
}

// Of the days of a year in turns, for everybody and for some levels.
std::vector<rows::Request> SomePages(size_t count) {
  const std::vector<std::string> levels = {"", "cycle-3", "6e", "terminale"};
  std::vector<rows::Request> pages(count);
  for (size_t i = 0; i < count; ++i) {
    pages[i].day = absl::CivilDay(2027, 1, 1) + static_cast<int>(i * 7 % 365);
    pages[i].level = levels[i % levels.size()];
  }
  return pages;
}

}  // namespace

absl::Status TimeBrowsing(const BrowseOptions& options, base::Clock& clock,
                          std::ostream& out) {
  search::Index::Options index_options;
  index_options.path = options.index;
  // Not beside what is measured.
  index_options.titles_at_once = std::numeric_limits<size_t>::max();
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<search::Index> index,
                         search::Index::Open(index_options, &clock));
  const auto snapshot = index->snapshot();
  const std::vector<std::string> uids = SomeUids(*snapshot, options.count);
  const std::vector<rows::Request> pages = SomePages(options.count);
  const search::Visibility everybody;
  absl::Status status;
  TimeSearches(
      options.timing, std::vector<std::string>(uids.size(), "similar"),
      [&](size_t number) -> int64_t {
        similar::Request request;
        request.uid = uids[number];
        const auto found = similar::FindSimilar(*snapshot, everybody, request);
        status.Update(found.status());
        return found.ok() ? static_cast<int64_t>(found->resources.size()) : 0;
      },
      out);
  TimeSearches(
      options.timing, std::vector<std::string>(pages.size(), "rows"),
      [&](size_t number) -> int64_t {
        const auto found =
            rows::BrowseRows(*snapshot, everybody, pages[number]);
        status.Update(found.status());
        return found.ok() ? static_cast<int64_t>(found->rows.size()) : 0;
      },
      out);
  return status;
}

}  // namespace preau::bench
