#include "services/ingestion/conformance/version.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace preau::conformance {
namespace {

constexpr int kKnown[] = {10, 11, 20, 21, 30, 31, 32};

// "SCOLOMFRv3.2-skos" is 32; -1 for what is no version of ScoLOMFR.
int NumberOf(absl::string_view text) {
  std::string upper = absl::AsciiStrToUpper(text);
  absl::string_view left = upper;
  if (!absl::ConsumePrefix(&left, "SCOLOMFR")) return -1;
  left = absl::StripLeadingAsciiWhitespace(left);
  absl::ConsumePrefix(&left, "V");
  absl::ConsumeSuffix(&left, "-SKOS");
  const std::vector<absl::string_view> parts = absl::StrSplit(left, '.');
  int major = 0;
  int minor = 0;
  if (parts.size() > 2 || parts[0].size() > 3 ||
      !absl::SimpleAtoi(parts[0], &major) ||
      (parts.size() == 2 &&
       (parts[1].size() > 1 || !absl::SimpleAtoi(parts[1], &minor))) ||
      major < 1 || minor < 0) {
    return -1;
  }
  return major * 10 + minor;
}

bool IsKnown(int number) {
  return std::find(std::begin(kKnown), std::end(kKnown), number) !=
         std::end(kKnown);
}

}  // namespace

Version VersionOf(const std::vector<std::string>& schemas) {
  Version version;
  int newest = 0;
  for (const std::string& schema : schemas) {
    const int number = NumberOf(schema);
    if (number > newest) {
      newest = number;
      version.declared = schema;
    }
    if (IsKnown(number) && number > version.number) version.number = number;
  }
  version.known = version.number > 0;
  if (!version.known) version.number = kNewestNumber;
  version.name = std::to_string(version.number / 10) + "." +
                 std::to_string(version.number % 10);
  return version;
}

bool IsScolomfrVersion(absl::string_view text) { return NumberOf(text) > 0; }

bool IsVocabularySource(absl::string_view text) {
  return text == "LOMv1.0" || text == "LOMFRv1.0" ||
         (absl::StartsWith(text, "SCOLOMFRv") && IsScolomfrVersion(text));
}

}  // namespace preau::conformance
