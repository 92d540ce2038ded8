#include "services/ingestion/conformance/datatypes.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/conformance/concepts.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::conformance {
namespace {

constexpr size_t kMaxShown = 200;
constexpr absl::string_view kIso639 = "http://id.loc.gov/vocabulary/iso639-2/";

Verdict Make(Level level, absl::string_view reason, absl::string_view value,
             absl::string_view right = "") {
  Verdict verdict{level, std::string(reason), {}};
  verdict.args["value"] = std::string(text::TruncateUtf8(value, kMaxShown));
  if (!right.empty()) verdict.args["right"] = std::string(right);
  return verdict;
}

bool IsDigit(char c) {
  return absl::ascii_isdigit(static_cast<unsigned char>(c));
}

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

// Takes `count` digits that make a number of [min, max].
bool Take(absl::string_view& text, size_t count, int min, int max) {
  if (text.size() < count || !IsDigits(text.substr(0, count))) return false;
  int number = 0;
  for (size_t i = 0; i < count; ++i) number = number * 10 + (text[i] - '0');
  text.remove_prefix(count);
  return number >= min && number <= max;
}

// "Z", "+01:00".
bool IsZone(absl::string_view text) {
  if (text == "Z") return true;
  return (absl::ConsumePrefix(&text, "+") || absl::ConsumePrefix(&text, "-")) &&
         Take(text, 2, 0, 23) && absl::ConsumePrefix(&text, ":") &&
         Take(text, 2, 0, 59) && text.empty();
}

// What follows the "T". `bare_zone`: a zone without a fraction of seconds.
bool IsTime(absl::string_view text, bool& bare_zone) {
  if (!Take(text, 2, 0, 23)) return false;
  if (absl::ConsumePrefix(&text, ":")) {
    if (!Take(text, 2, 0, 59)) return false;
    if (absl::ConsumePrefix(&text, ":")) {
      if (!Take(text, 2, 0, 59)) return false;
      if (absl::ConsumePrefix(&text, ".")) {
        const size_t end = text.find_first_not_of("0123456789");
        if (end == 0 || text.empty()) return false;
        text.remove_prefix(std::min(end, text.size()));
        return text.empty() || IsZone(text);
      }
    }
  }
  if (text.empty()) return true;
  bare_zone = IsZone(text);
  return bare_zone;
}

// The last of "http://id.loc.gov/vocabulary/iso639-2/fre" for what means the
// same; empty when nothing is known of it.
std::string RightLanguage(absl::string_view value) {
  const vocabulary::Resolution found =
      vocabulary::Vocabularies::BuiltIn().Resolve("language", value, "");
  if (!found.found()) return "";
  for (const std::string& mapping : found.term->mappings) {
    if (absl::StartsWith(mapping, kIso639)) return mapping;
  }
  return "";
}

// RFC 5646 as far as its form goes: "fr", "fre", "fr-CA".
bool IsLanguageTag(absl::string_view value) {
  const absl::string_view primary = value.substr(0, value.find('-'));
  return primary.size() >= 2 && primary.size() <= 3 && value.size() <= 35 &&
         std::all_of(value.begin(), value.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                  c == '-';
         });
}

}  // namespace

std::optional<Verdict> JudgeDate(absl::string_view value) {
  const Verdict wrong = Make(Level::kFault, "SCOLOM_DATE_INVALID", value);
  absl::string_view left = value;
  if (!Take(left, 4, 1, 9999)) return wrong;
  const size_t time = left.find('T');
  const absl::string_view day =
      value.substr(0, 4 + std::min(time, left.size()));
  // Years, months and days that are in the calendar.
  if (!notice::IsDate(day)) return wrong;
  if (time == absl::string_view::npos) return std::nullopt;
  bool bare_zone = false;
  if (day.size() != 10 || !IsTime(left.substr(time + 1), bare_zone)) {
    return wrong;
  }
  if (!bare_zone) return std::nullopt;
  const size_t zone = value.find_first_of("Z+-", day.size());
  std::string right = absl::StrCat(value.substr(0, zone));
  // A zone follows a fraction only.
  while (right.size() < 19) absl::StrAppend(&right, ":00");
  return Make(Level::kAdvice, "SCOLOM_DATE_ZONE", value,
              absl::StrCat(right, ".0", value.substr(zone)));
}

