#ifndef INDEXER_COLUMNS_FILTERS_H_
#define INDEXER_COLUMNS_FILTERS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "indexer/document/fields.h"

namespace preau::columns {

// Keeps documents that have any of the values, or none of them.
struct Filter {
  std::string field;
  std::vector<std::string> values;
  bool exclude = false;
};

// Which values of a field to count.
struct FacetAsk {
  std::string field;
  size_t limit = 10;
  // Only labels of which a word starts so, accents and case aside.
  std::string prefix;
  // Values to skip.
  size_t offset = 0;
};

inline constexpr size_t kMaxFilters = 32;
inline constexpr size_t kMaxFilterValues = 100;
// As many as there are fields.
inline constexpr size_t kMaxFacets = document::kFieldCount;
inline constexpr size_t kMaxFacetLimit = 200;
inline constexpr size_t kMaxFacetOffset = 100000;

// INVALID_ARGUMENT, with the path after "filters" or "facets": FIELD_UNKNOWN
// {name, fields}, FILTER_VALUE_UNKNOWN{field_name, value, vocabulary},
// TOO_MANY{max}, LIMIT_INVALID{min, max}.
absl::Status CheckFilters(const std::vector<Filter>& filters);
absl::Status CheckFacets(const std::vector<FacetAsk>& facets);

}  // namespace preau::columns

#endif  // INDEXER_COLUMNS_FILTERS_H_
