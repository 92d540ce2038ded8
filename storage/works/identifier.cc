#include "storage/works/identifier.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace preau::works {
namespace {

constexpr size_t kMaxBytes = 2000;

bool IsDigit(char c) {
  return absl::ascii_isdigit(static_cast<unsigned char>(c));
}

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

// "10.1234/…", wherever it stands in an address or after "doi:".
std::string Doi(absl::string_view catalog, absl::string_view entry) {
  std::string lower = absl::AsciiStrToLower(entry);
  absl::string_view doi = lower;
  const bool prefixed = absl::ConsumePrefix(&doi, "doi:") ||
                        absl::ConsumePrefix(&doi, "urn:doi:") ||
                        absl::ConsumePrefix(&doi, "info:doi/") ||
                        absl::ConsumePrefix(&doi, "https://doi.org/") ||
                        absl::ConsumePrefix(&doi, "http://doi.org/") ||
                        absl::ConsumePrefix(&doi, "https://dx.doi.org/") ||
                        absl::ConsumePrefix(&doi, "http://dx.doi.org/") ||
                        absl::ConsumePrefix(&doi, "https://www.doi.org/");
  if (!prefixed && !absl::EqualsIgnoreCase(catalog, "doi")) return "";
  doi = absl::StripAsciiWhitespace(doi);
  absl::string_view rest = doi;
  if (!absl::ConsumePrefix(&rest, "10.")) return "";
  const size_t slash = rest.find('/');
  if (slash == absl::string_view::npos || slash + 1 == rest.size()) return "";
  if (absl::StrContains(doi, " ")) return "";
  for (const char c : rest.substr(0, slash)) {
    if (!IsDigit(c) && c != '.') return "";
  }
  return absl::StrCat("doi:", doi);
}

// "ark:/12148/bpt6k1" or "ark:12148/bpt6k1", by itself or in an address.
std::string Ark(absl::string_view entry) {
  const size_t mark = entry.find("ark:");
  if (mark == absl::string_view::npos ||
      (mark > 0 && entry[mark - 1] != '/' && entry[mark - 1] != '=')) {
    return "";
  }
  entry.remove_prefix(mark + 4);
  absl::ConsumePrefix(&entry, "/");
  entry = entry.substr(0, entry.find_first_of("?#& "));
  while (absl::ConsumeSuffix(&entry, "/")) {
  }
  const size_t slash = entry.find('/');
  if (slash == absl::string_view::npos || slash + 1 == entry.size()) return "";
  const absl::string_view authority = entry.substr(0, slash);
  if (authority.size() < 5 ||
      !std::all_of(authority.begin(), authority.end(), [](char c) {
        return absl::ascii_isalnum(static_cast<unsigned char>(c));
      })) {
    return "";
  }
  std::string key = absl::StrCat("ark:", absl::AsciiStrToLower(authority),
                                 entry.substr(slash));
  key.erase(std::remove(key.begin(), key.end(), '-'), key.end());
  return key;
}

int CheckDigit13(absl::string_view twelve) {
  int sum = 0;
  for (size_t i = 0; i < twelve.size(); ++i) {
    sum += (twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
  }
  return (10 - sum % 10) % 10;
}

std::string Isbn(absl::string_view catalog, absl::string_view entry) {
  std::string digits = absl::AsciiStrToUpper(entry);
  absl::string_view rest = digits;
  const bool named = absl::ConsumePrefix(&rest, "URN:ISBN:") ||
                     absl::ConsumePrefix(&rest, "ISBN-13") ||
                     absl::ConsumePrefix(&rest, "ISBN-10") ||
                     absl::ConsumePrefix(&rest, "ISBN");
  if (!named && !absl::StrContains(absl::AsciiStrToLower(catalog), "isbn")) {
    return "";
  }
  std::string bare;
  for (const char c : rest) {
    if (c != '-' && c != ' ' && c != ':') bare.push_back(c);
  }
  if (bare.size() == 10 && IsDigits(absl::string_view(bare).substr(0, 9)) &&
      (IsDigit(bare[9]) || bare[9] == 'X')) {
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (bare[i] - '0') * (10 - i);
    sum += bare[9] == 'X' ? 10 : bare[9] - '0';
    if (sum % 11 != 0) return "";
    const std::string twelve = absl::StrCat("978", bare.substr(0, 9));
    return absl::StrCat("isbn:", twelve, CheckDigit13(twelve));
  }
  if (bare.size() != 13 || !IsDigits(bare) ||
      bare[12] - '0' != CheckDigit13(absl::string_view(bare).substr(0, 12))) {
    return "";
  }
  return absl::StrCat("isbn:", bare);
}

}  // namespace

std::string IdentifierKey(absl::string_view catalog, absl::string_view entry) {
  entry = absl::StripAsciiWhitespace(entry);
  catalog = absl::StripAsciiWhitespace(catalog);
  if (entry.size() > kMaxBytes) return "";
  if (std::string doi = Doi(catalog, entry); !doi.empty()) return doi;
  if (std::string isbn = Isbn(catalog, entry); !isbn.empty()) return isbn;
  return Ark(entry);
}

}  // namespace preau::works
