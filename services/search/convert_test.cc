#include "services/search/convert.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/document/fields.h"

namespace preau::services {
namespace {

using testing::IsEmpty;

TEST(ConvertTest, WordsAreUnderstoodUnlessToldOtherwise) {
  v1::SearchRequest api;
  EXPECT_FALSE(FromApi(api, base::Language::kFrench)->words_only);
  api.set_understanding(v1::SearchRequest::WORDS_ONLY);
  EXPECT_TRUE(FromApi(api, base::Language::kFrench)->words_only);
}

TEST(ConvertTest, InterpretationsHaveLabelsAndTheirWords) {
  v1::SearchRequest request;
  request.set_query("été gratuit 6e");
  search::Response response;
  response.interpretations = {
      {understanding::Effect::kWords, 0, {}, 0, 5, false},
      {understanding::Effect::kFilter,
       *document::FieldIndex("free_of_charge"),
       {"yes"},
       6,
       13,
       true},
      {understanding::Effect::kValueOrWords,
       *document::FieldIndex("level"),
       {"6e", "cycle-3"},
       14,
       16,
       false}};
  const v1::SearchResponse api =
      ToApi(request, response, base::Language::kEnglish);
  ASSERT_EQ(api.interpretation_size(), 3);
  const v1::Interpretation& words = api.interpretation(0);
  EXPECT_EQ(words.effect(), v1::Interpretation::WORDS);
  EXPECT_EQ(words.words(), "été");
  EXPECT_EQ(words.end(), 5u);
  EXPECT_THAT(words.field(), IsEmpty());
  const v1::Interpretation& free = api.interpretation(1);
  EXPECT_EQ(free.effect(), v1::Interpretation::FILTER);
  EXPECT_EQ(free.field(), "free_of_charge");
  EXPECT_EQ(free.field_label(), "Free of charge");
  EXPECT_EQ(free.values(0).label(), "Yes");
  EXPECT_TRUE(free.dropped());
  const v1::Interpretation& level = api.interpretation(2);
  EXPECT_EQ(level.effect(), v1::Interpretation::VALUE_OR_WORDS);
  EXPECT_EQ(level.words(), "6e");
  EXPECT_EQ(level.values(1).label(), "Cycle 3 (CM1 to 6e)");
  EXPECT_FALSE(level.dropped());
  response.interpretations[0].effect = understanding::Effect::kPreference;
  EXPECT_EQ(ToApi(request, response, base::Language::kEnglish)
                .interpretation(0)
                .effect(),
            v1::Interpretation::PREFERENCE);
}

}  // namespace
}  // namespace preau::services
