#ifndef INDEXER_COLUMNS_FILTERS_H_
#define INDEXER_COLUMNS_FILTERS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "indexer/columns/columns.h"
#include "indexer/columns/dictionary.h"

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
};

inline constexpr size_t kMaxFilters = 32;
inline constexpr size_t kMaxFilterValues = 100;
inline constexpr size_t kMaxFacets = 20;
inline constexpr size_t kMaxFacetLimit = 200;

// INVALID_ARGUMENT, with the path after "filters" or "facets": FIELD_UNKNOWN
// {name, fields}, FILTER_VALUE_UNKNOWN{field_name, value, vocabulary},
// TOO_MANY{max}, LIMIT_INVALID{min, max}.
absl::Status CheckFilters(const std::vector<Filter>& filters);
absl::Status CheckFacets(const std::vector<FacetAsk>& facets);

// Sees each document that the words found: says whether it passes the filters,
// and counts. A field's own filters don't shrink its counts, so that one can
// choose several values. One object for one search, of rows that were there
// before it. Thread-compatible.
class FilterPass {
 public:
  // `enforced` filters hold for everything, counts too. All are checked.
  FilterPass(const std::vector<Filter>& enforced,
             const std::vector<Filter>& filters,
             const std::vector<FacetAsk>& facets, const Dictionary& dictionary);

  // Whether the document is a hit.
  bool See(const Row& row);

  size_t hits() const { return hits_; }
  // Of each value of a field that was asked for, by number; those beyond the
  // end have none.
  absl::Span<const uint64_t> counts(size_t field) const {
    return counts_[field];
  }

 private:
  struct Test {
    size_t field;
    bool exclude;
    // By value; values beyond its end aren't in it.
    std::vector<bool> wanted;
    bool Passes(const Row& row) const;
  };

  static Test MakeTest(const Filter& filter, const Dictionary& dictionary);
  void Count(const Row& row, size_t field);

  std::vector<Test> enforced_;
  std::vector<Test> tests_;
  std::array<bool, document::kFieldCount> counted_{};
  std::array<std::vector<uint64_t>, document::kFieldCount> counts_;
  size_t hits_ = 0;
};

}  // namespace preau::columns

#endif  // INDEXER_COLUMNS_FILTERS_H_
