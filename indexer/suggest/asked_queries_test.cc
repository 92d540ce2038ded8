#include "indexer/suggest/asked_queries.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace preau::suggest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> Find(const AskedQueries& asked,
                              absl::string_view typed) {
  return asked.Find(typed, 5, [](const std::string&) { return true; });
}

TEST(AskedQueriesTest, OnlyWhatSeveralPortalsSent) {
  AskedQueries asked({3, 100});
  for (int i = 0; i < 10; ++i) {
    asked.Add("Volcans d'Auvergne", "lille");
    asked.Add("volcans d'auvergne", "nice");
  }
  EXPECT_THAT(Find(asked, "volc"), IsEmpty());
  asked.Add("volcans  d'Auvergne", "");
  EXPECT_THAT(Find(asked, "volc"), IsEmpty());
  asked.Add("volcans d'Auvergne", "lyon");
  EXPECT_THAT(Find(asked, "volc"), ElementsAre("Volcans d'Auvergne"));
  EXPECT_THAT(Find(asked, "auv"), ElementsAre("Volcans d'Auvergne"));
  EXPECT_THAT(asked.Find("volc", 5, [](const std::string&) { return false; }),
              IsEmpty());
}

TEST(AskedQueriesTest, OnlyWhatMayBeAnybodys) {
  AskedQueries asked({1, 100});
  for (const char* query :
       {"auteur:dupont", "\"jean dupont\"", "jean@example.org", "", "  ",
        "un deux trois quatre cinq six sept huit neuf", "a\tb"}) {
    asked.Add(query, "lille");
  }
  asked.Add(std::string(81, 'a'), "lille");
  EXPECT_EQ(asked.size(), 0u);
}

TEST(AskedQueriesTest, IsBoundedAndKeepsTheMostFrequent) {
  AskedQueries asked({1, 100});
  for (int i = 0; i < 20; ++i) asked.Add("volcan", "lille");
  for (int i = 0; i < 1000; ++i) asked.Add(absl::StrCat("mot", i), "lille");
  EXPECT_LE(asked.size(), 100u);
  EXPECT_THAT(Find(asked, "volc"), ElementsAre("volcan"));
  EXPECT_THAT(Find(asked, "mot0"), IsEmpty());
}

TEST(AskedQueriesTest, GoesOnAfterARestart) {
  AskedQueries asked({3, 100});
  asked.Add("volcan", "lille");
  asked.Add("volcan", "nice");
  for (const char* portal : {"lille", "nice", "lyon"}) asked.Add("mer", portal);
  const std::string text = asked.Serialise();
  EXPECT_THAT(text, Not(HasSubstr("lille")));
  AskedQueries again({3, 100});
  ASSERT_TRUE(again.Read(text).ok());
  EXPECT_THAT(Find(again, "mer"), ElementsAre("mer"));
  // It knows which portals were counted.
  again.Add("volcan", "nice");
  EXPECT_THAT(Find(again, "volc"), IsEmpty());
  again.Add("volcan", "lyon");
  EXPECT_THAT(Find(again, "volc"), ElementsAre("volcan"));
  for (const char* bad : {"", "x", "asked queries 1\t\n", "1\t1\t\tmer\n"}) {
    EXPECT_TRUE(absl::IsDataLoss(again.Read(bad))) << bad;
  }
  EXPECT_TRUE(absl::IsDataLoss(again.Read(absl::StrCat(text, "x\t1\t\tv\n"))));
  EXPECT_THAT(Find(again, "mer"), ElementsAre("mer"));
}

}  // namespace
}  // namespace preau::suggest
