#include "gtest/gtest.h"
#include "services/search/convert.h"

namespace preau::services {
namespace {

TEST(ConvertSpellingTest, SaysInBothLanguagesWhatWasSearchedInstead) {
  v1::SearchRequest request;
  request.set_query("fotosintese");
  search::Response response;
  response.spelling.emplace();
  response.spelling->corrected_query = "photosynthèse";
  response.spelling->replacements = {{"fotosintese", "photosynthèse"}};
  response.spelling->searched_instead = true;
  response.spelling->total = 3;
  v1::SearchResponse api = ToApi(request, response, base::Language::kFrench);
  EXPECT_EQ(api.spelling().message(),
            "Aucun résultat pour « fotosintese » ; résultats pour « "
            "photosynthèse ».");
  EXPECT_EQ(api.spelling().replacements(0).typed(), "fotosintese");
  EXPECT_EQ(api.spelling().replacements(0).meant(), "photosynthèse");
  EXPECT_EQ(api.spelling().total_size(), 3);
  response.spelling->searched_instead = false;
  api = ToApi(request, response, base::Language::kEnglish);
  EXPECT_EQ(api.spelling().message(),
            "Did you mean \"photosynthèse\"? Results: 3.");
}

TEST(ConvertSpellingTest, WhatIsSearchedInsteadGoesOnWithThePages) {
  search::Cursor cursor;
  cursor.generation = 3;
  cursor.depth = 20;
  cursor.score = 1.25;
  cursor.key = "k|é";
  cursor.uid = "u";
  cursor.corrected_query = "l'eau | \"photosynthèse\"";
  const auto parsed = ParseCursor(SerialiseCursor(cursor));
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->corrected_query, cursor.corrected_query);
  EXPECT_EQ(parsed->key, cursor.key);
  EXPECT_EQ(parsed->score, cursor.score);
  EXPECT_FALSE(ParseCursor("1|2|3|4|5").ok());
}

TEST(ConvertSpellingTest, NothingIsAskedForThatWasNotSaid) {
  v1::SearchRequest request;
  auto asked = FromApi(request, base::Language::kFrench);
  ASSERT_TRUE(asked.ok()) << asked.status();
  EXPECT_EQ(asked->spelling, search::SpellingMode::kRescue);
  EXPECT_FALSE(asked->as_you_type);
  request.set_spelling_mode(v1::SearchRequest::AS_TYPED);
  request.set_as_you_type(true);
  asked = FromApi(request, base::Language::kFrench);
  ASSERT_TRUE(asked.ok()) << asked.status();
  EXPECT_EQ(asked->spelling, search::SpellingMode::kOff);
  EXPECT_TRUE(asked->as_you_type);
}

}  // namespace
}  // namespace preau::services
