#include "indexer/rows/recipe.h"

#include <string>
#include <utility>

#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace preau::rows {

std::vector<columns::Filter> FiltersOf(const Recipe& recipe) {
  std::vector<columns::Filter> filters;
  for (absl::string_view text :
       absl::StrSplit(recipe.filters, ';', absl::SkipEmpty())) {
    columns::Filter& filter = filters.emplace_back();
    filter.exclude = absl::ConsumePrefix(&text, "!");
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(text, absl::MaxSplits('=', 1));
    filter.field = std::string(parts.first);
    filter.values = absl::StrSplit(parts.second, ',');
  }
  return filters;
}

}  // namespace preau::rows
