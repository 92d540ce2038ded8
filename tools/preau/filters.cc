#include "tools/preau/filters.h"

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "storage/base/error.h"

namespace preau::command {

absl::Status SplitFilters(
    const std::vector<std::string>& texts,
    std::vector<std::pair<std::string, std::string>>& pairs) {
  for (const std::string& text : texts) {
    const size_t equals = text.find('=');
    if (equals == text.npos || equals == 0 || equals + 1 == text.size()) {
      return base::InvalidField("FILTER_MALFORMED", "", {{"filter", text}});
    }
    for (const absl::string_view value :
         absl::StrSplit(text.substr(equals + 1), ',', absl::SkipEmpty())) {
      pairs.emplace_back(text.substr(0, equals), value);
    }
  }
  return absl::OkStatus();
}

}  // namespace preau::command