std::optional<Verdict> JudgeDuration(absl::string_view value) {
  const Verdict wrong = Make(Level::kFault, "SCOLOM_DURATION_INVALID", value);
  absl::string_view left = value;
  if (!absl::ConsumePrefix(&left, "P")) return wrong;
  absl::string_view units = "YMD";
  bool any = false;
  bool in_time = false;
  while (!left.empty()) {
    if (absl::ConsumePrefix(&left, "T")) {
      if (in_time) return wrong;
      in_time = true;
      units = "HMS";
      if (left.empty()) break;
      continue;
    }
    size_t unit = left.find_first_not_of("0123456789");
    if (unit == 0 || unit == absl::string_view::npos) return wrong;
    const bool fraction = left[unit] == '.';
    if (fraction) {
      const size_t end = left.find_first_not_of("0123456789", unit + 1);
      if (end == unit + 1 || end == absl::string_view::npos) return wrong;
      unit = end;
    }
    const size_t at = units.find(left[unit]);
    if (at == absl::string_view::npos || (fraction && left[unit] != 'S')) {
      return wrong;
    }
    units.remove_prefix(at + 1);
    left.remove_prefix(unit + 1);
    any = true;
  }
  if (!any) return Make(Level::kAdvice, "SCOLOM_DURATION_EMPTY", value);
  return std::nullopt;
}

std::optional<Verdict> JudgeLanguage(absl::string_view value) {
  if (absl::StartsWith(value, kIso639) &&
      Concepts::IsLanguageCode(value.substr(kIso639.size()))) {
    return std::nullopt;
  }
  if (value == "none" || value == "x-none") return std::nullopt;
  const std::string right = RightLanguage(value);
  const bool code = IsLanguageTag(value);
  if (!right.empty()) {
    return Make(
        code || vocabulary::IsUri(value) ? Level::kAdvice : Level::kFault,
        "SCOLOM_LANGUAGE_FORM", value, right);
  }
  if (!code) return Make(Level::kFault, "SCOLOM_LANGUAGE_UNKNOWN", value);
  const absl::string_view primary = value.substr(0, value.find('-'));
  if (primary.size() == 2 ||
      Concepts::IsLanguageCode(absl::AsciiStrToLower(primary))) {
    return std::nullopt;
  }
  return Make(Level::kFault, "SCOLOM_LANGUAGE_UNKNOWN", value);
}

std::optional<Verdict> JudgeFormat(absl::string_view value) {
  absl::string_view type = value;
  constexpr absl::string_view kMedia = "/NET/mediatypes/";
  const bool uri = vocabulary::IsUri(value);
  if (uri) {
    const size_t at = value.find(kMedia);
    if (at == absl::string_view::npos) {
      return Make(Level::kFault, "SCOLOM_FORMAT_INVALID", value);
    }
    type = value.substr(at + kMedia.size());
  }
  type = type.substr(0, type.find(';'));
  const size_t slash = type.find('/');
  const bool form =
      slash != absl::string_view::npos && slash > 0 &&
      slash + 1 < type.size() &&
      std::all_of(type.begin(), type.end(), [](char c) {
        return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
               absl::StrContains("/.+-_!#$&^ ", absl::string_view(&c, 1));
      });
  if (!form) return Make(Level::kFault, "SCOLOM_FORMAT_INVALID", value);
  return std::nullopt;
}

std::optional<Verdict> JudgeSize(absl::string_view value) {
  if (IsDigits(value) && value.size() <= 18) return std::nullopt;
  return Make(Level::kFault, "SCOLOM_SIZE_INVALID", value);
}

std::optional<Verdict> JudgeAddress(absl::string_view value) {
  if (notice::IsWebAddress(value)) return std::nullopt;
  const size_t colon = value.find(':');
  const bool scheme =
      colon != absl::string_view::npos && colon > 1 &&
      std::all_of(value.begin(), value.begin() + static_cast<long>(colon),
                  [](char c) {
                    return absl::ascii_isalnum(static_cast<unsigned char>(c));
                  });
  return Make(scheme ? Level::kAdvice : Level::kFault,
              scheme ? "SCOLOM_ADDRESS_NOT_WEB" : "SCOLOM_ADDRESS_INVALID",
              value);
}

}  // namespace preau::conformance
