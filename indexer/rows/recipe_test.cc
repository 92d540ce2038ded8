#include "indexer/rows/recipe.h"

#include <set>

#include "absl/strings/match.h"
#include "gtest/gtest.h"
#include "indexer/document/fields.h"
#include "indexer/query/query.h"
#include "indexer/rows/season.h"

namespace preau::rows {
namespace {

TEST(RecipesTest, AreWellMade) {
  std::set<absl::string_view> ids;
  for (const Recipe& recipe : Recipes()) {
    SCOPED_TRACE(recipe.id);
    EXPECT_TRUE(ids.insert(recipe.id).second);
    EXPECT_TRUE(columns::CheckFilters(FiltersOf(recipe)).ok())
        << columns::CheckFilters(FiltersOf(recipe));
    EXPECT_TRUE(query::ParseQuery(recipe.query).ok());
    EXPECT_FALSE(recipe.title_french.empty());
    EXPECT_FALSE(recipe.title_english.empty());
    const bool of_season = !recipe.season.empty();
    EXPECT_EQ(recipe.reason_french.empty(), of_season);
    EXPECT_EQ(recipe.reason_english.empty(), of_season);
    if (of_season) EXPECT_NE(FindSeason(recipe.season), nullptr);
    if (!recipe.audience.empty()) {
      EXPECT_TRUE(document::IsValue(*document::FieldIndex("audience"),
                                    recipe.audience));
    }
    // Nothing fills what nobody has asked for.
    if (recipe.needs != Recipe::Needs::kWatched) {
      EXPECT_FALSE(absl::StrContains(recipe.title_french, "{"));
      EXPECT_FALSE(absl::StrContains(recipe.reason_french, "{"));
    }
    // An order by date has no best ones.
    if (recipe.order == Recipe::Order::kBest) {
      EXPECT_FALSE(recipe.query.empty());
    }
  }
}

TEST(RecipesTest, FiltersAreRead) {
  Recipe recipe;
  recipe.filters = "kind=video,film;!access=account";
  const std::vector<columns::Filter> filters = FiltersOf(recipe);
  ASSERT_EQ(filters.size(), 2u);
  EXPECT_EQ(filters[0].field, "kind");
  EXPECT_EQ(filters[0].values, (std::vector<std::string>{"video", "film"}));
  EXPECT_FALSE(filters[0].exclude);
  EXPECT_EQ(filters[1].field, "access");
  EXPECT_TRUE(filters[1].exclude);
}

}  // namespace
}  // namespace preau::rows
