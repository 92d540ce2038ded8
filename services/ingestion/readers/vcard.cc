#include "services/ingestion/readers/vcard.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/notice/notice.h"

namespace preau::readers {
namespace {

constexpr size_t kMaxVcardBytes = 20000;

std::string Unescape(absl::string_view value) {
  return absl::StrReplaceAll(
      value,
      {{"\\n", " "}, {"\\N", " "}, {"\\,", ","}, {"\\;", ";"}, {"\\\\", "\\"}});
}

// At each ";" that no backslash takes for text.
std::vector<std::string> Components(absl::string_view value) {
  std::vector<std::string> components(1);
  for (size_t i = 0; i < value.size(); ++i) {
    if (value[i] == ';') {
      components.emplace_back();
      continue;
    }
    components.back().push_back(value[i]);
    if (value[i] == '\\' && i + 1 < value.size()) {
      components.back().push_back(value[++i]);
    }
  }
  return components;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string DecodeQuotedPrintable(absl::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 &&
        HexDigit(text[i + 2]) >= 0) {
      decoded.push_back(static_cast<char>(HexDigit(text[i + 1]) * 16 +
                                          HexDigit(text[i + 2])));
      i += 2;
    } else {
      decoded.push_back(text[i]);
    }
  }
  return decoded;
}

// Folded lines begin with a space or a tab.
std::vector<std::string> Lines(absl::string_view text) {
  std::vector<std::string> lines;
  for (absl::string_view line : absl::StrSplit(text, absl::ByAnyChar("\r\n"))) {
    const bool folded = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    const absl::string_view rest = absl::StripLeadingAsciiWhitespace(line);
    // Indented records aren't folded: a property's name says so.
    const size_t name = rest.find_first_of(":;");
    const bool property =
        name != absl::string_view::npos && name > 0 &&
        std::all_of(
            rest.begin(), rest.begin() + static_cast<long>(name), [](char c) {
              return absl::ascii_isupper(static_cast<unsigned char>(c)) ||
                     c == '-';
            });
    if (folded && !property && !lines.empty()) {
      absl::StrAppend(&lines.back(), rest);
    } else if (!rest.empty()) {
      lines.emplace_back(rest);
    }
  }
  return lines;
}

}  // namespace

log::v1::Agent ParseVcard(absl::string_view text) {
  log::v1::Agent agent;
  text = text.substr(0, kMaxVcardBytes);
  if (!absl::StrContains(absl::AsciiStrToUpper(text), "BEGIN:VCARD")) {
    agent.set_name(CleanText(text));
    return agent;
  }
  // On one line, as some write it.
  const std::string unfolded =
      absl::StrContains(absl::StripAsciiWhitespace(text), "\n")
          ? std::string(text)
          : absl::StrReplaceAll(text, {{" FN:", "\nFN:"},
                                       {" N:", "\nN:"},
                                       {" ORG:", "\nORG:"},
                                       {" EMAIL", "\nEMAIL"},
                                       {" TEL", "\nTEL"},
                                       {" ADR", "\nADR"},
                                       {" URL", "\nURL"},
                                       {" VERSION", "\nVERSION"},
                                       {" END:", "\nEND:"}});
  std::string structured;
  for (const std::string& line : Lines(unfolded)) {
    const size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    const std::string head = absl::AsciiStrToUpper(line.substr(0, colon));
    std::string value = line.substr(colon + 1);
    if (absl::StrContains(head, "QUOTED-PRINTABLE")) {
      value = DecodeQuotedPrintable(value);
    }
    absl::string_view name = absl::string_view(head).substr(0, head.find(';'));
    if (const size_t dot = name.find('.'); dot != absl::string_view::npos) {
      name.remove_prefix(dot + 1);
    }
    if (name == "FN") {
      agent.set_name(CleanText(Unescape(value)));
    } else if (name == "N") {
      std::vector<std::string> parts = Components(value);
      if (parts.size() > 1) std::swap(parts[0], parts[1]);
      if (parts.size() > 2) parts.resize(2);
      structured = CleanText(Unescape(absl::StrJoin(parts, " ")));
    } else if (name == "ORG") {
      std::vector<std::string> units;
      for (const std::string& unit : Components(value)) {
        if (!unit.empty()) units.push_back(Unescape(unit));
      }
      agent.set_organisation(CleanText(absl::StrJoin(units, ", ")));
    } else if (name == "URL" && notice::IsWebAddress(value)) {
      agent.set_uri(value);
    }
  }
  if (agent.name().empty()) agent.set_name(structured);
  if (agent.name().empty() || agent.name() == agent.organisation()) {
    agent.set_kind(log::v1::Agent::ORGANISATION);
    agent.set_name(agent.organisation());
  } else {
    agent.set_kind(log::v1::Agent::PERSON);
  }
  return agent;
}

}  // namespace preau::readers
