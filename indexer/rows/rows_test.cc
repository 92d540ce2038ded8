#include "indexer/rows/rows.h"

#include <random>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/search/search_testing.h"
#include "storage/base/error.h"

namespace preau::rows {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Recipe kNewest = {"newest",
                            "",
                            "Neuf",
                            "New",
                            "Parce que {watched}",
                            "Because {watched}",
                            "",
                            "",
                            Recipe::Order::kNewest};
constexpr Recipe kVideos = {"videos", "",           "Vidéos",
                            "Videos", "Parce que",  "Because",
                            "",       "kind=video", Recipe::Order::kDaily};
constexpr Recipe kPress = {"press", "presse", "La presse",      "The press",
                           "",      "",       "presse journal", ""};
constexpr Recipe kLaicite = {"laicite", "laicite", "Laïcité", "Laïcité",
                             "",        "",        "laïcité", ""};
constexpr Recipe kForTeachers = {
    "teachers", "",          "Pour vous",
    "For you",  "Parce que", "Because",
    "",         "",          Recipe::Order::kNewest,
    "teacher"};
constexpr Recipe kForLevel = {"level",
                              "",
                              "Pour {watched}",
                              "For {watched}",
                              "Parce que {watched}",
                              "Because {watched}",
                              "",
                              "",
                              Recipe::Order::kNewest,
                              "",
                              Recipe::Needs::kWatched};

class RowsTest : public search::IndexTest {
 protected:
  // Documents "prefix0", "prefix1" …
  void Fill(const std::string& prefix, int count, const std::string& title,
            const std::string& kind = "", const std::string& level = "") {
    std::vector<hot::Change> changes;
    for (int i = 0; i < count; ++i) {
      v1::Resource resource =
          Titled(prefix + std::to_string(i),
                 title + " " + std::string(1, static_cast<char>('a' + i)));
      if (!kind.empty()) resource.mutable_notice()->add_kind()->set_id(kind);
      if (!level.empty()) resource.mutable_notice()->add_level()->set_id(level);
      changes.push_back(Put(resource));
    }
    Apply(changes);
  }
  static Request On(int year, int month, int day) {
    Request request;
    request.day = absl::CivilDay(year, month, day);
    // Under a sanitizer all takes many times as long.
    request.budget_micros = 0;
    return request;
  }
  Response Browse(const Request& request, const std::vector<Recipe>& recipes,
                  const search::Visibility& visibility = {}) {
    auto response =
        BrowseRows(*index_->snapshot(), visibility, request, recipes);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *std::move(response) : Response();
  }
  static std::vector<std::string> Ids(const Response& response) {
    std::vector<std::string> ids;
    for (const Row& row : response.rows) ids.push_back(row.id);
    return ids;
  }
  static std::vector<std::string> UidsOf(const Row& row) {
    std::vector<std::string> uids;
    for (const search::Hit& hit : row.hits) uids.push_back(hit.record->uid());
    return uids;
  }
};

TEST_F(RowsTest, OfASeasonOnlyWhileItIs) {
  Fill("p", 5, "Un journal");
  Fill("x", 5, "Autre chose");
  const auto in = Browse(On(2026, 3, 24), {kNewest, kPress});
  EXPECT_THAT(Ids(in), ElementsAre("press", "newest"));
  EXPECT_EQ(in.rows[0].reason,
            "Parce que c'est la Semaine de la presse et des médias");
  EXPECT_EQ(Browse(On(2026, 3, 20), {kPress}).rows[0].reason,
            "Parce que la Semaine de la presse et des médias approche");
  EXPECT_THAT(Ids(Browse(On(2026, 5, 4), {kNewest, kPress})),
              ElementsAre("newest"));
}

TEST_F(RowsTest, SpeaksTheCallersLanguage) {
  Fill("p", 5, "Un journal");
  Request request = On(2026, 3, 24);
  request.language = base::Language::kEnglish;
  const Response response = Browse(request, {kPress});
  EXPECT_EQ(response.rows[0].title, "The press");
  EXPECT_EQ(response.rows[0].reason,
            "Because it's the week of press and media");
}

TEST_F(RowsTest, FewerThanFourMakeNoRow) {
  Fill("v", 3, "Volcan", "video");
  EXPECT_THAT(Ids(Browse(On(2026, 5, 4), {kVideos})), IsEmpty());
  Fill("w", 1, "Glacier", "video");
  EXPECT_THAT(Ids(Browse(On(2026, 5, 4), {kVideos})), ElementsAre("videos"));
}

TEST_F(RowsTest, AWorkIsInOneRow) {
  Fill("v", 5, "Volcan", "video");
  v1::Resource copy = Titled("copy", "Volcan f");
  copy.set_work_uid("v0");
  Apply({Put(copy)});
  Fill("x", 5, "Autre");
  const Response response = Browse(On(2026, 5, 4), {kVideos, kNewest});
  ASSERT_THAT(Ids(response), ElementsAre("videos", "newest"));
  EXPECT_THAT(UidsOf(response.rows[1]),
              testing::UnorderedElementsAre("x0", "x1", "x2", "x3", "x4"));
}

TEST_F(RowsTest, WhatIsWatchedFiltersAndIsSaid) {
  Fill("a", 5, "Volcan", "", "6e");
  Fill("b", 5, "Glacier", "", "terminale");
  Request request = On(2026, 5, 4);
  request.level = "cycle-3";
  const Response response = Browse(request, {kForLevel});
  ASSERT_THAT(response.rows, SizeIs(1));
  EXPECT_EQ(response.rows[0].title, "Pour Cycle 3");
  EXPECT_EQ(response.rows[0].reason, "Parce que Cycle 3");
  EXPECT_THAT(UidsOf(response.rows[0]), SizeIs(5));
  EXPECT_EQ(UidsOf(response.rows[0])[0][0], 'a');
  ASSERT_THAT(response.rows[0].filters, SizeIs(1));
  EXPECT_EQ(response.rows[0].filters[0].field, "level");
  EXPECT_THAT(Ids(Browse(On(2026, 5, 4), {kForLevel})), IsEmpty());
}

TEST_F(RowsTest, SearchOfARowFindsAllOfIt) {
  Fill("v", 20, "Volcan", "video", "6e");
  Fill("x", 5, "Autre");
  Request request = On(2026, 5, 4);
  request.level = "6e";
  const Row row = Browse(request, {kVideos}).rows[0];
  search::Request search;
  search.query = row.query;
  search.any_word = true;
  search.filters = row.filters;
  search.page_size = 100;
  const std::vector<std::string> all = Uids(Search(search));
  EXPECT_THAT(all, SizeIs(20));
  for (const std::string& uid : UidsOf(row)) {
    EXPECT_THAT(all, testing::Contains(uid));
  }
}

TEST_F(RowsTest, RowsForTeachersAreNotForPupils) {
  std::vector<hot::Change> changes;
  for (int i = 0; i < 5; ++i) {
    v1::Resource resource =
        Titled("a" + std::to_string(i),
               std::string("Volcan ") + static_cast<char>('a' + i));
    for (const char* audience : {"pupil", "primary-teacher"}) {
      resource.mutable_notice()->add_audience()->set_id(audience);
    }
    changes.push_back(Put(resource));
  }
  Apply(changes);
  Request request = On(2026, 5, 4);
  for (const auto& [audience, rows] :
       {std::pair("", 1u), std::pair("pupil", 0u),
        std::pair("primary-teacher", 1u)}) {
    request.audience = audience;
    EXPECT_THAT(Ids(Browse(request, {kForTeachers})), SizeIs(rows)) << audience;
  }
}

TEST_F(RowsTest, AnotherDayBringsOthers) {
  Fill("v", 26, "Volcan", "video");
  Request request = On(2026, 5, 4);
  request.hits_per_row = 5;
  const auto uids = [&] { return UidsOf(Browse(request, {kVideos}).rows[0]); };
  const auto today = uids();
  EXPECT_EQ(uids(), today);
  request.day += 1;
  EXPECT_NE(uids(), today);
}

TEST_F(RowsTest, MarchIsNotNothingButSeasons) {
  Fill("v", 26, "Volcan", "video");
  Fill("w", 26, "Glacier", "video");
  std::vector<Recipe> recipes;
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
    Recipe recipe = kVideos;
    recipe.id = id;
    recipe.season = "presse";
    recipes.push_back(recipe);
  }
  recipes.push_back(kNewest);
  Request request = On(2026, 3, 24);
  request.hits_per_row = 4;
  EXPECT_THAT(Ids(Browse(request, recipes)),
              ElementsAre("a", "b", "c", "d", "newest"));
}

