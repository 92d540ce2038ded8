#include "storage/vocabulary/rights_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "storage/vocabulary/fold.h"

namespace preau::vocabulary::internal {
namespace {

bool EndsSentence(absl::string_view text, size_t next, UChar32 c) {
  if (c == '\n') return true;
  if (c != '.' && c != ';' && c != '!' && c != '?') return false;
  return next >= text.size() ||
         absl::ascii_isspace(static_cast<unsigned char>(text[next]));
}

enum class Sort { kNone, kLetter, kDigit };

}  // namespace

std::vector<Token> Tokenize(absl::string_view text) {
  std::vector<Token> tokens;
  const int32_t size = static_cast<int32_t>(text.size());
  int sentence = 0;
  Sort previous = Sort::kNone;
  int32_t at = 0;
  while (at < size) {
    const int32_t begin = at;
    UChar32 c;
    U8_NEXT(text.data(), at, size, c);
    const size_t next = static_cast<size_t>(at);
    Sort sort = Sort::kNone;
    if (c >= '0' && c <= '9') {
      sort = Sort::kDigit;
    } else if (c >= 0 && u_isalpha(c)) {
      sort = Sort::kLetter;
    } else if (c == '.' && previous == Sort::kDigit && next < text.size() &&
               absl::ascii_isdigit(static_cast<unsigned char>(text[next]))) {
      sort = Sort::kDigit;
    }
    if (sort == Sort::kNone) {
      if (c >= 0 && EndsSentence(text, next, c)) ++sentence;
      // A combining accent belongs to its letter.
      if (c < 0 || u_charType(c) != U_NON_SPACING_MARK) previous = sort;
      continue;
    }
    if (sort != previous) {
      tokens.push_back({.begin = static_cast<size_t>(begin),
                        .sentence = sentence,
                        .capital = u_isupper(c) != 0});
    }
    Token& token = tokens.back();
    const absl::string_view piece =
        text.substr(static_cast<size_t>(begin), next - begin);
    if (c < 0x80) {
      token.text.push_back(
          absl::ascii_tolower(static_cast<unsigned char>(piece[0])));
    } else {
      token.text += FoldLabel(piece);
    }
    token.end = next;
    previous = sort;
  }
  return tokens;
}

std::vector<Url> FindUrls(absl::string_view text) {
  static constexpr absl::string_view kDelimiters = " \t\r\n\"'<>()[]{}|\\^`";
  static constexpr absl::string_view kBareHosts[] = {
      "creativecommons.org/", "etalab.gouv.fr/", "gnu.org/licenses",
      "artlibre.org", "opendatacommons.org/"};
  std::vector<Url> urls;
  const std::string lower = absl::AsciiStrToLower(text);
  size_t end = 0;
  for (size_t at = 0; at < lower.size(); at = end + 1) {
    end = std::min(
        lower.find_first_of(kDelimiters.data(), at, kDelimiters.size()),
        lower.size());
    size_t begin = at;
    absl::string_view rest = absl::string_view(lower).substr(at, end - at);
    while (!rest.empty() &&
           absl::StrContains(".,;:!?", rest.substr(rest.size() - 1))) {
      rest.remove_suffix(1);
    }
    const size_t scheme = std::min(rest.find("http://"), rest.find("https://"));
    if (scheme != absl::string_view::npos) {
      begin += scheme;
      rest.remove_prefix(rest.find("://", scheme) + 3);
      absl::ConsumePrefix(&rest, "www.");
    } else {
      absl::ConsumePrefix(&rest, "www.");
      if (std::none_of(std::begin(kBareHosts), std::end(kBareHosts),
                       [&](absl::string_view host) {
                         return absl::StartsWith(rest, host);
                       })) {
        continue;
      }
    }
    const size_t slash = std::min(rest.find_first_of("/?#"), rest.size());
    urls.push_back(
        {.host = std::string(rest.substr(0, slash)),
         .path = std::string(rest.substr(slash)),
         .begin = begin,
         .end = static_cast<size_t>(rest.data() - lower.data()) + rest.size()});
  }
  return urls;
}

}  // namespace preau::vocabulary::internal
