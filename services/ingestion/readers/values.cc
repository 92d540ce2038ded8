#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::readers {
namespace {

constexpr int kMaxDurationSeconds = 10 * 365 * 24 * 3600;

}  // namespace

std::string CleanText(absl::string_view text) {
  const std::string clean = text::SanitiseUtf8(text);
  std::vector<absl::string_view> lines;
  for (absl::string_view line : absl::StrSplit(clean, '\n')) {
    line = absl::StripAsciiWhitespace(line);
    if (!line.empty()) lines.push_back(line);
  }
  std::string joined = absl::StrJoin(lines, "\n");
  std::replace(joined.begin(), joined.end(), '\t', ' ');
  return joined;
}

std::string LanguageTagOf(absl::string_view stated) {
  stated = absl::StripAsciiWhitespace(stated);
  if (stated.empty() || absl::EqualsIgnoreCase(stated, "none") ||
      absl::EqualsIgnoreCase(stated, "x-none")) {
    return "";
  }
  const vocabulary::Resolution found =
      vocabulary::Vocabularies::Current().Resolve("language", stated, "");
  return found.found() ? found.term->id : "";
}

std::string ScolomfrVocabularyOf(absl::string_view text) {
  constexpr absl::string_view kMark = "scolomfr-voc-";
  const size_t at = text.find(kMark);
  if (at == absl::string_view::npos) return "";
  const absl::string_view number = text.substr(at + kMark.size(), 3);
  const bool digits = std::all_of(number.begin(), number.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
  return digits && number.size() == 3 ? std::string(number) : "";
}

int ParseDuration(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  if (!absl::ConsumePrefix(&text, "P")) return 0;
  bool time = false;
  double seconds = 0;
  while (!text.empty()) {
    if (absl::ConsumePrefix(&text, "T")) {
      time = true;
      continue;
    }
    const size_t unit = text.find_first_not_of("0123456789.");
    double number = 0;
    if (unit == absl::string_view::npos || unit == 0 ||
        !absl::SimpleAtod(text.substr(0, unit), &number)) {
      return 0;
    }
    switch (text[unit]) {
      case 'Y':
        seconds += number * 365 * 86400;
        break;
      case 'M':
        seconds += number * (time ? 60 : 30 * 86400);
        break;
      case 'D':
        seconds += number * 86400;
        break;
      case 'H':
        seconds += number * 3600;
        break;
      case 'S':
        seconds += number;
        break;
      default:
        return 0;
    }
    text.remove_prefix(unit + 1);
  }
  return seconds <= kMaxDurationSeconds ? static_cast<int>(seconds) : 0;
}

log::v1::Date ParseDate(absl::string_view text) {
  log::v1::Date date;
  const std::string clean = CleanText(text);
  // LOM's moments have no zone, and databases' a space for the "T": the day is
  // what is known for certain.
  const bool has_time =
      clean.size() > 10 && (clean[10] == 'T' || clean[10] == ' ') &&
      clean.find_first_not_of("0123456789:.+-Z", 11) == std::string::npos;
  // LOM's schemas want fractions of a second before a zone: ".0" says nothing.
  const std::string whole =
      has_time ? absl::StrReplaceAll(clean,
                                     {{".0Z", "Z"}, {".0+", "+"}, {".0-", "-"}})
               : clean;
  if (notice::IsDate(whole)) {
    date.set_value(whole);
  } else if (has_time && notice::IsDate(clean.substr(0, 10))) {
    date.set_value(clean.substr(0, 10));
  } else {
    date.set_text(clean);
  }
  return date;
}

log::v1::AgeRange ParseAgeRange(absl::string_view stated) {
  log::v1::AgeRange range;
  range.set_stated(CleanText(stated));
  const std::pair<absl::string_view, absl::string_view> ends =
      absl::StrSplit(stated, absl::MaxSplits('-', 1));
  int32_t years = 0;
  if (absl::SimpleAtoi(ends.first, &years) && years > 0 && years < 120) {
    range.set_min(years);
  }
  if (absl::SimpleAtoi(ends.second, &years) && years > 0 && years < 120) {
    range.set_max(years);
  }
  return range;
}

std::string WithoutContact(absl::string_view name) {
  const std::string clean = CleanText(name);
  if (!notice::HasContact(clean)) return clean;
  std::vector<absl::string_view> kept;
  for (const absl::string_view word : absl::StrSplit(
           clean, absl::ByAnyChar(" \n<>()[],;"), absl::SkipEmpty())) {
    const bool digits = std::any_of(word.begin(), word.end(), [](char c) {
      return absl::ascii_isdigit(static_cast<unsigned char>(c));
    });
    if (!absl::StrContains(word, "@") && !digits) kept.push_back(word);
  }
  const std::string left = absl::StrJoin(kept, " ");
  return notice::HasContact(left) ? "" : left;
}

}  // namespace preau::readers
