#ifndef INDEXER_SIMILAR_NEARNESS_H_
#define INDEXER_SIMILAR_NEARNESS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace preau::similar {

// How near two values of a field with a vocabulary are: 1 for the same, less
// for one above the other ("cycle-3", "6e"), for levels that follow one another
// ("6e", "5e"), and for others below the same; else 0. Thread-safe.
double Nearness(size_t field, absl::string_view a, absl::string_view b);

// That of the two nearest; 0 where one has none.
double NearestOf(size_t field, const std::vector<absl::string_view>& a,
                 const std::vector<absl::string_view>& b);

// Without those that are above another of them; the columns of an index have
// these as well.
std::vector<absl::string_view> Narrowest(size_t field,
                                         std::vector<absl::string_view> values);

}  // namespace preau::similar

#endif  // INDEXER_SIMILAR_NEARNESS_H_