TEST_F(RowsTest, WhatTheViewerMayNotSeeIsInNoRow) {
  Fill("a", 5, "Volcan", "", "6e");
  Fill("b", 5, "Glacier", "", "4e");
  const Response response =
      Browse(On(2026, 5, 4), {kNewest}, {{{"level", {"4e"}, false}}});
  EXPECT_THAT(UidsOf(response.rows[0]),
              testing::UnorderedElementsAre("b0", "b1", "b2", "b3", "b4"));
}

TEST_F(RowsTest, RefusesUnknownValues) {
  for (const char* field : {"level", "discipline", "audience"}) {
    Request request = On(2026, 5, 4);
    (absl::string_view(field) == "level"        ? request.level
     : absl::string_view(field) == "discipline" ? request.discipline
                                                : request.audience) = "nothing";
    const auto response = BrowseRows(*index_->snapshot(), {}, request);
    const auto detail = base::GetErrorDetail(response.status());
    ASSERT_TRUE(detail.has_value());
    EXPECT_EQ(detail->reason, "FILTER_VALUE_UNKNOWN");
    EXPECT_EQ(detail->field, field);
  }
}

// Whatever the catalogue and the day: never a work twice, never a short row,
// and the same again for the same request.
TEST_F(RowsTest, HoldsForAnyDay) {
  std::mt19937 random(9121905);
  const auto below = [&](size_t n) { return random() % n; };
  const std::vector<std::string> words = {
      "presse",  "journal", "laïcité", "poème", "goût", "harcèlement",
      "rentrée", "volcan",  "brevet",  "oral",  "slam", "cuisine",
      "égalité", "mixité",  "radio",   "femmes"};
  const std::vector<std::string> kinds = {"video",  "jeu",      "audio",
                                          "seance", "exercice", "annales"};
  const std::vector<std::string> levels = {"6e", "cm1", "terminale", "3e"};
  std::vector<hot::Change> changes;
  for (int i = 0; i < 400; ++i) {
    v1::Resource resource = Titled(
        "r" + std::to_string(i),
        words[below(words.size())] + " " + words[below(words.size())] + " x" +
            std::string(1 + i % 7, 'y') + std::string(1 + i % 11, 'z'));
    v1::Resource& added = resource;
    added.mutable_notice()->add_kind()->set_id(kinds[below(kinds.size())]);
    added.mutable_notice()->add_level()->set_id(levels[below(levels.size())]);
    if (i > 0 && below(4) == 0) {
      added.set_work_uid("r" + std::to_string(below(10)));
    }
    changes.push_back(Put(resource));
    if (below(50) == 0) Apply(std::exchange(changes, {}));
  }
  Apply(changes);
  // Merges in the background make another one of it.
  const std::shared_ptr<const hot::Snapshot> snapshot = index_->snapshot();
  for (int i = 0; i < 60; ++i) {
    Request request;
    request.budget_micros = 0;
    request.day = absl::CivilDay(2026, 1, 1) + static_cast<int>(below(800));
    request.rows = 1 + below(20);
    request.hits_per_row = 4 + below(27);
    if (below(2) == 0) request.level = levels[below(levels.size())];
    const auto response = BrowseRows(*snapshot, {}, request);
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_LE(response->rows.size(), request.rows);
    std::set<std::string> works;
    std::set<std::string> ids;
    for (const Row& row : response->rows) {
      EXPECT_TRUE(ids.insert(row.id).second) << row.id;
      EXPECT_GE(row.hits.size(), kMinHits);
      EXPECT_LE(row.hits.size(), request.hits_per_row);
      for (const search::Hit& hit : row.hits) {
        const std::string& work = hit.record->work_uid().empty()
                                      ? hit.record->uid()
                                      : hit.record->work_uid();
        EXPECT_TRUE(works.insert(work).second) << work << " " << request.day;
      }
    }
    const auto again = BrowseRows(*snapshot, {}, request);
    ASSERT_EQ(again->rows.size(), response->rows.size());
    for (size_t r = 0; r < again->rows.size(); ++r) {
      EXPECT_EQ(UidsOf(again->rows[r]), UidsOf(response->rows[r]));
    }
  }
}

}  // namespace
}  // namespace preau::rows
