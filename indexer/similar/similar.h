#ifndef INDEXER_SIMILAR_SIMILAR_H_
#define INDEXER_SIMILAR_SIMILAR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/columns/filters.h"
#include "indexer/hot/snapshot.h"
#include "indexer/search/search.h"
#include "storage/base/language.h"

// Resources that are about the same as one.
namespace preau::similar {

struct Request {
  std::string uid;
  size_t limit = 10;
  std::vector<columns::Filter> filters;
  size_t snippet_chars = 200;
  base::Language language = base::Language::kFrench;
  // Processor time for finding them; 0: any.
  int64_t budget_micros = 10000;
};

// What two resources have in common; values by their ids.
struct Reason {
  // As the first resource writes them, those that tell most first.
  std::vector<std::string> words;
  std::vector<std::string> levels;
  // The other's, where they only are near ("5e" for "6e").
  std::vector<std::string> near_levels;
  std::vector<std::string> disciplines;
  std::vector<std::string> kinds;
};

struct SimilarResource {
  search::Hit hit;
  Reason reason;
};

struct Response {
  // The most similar first.
  std::vector<SimilarResource> resources;
  // Apply sequence that the answer knows of.
  uint64_t sequence = 0;
  // The time for it was up: there may be more, and more similar ones.
  bool is_partial = false;
};

// Never the resource itself, another copy of its work, or two copies of one; of
// titles that are nearly the same, one. NOT_FOUND, RESOURCE_NOT_FOUND: the
// viewer isn't shown a resource of this uid. INVALID_ARGUMENT: filters, as
// columns::CheckFilters(). Thread-safe.
absl::StatusOr<Response> FindSimilar(const hot::Snapshot& snapshot,
                                     const search::Visibility& visibility,
                                     const Request& request);

}  // namespace preau::similar

#endif  // INDEXER_SIMILAR_SIMILAR_H_
