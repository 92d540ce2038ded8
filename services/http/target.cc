#include "services/http/target.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/text/html_text.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::http {
namespace {

absl::Status Invalid() {
  return base::InvalidField("HTTP_TARGET_INVALID", "target");
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = absl::ascii_tolower(static_cast<unsigned char>(c));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// "+" is a space in a query (application/x-www-form-urlencoded) alone.
absl::StatusOr<std::string> Decode(absl::string_view text, bool in_query) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && in_query) {
      decoded.push_back(' ');
    } else if (text[i] != '%') {
      decoded.push_back(text[i]);
    } else {
      const int high = i + 2 < text.size() ? HexValue(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexValue(text[i + 2]) : -1;
      if (high < 0 || low < 0) return Invalid();
      decoded.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    }
  }
  if (absl::StrContains(decoded, absl::string_view("\0", 1)) ||
      text::SanitiseUtf8(decoded) != decoded) {
    return Invalid();
  }
  return decoded;
}

}  // namespace

absl::StatusOr<Target> ParseTarget(absl::string_view target) {
  if (!absl::StartsWith(target, "/") || target.size() > kMaxTargetBytes) {
    return Invalid();
  }
  const size_t question = target.find('?');
  Target parsed;
  for (const absl::string_view part :
       absl::StrSplit(target.substr(1, question - 1), '/')) {
    PREAU_ASSIGN_OR_RETURN(std::string segment, Decode(part, false));
    parsed.path.push_back(std::move(segment));
  }
  if (question == absl::string_view::npos) return parsed;
  for (const absl::string_view pair :
       absl::StrSplit(target.substr(question + 1), '&', absl::SkipEmpty())) {
    if (parsed.parameters.size() >= kMaxParameters) {
      return base::InvalidField("TOO_MANY", "target",
                                {{"max", absl::StrCat(kMaxParameters)}});
    }
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(pair, absl::MaxSplits('=', 1));
    PREAU_ASSIGN_OR_RETURN(std::string name, Decode(parts.first, true));
    PREAU_ASSIGN_OR_RETURN(std::string value, Decode(parts.second, true));
    parsed.parameters.emplace_back(std::move(name), std::move(value));
  }
  return parsed;
}

}  // namespace preau::http
