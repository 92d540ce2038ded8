#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/vocabulary/fold.h"

namespace preau::readers {
namespace {

constexpr absl::string_view kMonths[] = {
    "janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
    "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};

// Numbers and words in turn: "1 h 30" is 1, h, 30.
std::vector<std::string> Parts(absl::string_view text) {
  std::vector<std::string> parts;
  bool in_digits = false;
  for (const char c : text) {
    const bool is_digit = absl::ascii_isdigit(static_cast<unsigned char>(c));
    if (c == ' ' || c == '.') {
      in_digits = false;
      if (!parts.empty() && !parts.back().empty()) parts.emplace_back();
      continue;
    }
    if (parts.empty() || (is_digit != in_digits && !parts.back().empty())) {
      parts.emplace_back();
    }
    in_digits = is_digit;
    parts.back().push_back(c);
  }
  if (!parts.empty() && parts.back().empty()) parts.pop_back();
  return parts;
}

// "H", "M", "S"; empty when it is no unit.
absl::string_view UnitOf(absl::string_view word) {
  if (word == "h" || word == "heure" || word == "heures") return "H";
  if (word == "min" || word == "mn" || word == "minute" || word == "minutes" ||
      word == "'") {
    return "M";
  }
  if (word == "s" || word == "sec" || word == "seconde" || word == "secondes") {
    return "S";
  }
  return "";
}

bool IsNumber(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
}

// "04:12", "1:04:12".
std::string FromClock(absl::string_view text) {
  const std::vector<std::string> parts = absl::StrSplit(text, ':');
  if (parts.size() < 2 || parts.size() > 3 ||
      !std::all_of(parts.begin(), parts.end(),
                   [](const std::string& part) { return IsNumber(part); })) {
    return "";
  }
  const std::string hours =
      parts.size() == 3 ? absl::StrCat(parts[0], "H") : "";
  return absl::StrCat("PT", hours, parts[parts.size() - 2], "M", parts.back(),
                      "S");
}

std::string IsoDate(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 0 ||
      day > 31) {
    return "";
  }
  return day == 0 ? absl::StrFormat("%04d-%02d", year, month)
                  : absl::StrFormat("%04d-%02d-%02d", year, month, day);
}

int MonthOf(absl::string_view word) {
  const auto* found = std::find(std::begin(kMonths), std::end(kMonths), word);
  return found == std::end(kMonths)
             ? 0
             : static_cast<int>(found - std::begin(kMonths)) + 1;
}

int Number(const std::string& text) {
  int number = -1;
  // "1er".
  return absl::SimpleAtoi(text.substr(0, text.find_first_not_of("0123456789")),
                          &number)
             ? number
             : -1;
}

}  // namespace

std::string TypedDuration(absl::string_view text) {
  const std::string folded = vocabulary::FoldLabel(text);
  if (const std::string clock = FromClock(folded); !clock.empty()) {
    return clock;
  }
  std::string iso;
  const std::vector<std::string> parts = Parts(folded);
  for (size_t i = 0; i < parts.size(); i += 2) {
    if (!IsNumber(parts[i])) return std::string(text);
    // "1 h 30" leaves its minutes unsaid.
    const absl::string_view unit = i + 1 < parts.size() ? UnitOf(parts[i + 1])
                                   : absl::EndsWith(iso, "H") ? "M"
                                                              : "";
    if (unit.empty()) return std::string(text);
    absl::StrAppend(&iso, parts[i], unit);
  }
  return iso.empty() ? std::string(text) : absl::StrCat("PT", iso);
}

std::string TypedDate(absl::string_view text) {
  const std::string folded = vocabulary::FoldLabel(text);
  std::vector<std::string> parts =
      absl::StrSplit(folded, absl::ByAnyChar("/ "), absl::SkipEmpty());
  std::string iso;
  if (parts.size() == 3) {
    const int named = MonthOf(parts[1]);
    iso = IsoDate(Number(parts[2]), named > 0 ? named : Number(parts[1]),
                  std::max(Number(parts[0]), 1));
  } else if (parts.size() == 2) {
    const int named = MonthOf(parts[0]);
    iso = IsoDate(Number(parts[1]), named > 0 ? named : Number(parts[0]), 0);
  }
  return iso.empty() ? std::string(text) : iso;
}

}  // namespace preau::readers
