#include "services/ingestion/checkup/web_page.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace preau::checkup {
namespace {

constexpr size_t kMaxNameBytes = 50;

// Behind `end`, which `text` needn't have.
absl::string_view After(absl::string_view text, absl::string_view end) {
  const size_t at = text.find(end);
  return at == text.npos ? absl::string_view() : text.substr(at + end.size());
}

}  // namespace

std::string FirstElementOf(absl::string_view document) {
  absl::ConsumePrefix(&document, "\xEF\xBB\xBF");
  document = absl::StripLeadingAsciiWhitespace(document);
  while (absl::StartsWith(document, "<?") || absl::StartsWith(document, "<!")) {
    document = absl::StripLeadingAsciiWhitespace(
        After(document, absl::StartsWith(document, "<!--") ? "-->" : ">"));
  }
  if (!absl::ConsumePrefix(&document, "<")) return "";
  std::string name = absl::AsciiStrToLower(
      document.substr(0, kMaxNameBytes)
          .substr(
              0, document.substr(0, kMaxNameBytes).find_first_of(" \t\r\n/>")));
  if (const size_t colon = name.find(':'); colon != name.npos) {
    name = name.substr(colon + 1);
  }
  return name;
}

std::vector<absl::string_view> JsonLdOf(absl::string_view page) {
  // Bytes stand where they stood: ASCII alone changes.
  const std::string lower = absl::AsciiStrToLower(page);
  std::vector<absl::string_view> scripts;
  size_t at = 0;
  while (scripts.size() < kMaxScripts) {
    at = lower.find("<script", at);
    if (at == lower.npos) break;
    const size_t open = lower.find('>', at);
    if (open == lower.npos) break;
    const size_t close = lower.find("</script", open);
    if (close == lower.npos) break;
    if (absl::StrContains(lower.substr(at, open - at), "application/ld+json")) {
      scripts.push_back(page.substr(open + 1, close - open - 1));
    }
    at = close;
  }
  return scripts;
}

}  // namespace preau::checkup
