#include "tools/preau/figures.h"

#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"

namespace preau::command {
namespace {

// A no-break space: figures stay with their unit.
constexpr char kSpace[] = "\u00A0";

// With one decimal below ten, none above.
std::string Decimal(double number, int decimals, base::Language language) {
  std::string text = absl::StrFormat("%.*f", decimals, number);
  if (language == base::Language::kFrench) {
    if (const size_t point = text.find('.'); point != text.npos) {
      text[point] = ',';
    }
  }
  return text;
}

}  // namespace

std::string Number(int64_t number, base::Language language) {
  const absl::string_view separator =
      language == base::Language::kFrench ? "\u202F" : ",";
  const std::string digits = absl::StrCat(number < 0 ? -number : number);
  std::string text = number < 0 ? "-" : "";
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) {
      absl::StrAppend(&text, separator);
    }
    text += digits[i];
  }
  return text;
}

std::string Bytes(int64_t bytes, base::Language language) {
  constexpr const char* kFrench[] = {"octets", "ko", "Mo", "Go", "To"};
  constexpr const char* kEnglish[] = {"bytes", "kB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes);
  size_t unit = 0;
  while (size >= 999.5 && unit + 1 < std::size(kFrench)) {
    size /= 1000;
    ++unit;
  }
  return absl::StrCat(
      Decimal(size, unit > 0 && size < 9.95 ? 1 : 0, language), kSpace,
      (language == base::Language::kFrench ? kFrench : kEnglish)[unit]);
}

std::string Seconds(int64_t micros, base::Language language) {
  const double seconds = static_cast<double>(micros) / 1e6;
  if (seconds < 9.95) {
    return absl::StrCat(Decimal(seconds, seconds < 0.995 ? 3 : 1, language),
                        kSpace, "s");
  }
  const int64_t whole = (micros + 500000) / 1000000;
  if (whole < 60) return absl::StrCat(whole, kSpace, "s");
  // "26 min", not "26 min 0 s".
  const auto two = [](int64_t large, absl::string_view unit, int64_t small,
                      absl::string_view small_unit) {
    std::string text = absl::StrCat(large, kSpace, unit);
    if (small > 0) {
      absl::StrAppend(&text, kSpace, small, kSpace, small_unit);
    }
    return text;
  };
  if (whole < 3600) return two(whole / 60, "min", whole % 60, "s");
  return two(whole / 3600, "h", whole / 60 % 60, "min");
}

std::string Moment(const google::protobuf::Timestamp& time) {
  if (time.seconds() == 0) return "";
  return absl::FormatTime("%Y-%m-%d %H:%M",
                          absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

}  // namespace preau::command
