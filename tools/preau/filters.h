#ifndef TOOLS_PREAU_FILTERS_H_
#define TOOLS_PREAU_FILTERS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace preau::command {

// Adds what texts of the form "field=value,value" say to `pairs` of field and
// value. FILTER_MALFORMED{filter}.
absl::Status SplitFilters(
    const std::vector<std::string>& texts,
    std::vector<std::pair<std::string, std::string>>& pairs);

}  // namespace preau::command

#endif  // TOOLS_PREAU_FILTERS_H_
