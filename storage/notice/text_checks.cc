#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "storage/notice/notice.h"

namespace preau::notice {
namespace {

constexpr size_t kMaxUrlBytes = 2048;
// Digits of the shortest number that is told apart from a year or an ISBN's
// part: French numbers have ten.
constexpr int kTelephoneDigits = 10;

bool IsDigits(absl::string_view text) {
  for (const char c : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return false;
  }
  return !text.empty();
}

bool IsMailByte(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '.' ||
         c == '-' || c == '_' || c == '+';
}

bool HasMail(absl::string_view text) {
  for (size_t at = text.find('@'); at != absl::string_view::npos;
       at = text.find('@', at + 1)) {
    if (at == 0 || !IsMailByte(text[at - 1])) continue;
    size_t end = at + 1;
    while (end < text.size() && IsMailByte(text[end])) ++end;
    const absl::string_view host = text.substr(at + 1, end - at - 1);
    const size_t dot = host.find('.');
    if (dot != absl::string_view::npos && dot > 0 && dot + 1 < host.size()) {
      return true;
    }
  }
  return false;
}

// "01 23 45 67 89", "+33 1 23 45 67 89", "01.23.45.67.89": starts with 0 or +,
// pairs of digits with at most one separator between.
bool HasTelephone(absl::string_view text) {
  for (size_t start = 0; start < text.size(); ++start) {
    const bool plus = text[start] == '+';
    if (!plus && text[start] != '0') continue;
    if (start > 0 &&
        absl::ascii_isalnum(static_cast<unsigned char>(text[start - 1]))) {
      continue;
    }
    int digits = 0;
    size_t end = start + (plus ? 1 : 0);
    bool separated = true;
    for (; end < text.size(); ++end) {
      const unsigned char c = static_cast<unsigned char>(text[end]);
      if (absl::ascii_isdigit(c)) {
        ++digits;
        separated = false;
      } else if (!separated && (c == ' ' || c == '.' || c == '-')) {
        separated = true;
      } else {
        break;
      }
    }
    const bool ends =
        end == text.size() ||
        !absl::ascii_isalnum(static_cast<unsigned char>(text[end]));
    if (ends && (plus ? digits >= kTelephoneDigits && digits <= 15
                      : digits == kTelephoneDigits)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool IsDate(absl::string_view text) {
  if (text.size() > 40) return false;
  const bool year = text.size() >= 4 && IsDigits(text.substr(0, 4));
  if (!year) return false;
  absl::Time time;
  std::string error;
  for (const char* format : {"%Y", "%Y-%m", "%Y-%m-%d"}) {
    // The lengths rule out what absl is lenient about ("2015-6").
    const size_t length = format[2] == '\0' ? 4 : format[5] == '\0' ? 7 : 10;
    if (text.size() == length && absl::ParseTime(format, text, &time, &error)) {
      return true;
    }
  }
  return text.size() > 10 && text[10] == 'T' &&
         absl::ParseTime(absl::RFC3339_full, text, &time, &error);
}

bool IsWebAddress(absl::string_view text) {
  if (text.size() > kMaxUrlBytes) return false;
  absl::string_view rest = text;
  if (absl::StartsWithIgnoreCase(rest, "https://")) {
    rest.remove_prefix(8);
  } else if (absl::StartsWithIgnoreCase(rest, "http://")) {
    rest.remove_prefix(7);
  } else {
    return false;
  }
  const absl::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty() || absl::StrContains(host, "@")) return false;
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7f || c == '<' || c == '>' || c == '"') {
      return false;
    }
  }
  return true;
}

bool HasContact(absl::string_view text) {
  return HasMail(text) || HasTelephone(text);
}

}  // namespace preau::notice
