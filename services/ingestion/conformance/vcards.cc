#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/conformance/datatypes.h"

// vCards, as far as LOM needs them to be right.
namespace preau::conformance {
namespace {

constexpr size_t kMaxVcardBytes = 20000;
constexpr size_t kMaxShown = 100;

using Properties = std::vector<std::pair<std::string, std::string>>;

// Names of properties begin a line; where the lines were lost, a space.
bool IsPropertyAt(absl::string_view text, size_t at) {
  static constexpr std::array<absl::string_view, 14> kNames = {
      "VERSION", "FN",  "N",    "ORG",  "EMAIL", "TEL",  "ADR",
      "URL",     "REV", "NOTE", "KIND", "TITLE", "ROLE", "END"};
  for (const absl::string_view name : kNames) {
    const absl::string_view here = text.substr(at, name.size());
    const size_t end = at + name.size();
    if (absl::EqualsIgnoreCase(here, name) && end < text.size() &&
        (text[end] == ':' || text[end] == ';')) {
      return true;
    }
  }
  return false;
}

bool IsOnOneLine(absl::string_view text) {
  return !absl::StrContains(absl::StripAsciiWhitespace(text), "\n");
}

std::vector<std::string> LinesOf(absl::string_view text) {
  std::vector<std::string> lines = {""};
  const bool one_line = IsOnOneLine(text);
  for (size_t i = 0; i < text.size(); ++i) {
    const bool line_end = text[i] == '\n' || text[i] == '\r';
    if (line_end || (text[i] == ' ' && one_line && IsPropertyAt(text, i + 1))) {
      lines.emplace_back();
    } else {
      lines.back().push_back(text[i]);
    }
  }
  return lines;
}

// Name in capitals, without group and parameters, and value.
Properties PropertiesOf(absl::string_view text) {
  Properties properties;
  for (const std::string& line : LinesOf(text.substr(0, kMaxVcardBytes))) {
    const size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    std::string name = line.substr(0, std::min(colon, line.find(';')));
    if (const size_t dot = name.find('.'); dot != std::string::npos) {
      name = name.substr(dot + 1);
    }
    properties.emplace_back(
        absl::AsciiStrToUpper(absl::StripAsciiWhitespace(name)),
        std::string(absl::StripAsciiWhitespace(line.substr(colon + 1))));
  }
  return properties;
}

std::string Find(const Properties& properties, absl::string_view name) {
  for (const auto& [each, value] : properties) {
    // "N:;;;;" says nothing.
    if (each == name && value.find_first_not_of("; ") != std::string::npos) {
      return value;
    }
  }
  return "";
}

Verdict Missing(absl::string_view property, absl::string_view version) {
  return {
      Level::kFault,
      "SCOLOM_VCARD_PROPERTY_MISSING",
      {{"property", std::string(property)}, {"version", std::string(version)}}};
}

}  // namespace

std::string VcardProperty(absl::string_view vcard, absl::string_view name) {
  return Find(PropertiesOf(vcard), name);
}

std::vector<Verdict> JudgeVcard(absl::string_view value) {
  const std::string upper = absl::AsciiStrToUpper(value);
  const Properties properties = PropertiesOf(value);
  if (!absl::StrContains(upper, "BEGIN:VCARD") ||
      !absl::StrContains(upper, "END:VCARD")) {
    return {{Level::kFault,
             "SCOLOM_VCARD_NOT_ONE",
             {{"value", std::string(text::TruncateUtf8(value, kMaxShown))}}}};
  }
  std::vector<Verdict> verdicts;
  const std::string version = Find(properties, "VERSION");
  const std::string name = Find(properties, "FN");
  const std::string parts = Find(properties, "N");
  if (version.empty()) verdicts.push_back(Missing("VERSION", "2.1, 3.0, 4.0"));
  if (name.empty() && parts.empty() && Find(properties, "ORG").empty()) {
    verdicts.push_back({Level::kFault, "SCOLOM_VCARD_NAMELESS", {}});
  } else {
    if (name.empty() && version != "2.1") {
      verdicts.push_back(Missing("FN", "3.0, 4.0"));
    }
    if (parts.empty() && (version == "2.1" || version == "3.0")) {
      verdicts.push_back(Missing("N", "2.1, 3.0"));
    }
  }
  if (IsOnOneLine(value)) {
    verdicts.push_back({Level::kAdvice, "SCOLOM_VCARD_ONE_LINE", {}});
  }
  if (absl::StrContains(value, "&apos;") || absl::StrContains(value, "&amp;") ||
      absl::StrContains(value, "&quot;")) {
    verdicts.push_back({Level::kAdvice, "SCOLOM_VCARD_ESCAPED", {}});
  }
  return verdicts;
}

}  // namespace preau::conformance
