#include "services/ingestion/readers/lom_purpose.h"

#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace preau::readers {

absl::string_view PurposeField(absl::string_view purpose,
                               absl::string_view label,
                               absl::string_view taxon) {
  static constexpr std::pair<absl::string_view, absl::string_view> kFields[] = {
      {"educational level", "level"},
      {"educational_level", "level"},
      {"niveau éducatif détaillé", "level"},
      {"scolomfr-voc-028-num-003", "discipline"},
      {"domaine d'enseignement", "discipline"},
      {"enseignement", "discipline"},
      {"discipline", "discipline"},
      {"scolomfr-voc-028-num-011", "audience"},
      {"public cible détaillé", "audience"},
      {"scolomfr-voc-028-num-017", "special_need"},
      {"type de trouble", "special_need"}};
  // The id of a taxon tells its vocabulary better than anything else.
  if (absl::StrContains(taxon, "voc-022-")) return "level";
  if (absl::StrContains(taxon, "voc-015-")) return "discipline";
  if (absl::StrContains(taxon, "voc-021-")) return "audience";
  if (absl::StrContains(taxon, "voc-041-")) return "special_need";
  for (const absl::string_view text : {purpose, label}) {
    const std::string lower = absl::AsciiStrToLower(text);
    for (const auto& [stated, field] : kFields) {
      if (lower == stated || absl::EndsWith(lower, absl::StrCat("/", stated))) {
        return field;
      }
    }
  }
  return "";
}

}  // namespace preau::readers
