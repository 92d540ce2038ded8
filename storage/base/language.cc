#include "storage/base/language.h"

#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace preau::base {
namespace {

constexpr size_t kMaxHeaderBytes = 256;

bool IsLanguage(absl::string_view tag, absl::string_view language) {
  if (!absl::StartsWithIgnoreCase(tag, language)) return false;
  const absl::string_view rest = tag.substr(language.size());
  return rest.empty() ||
         !absl::ascii_isalpha(static_cast<unsigned char>(rest.front()));
}

}  // namespace

absl::string_view LanguageTag(Language language) {
  return language == Language::kFrench ? "fr" : "en";
}

Language LanguageFromAcceptHeader(absl::string_view header) {
  double french = 0;
  double english = 0;
  for (absl::string_view range :
       absl::StrSplit(header.substr(0, kMaxHeaderBytes), ',')) {
    double weight = 1;
    const size_t parameters = range.find(';');
    if (parameters != absl::string_view::npos) {
      absl::string_view parameter =
          absl::StripAsciiWhitespace(range.substr(parameters + 1));
      if (!absl::ConsumePrefix(&parameter, "q=") ||
          !absl::SimpleAtod(parameter, &weight) || !(weight <= 1)) {
        weight = 0;
      }
    }
    const absl::string_view tag =
        absl::StripAsciiWhitespace(range.substr(0, parameters));
    if (IsLanguage(tag, "fr") && weight > french) french = weight;
    if (IsLanguage(tag, "en") && weight > english) english = weight;
  }
  return english > french ? Language::kEnglish : Language::kFrench;
}

Language LanguageFromEnvironment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return IsLanguage(value, "en") ? Language::kEnglish : Language::kFrench;
  }
  return Language::kFrench;
}

}  // namespace preau::base
