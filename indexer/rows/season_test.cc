#include "indexer/rows/season.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "indexer/rows/recipe.h"

namespace preau::rows {
namespace {

using absl::CivilDay;

CivilDay Day(absl::string_view text) {
  CivilDay day;
  EXPECT_TRUE(absl::ParseCivilTime(text, &day)) << text;
  return day;
}

struct Case {
  // Days on which it is on, of the ministry's calendars; a day before, on which
  // it is near, where there are such; and one on which it is neither.
  std::vector<absl::string_view> now;
  std::vector<absl::string_view> soon;
  std::vector<absl::string_view> never;
};

const std::map<std::string, Case>& Cases() {
  static const auto* const kCases = new std::map<std::string, Case>{
      {"rentree",
       {{"2026-09-01", "2027-09-20"}, {"2026-08-25"}, {"2026-10-01"}}},
      {"developpement-durable",
       {{"2026-09-18", "2026-10-08"}, {"2026-09-12"}, {"2026-10-10"}}},
      {"langues", {{"2026-09-26"}, {"2026-09-20"}, {"2026-09-27"}}},
      {"fete-de-la-science",
       {{"2024-10-04", "2025-10-13", "2026-10-02"},
        {"2026-09-25"},
        {"2026-10-14"}}},
      {"gout", {{"2025-10-13", "2026-10-18"}, {"2026-10-01"}, {"2026-10-19"}}},
      {"vacances-toussaint",
       {{"2025-10-18", "2026-10-17", "2026-11-01"},
        {},
        {"2026-10-16", "2026-11-02"}}},
      {"harcelement",
       {{"2025-11-06", "2026-11-05"}, {"2026-10-30"}, {"2026-11-06"}}},
      {"armistice", {{"2026-11-11"}, {"2026-11-01"}, {"2026-11-12"}}},
      {"droits-de-l-enfant", {{"2026-11-20"}, {"2026-11-12"}, {"2026-11-21"}}},
      {"handicap",
       {{"2025-11-17", "2026-11-22"}, {"2026-11-10"}, {"2026-11-23"}}},
      {"laicite", {{"2026-12-09"}, {"2026-12-01"}, {"2026-12-10"}}},
      {"vacances-noel",
       {{"2025-12-20", "2027-01-03", "2026-12-19"},
        {},
        {"2026-12-18", "2027-01-04"}}},
      {"orientation",
       {{"2027-01-20", "2027-03-15"}, {}, {"2027-04-15", "2027-01-10"}}},
      {"internet-sans-crainte",
       {{"2026-02-10", "2027-02-09"}, {"2027-02-01"}, {"2027-02-17"}}},
      {"vacances-hiver",
       {{"2026-02-07", "2026-03-08", "2027-02-06"},
        {},
        {"2027-02-05", "2027-03-09"}}},
      {"droits-des-femmes", {{"2027-03-08"}, {"2027-03-01"}, {"2027-03-09"}}},
      {"mathematiques",
       {{"2027-03-14", "2025-03-10"}, {"2027-03-02"}, {"2027-03-20"}}},
      {"poetes",
       {{"2025-03-14", "2026-03-31"}, {"2027-03-05"}, {"2027-04-01"}}},
      {"francophonie", {{"2027-03-20"}, {"2027-03-15"}, {"2027-03-21"}}},
      {"presse",
       {{"2025-03-24", "2026-03-28"}, {"2026-03-15"}, {"2026-03-29"}}},
      {"vacances-printemps",
       {{"2026-04-04", "2026-05-03", "2027-04-03"}, {}, {"2027-04-02"}}},
      {"bac", {{"2027-05-10", "2027-06-15"}, {}, {"2027-07-01"}}},
      {"brevet", {{"2027-06-01", "2027-06-30"}, {}, {"2027-07-10"}}},
      {"grand-oral", {{"2027-06-20"}, {}, {"2027-07-08"}}},
      {"fin-d-annee", {{"2027-06-20", "2027-07-03"}, {}, {"2027-07-08"}}},
      {"vacances-ete", {{"2027-07-14", "2027-08-10"}, {}, {"2027-08-20"}}},
  };
  return *kCases;
}

TEST(SeasonTest, EachIsOnNearAndOverWhenItShouldBe) {
  for (const Season& season : Seasons()) {
    const std::string id(season.id);
    ASSERT_TRUE(Cases().contains(id)) << id;
    const Case& test = Cases().at(id);
    EXPECT_FALSE(test.now.empty()) << id;
    EXPECT_FALSE(test.never.empty()) << id;
    for (const absl::string_view day : test.now) {
      const auto phase = PhaseOn(season, Day(day));
      ASSERT_TRUE(phase.has_value()) << id << " " << day;
      EXPECT_TRUE(phase->is_now) << id << " " << day;
    }
    EXPECT_EQ(test.soon.empty(), season.ahead == 0) << id;
    for (const absl::string_view day : test.soon) {
      const auto phase = PhaseOn(season, Day(day));
      ASSERT_TRUE(phase.has_value()) << id << " " << day;
      EXPECT_FALSE(phase->is_now) << id << " " << day;
    }
    for (const absl::string_view day : test.never) {
      EXPECT_FALSE(PhaseOn(season, Day(day)).has_value()) << id << " " << day;
    }
  }
}

TEST(SeasonTest, EachHasItsSentencesAndRecipes) {
  std::set<absl::string_view> used;
  for (const Recipe& recipe : Recipes()) used.insert(recipe.season);
  for (const Season& season : Seasons()) {
    EXPECT_TRUE(used.contains(season.id)) << season.id;
    EXPECT_EQ(FindSeason(season.id), &season);
    EXPECT_FALSE(season.now_french.empty()) << season.id;
    EXPECT_FALSE(season.now_english.empty()) << season.id;
    EXPECT_EQ(season.soon_french.empty(), season.ahead == 0) << season.id;
    EXPECT_EQ(season.soon_english.empty(), season.ahead == 0) << season.id;
  }
  EXPECT_EQ(FindSeason("carnaval"), nullptr);
}

TEST(SeasonTest, CountsTheDaysThatAreLeft) {
  const Season& presse = *FindSeason("presse");
  EXPECT_EQ(PhaseOn(presse, CivilDay(2026, 3, 20))->days, 3);
  EXPECT_EQ(PhaseOn(presse, CivilDay(2026, 3, 28))->days, 1);
}

int64_t Micros(absl::string_view day, int hour, int minute) {
  const auto days = Day(day) - CivilDay(1970, 1, 1);
  return ((days * 24 + hour) * 60 + minute) * int64_t{60000000};
}

TEST(DayInParisTest, IsAnHourOrTwoAhead) {
  EXPECT_EQ(DayInParis(Micros("2026-12-08", 22, 59)), CivilDay(2026, 12, 8));
  EXPECT_EQ(DayInParis(Micros("2026-12-08", 23, 0)), CivilDay(2026, 12, 9));
  EXPECT_EQ(DayInParis(Micros("2026-06-30", 21, 59)), CivilDay(2026, 6, 30));
  EXPECT_EQ(DayInParis(Micros("2026-06-30", 22, 0)), CivilDay(2026, 7, 1));
  // The Sundays on which it changes: 29 March and 25 October 2026.
  EXPECT_EQ(DayInParis(Micros("2026-03-28", 22, 30)), CivilDay(2026, 3, 28));
  EXPECT_EQ(DayInParis(Micros("2026-03-29", 22, 30)), CivilDay(2026, 3, 30));
  EXPECT_EQ(DayInParis(Micros("2026-10-24", 22, 30)), CivilDay(2026, 10, 25));
  EXPECT_EQ(DayInParis(Micros("2026-10-25", 22, 30)), CivilDay(2026, 10, 25));
  EXPECT_EQ(DayInParis(-1), CivilDay(1970, 1, 1));
}

}  // namespace
}  // namespace preau::rows
