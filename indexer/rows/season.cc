#include "indexer/rows/season.h"

#include <algorithm>

namespace preau::rows {
namespace {

absl::CivilDay BeginningIn(const Season& season, absl::civil_year_t year) {
  if (!season.weekday.has_value()) {
    return absl::CivilDay(year, season.month, season.day);
  }
  const absl::CivilDay before_month = absl::CivilDay(year, season.month, 1) - 1;
  return absl::NextWeekday(before_month, *season.weekday) +
         7 * (season.day - 1);
}

absl::CivilSecond LastSundayAtOne(absl::civil_year_t year, int month) {
  const absl::CivilDay after(year, month + 1, 1);
  return absl::CivilSecond(absl::PrevWeekday(after, absl::Weekday::sunday)) +
         3600;
}

}  // namespace

const Season* FindSeason(absl::string_view id) {
  const auto seasons = Seasons();
  const auto found =
      std::find_if(seasons.begin(), seasons.end(),
                   [&](const Season& season) { return season.id == id; });
  return found == seasons.end() ? nullptr : &*found;
}

std::optional<Phase> PhaseOn(const Season& season, absl::CivilDay day) {
  // One that began last year may last, and the next one's may be near.
  for (const int year : {-1, 0, 1}) {
    const absl::CivilDay begin = BeginningIn(season, day.year() + year);
    const absl::CivilDay end = begin + season.days;
    if (day >= begin && day < end) return Phase{true, end - day};
    if (day < begin && day >= begin - season.ahead) {
      return Phase{false, begin - day};
    }
  }
  return std::nullopt;
}

absl::CivilDay DayInParis(int64_t micros_since_1970) {
  // Without the machine's time zones, which it may not have: by the directive
  // 2000/84/EC summer time is from the last Sunday of March to that of October,
  // at one o'clock UTC.
  constexpr int64_t kMicros = 1000000;
  int64_t seconds = micros_since_1970 / kMicros;
  if (micros_since_1970 % kMicros < 0) --seconds;
  const absl::CivilSecond utc = absl::CivilSecond(1970) + seconds;
  const bool is_summer = utc >= LastSundayAtOne(utc.year(), 3) &&
                         utc < LastSundayAtOne(utc.year(), 10);
  return absl::CivilDay(utc + (is_summer ? 7200 : 3600));
}

}  // namespace preau::rows
