#ifndef INDEXER_ROWS_SEASON_H_
#define INDEXER_ROWS_SEASON_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace preau::rows {

// A time of the French school year that comes every year.
struct Season {
  absl::string_view id;
  // When it begins: on a date; or, with `weekday`, on the first, second … of
  // these in a month (`day` counts them).
  int month = 0;
  int day = 0;
  std::optional<absl::Weekday> weekday;
  // How long it lasts.
  int days = 0;
  // So many days before, teachers prepare for it.
  int ahead = 0;
  // Why there is a row while it lasts, and before.
  absl::string_view now_french;
  absl::string_view now_english;
  absl::string_view soon_french;
  absl::string_view soon_english;
};

// Dates that a ministry sets each year are where they mostly were: `days` and
// `ahead` take in what they move by.
absl::Span<const Season> Seasons();
// Null when there is none.
const Season* FindSeason(absl::string_view id);

// How a day stands to a season.
struct Phase {
  // It has begun.
  bool is_now = false;
  // Days until it ends, or begins.
  int64_t days = 0;
};

// Nothing outside of a season and the days before.
std::optional<Phase> PhaseOn(const Season& season, absl::CivilDay day);

// The day in Paris.
absl::CivilDay DayInParis(int64_t micros_since_1970);

}  // namespace preau::rows

#endif  // INDEXER_ROWS_SEASON_H_
