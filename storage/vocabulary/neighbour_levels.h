#ifndef STORAGE_VOCABULARY_NEIGHBOUR_LEVELS_H_
#define STORAGE_VOCABULARY_NEIGHBOUR_LEVELS_H_

#include <vector>

#include "absl/strings/string_view.h"

namespace preau::vocabulary {

// The levels just below and above one, in the order in which a pupil goes
// through them: of a school year the years, of a cycle the cycles. Empty for
// others. Thread-safe.
std::vector<absl::string_view> NeighbourLevels(absl::string_view id);

}  // namespace preau::vocabulary

#endif  // STORAGE_VOCABULARY_NEIGHBOUR_LEVELS_H_
