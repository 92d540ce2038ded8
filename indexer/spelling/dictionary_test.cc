#include "indexer/spelling/dictionary.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace preau::spelling {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Counted = std::vector<CountedWord>;

std::vector<std::string> Spellings(const Dictionary& dictionary,
                                   absl::string_view typed, size_t limit = 5) {
  std::vector<std::string> words;
  for (const Candidate& each : dictionary.Corrections(typed, limit)) {
    words.push_back(each.spelling);
  }
  return words;
}

Dictionary Of(const Counted& words, const Counted& accented = {}) {
  return Dictionary({std::make_shared<const Words>(words, accented)});
}

TEST(DictionaryTest, LikelierWordsComeFirst) {
  const Dictionary words = Of({{"volcan", 10}, {"volcans", 8}, {"balcon", 10}});
  EXPECT_THAT(Spellings(words, "volcna", 1), ElementsAre("volcan"));
  EXPECT_THAT(Spellings(words, "volkan", 1), ElementsAre("volcan"));
  const Dictionary frequent =
      Of({{"mare", 2000}, {"marx", 1}, {"mars", 1}, {"marb", 2000}});
  EXPECT_THAT(Spellings(frequent, "marr", 1), ElementsAre("mare"));
}

TEST(DictionaryTest, SoManyErrorsAsTheLengthAllows) {
  const Dictionary words = Of({{"eau", 5}, {"volcan", 5}, {"revolution", 5}});
  EXPECT_THAT(Spellings(words, "eua"), IsEmpty());
  EXPECT_THAT(Spellings(words, "vxlcan"), ElementsAre("volcan"));
  EXPECT_THAT(Spellings(words, "vxlxan"), IsEmpty());
  EXPECT_THAT(Spellings(words, "rexolxtion"), ElementsAre("revolution"));
  EXPECT_THAT(Spellings(words, "volcan2"), IsEmpty());
  EXPECT_THAT(Spellings(words, "вулкан"), IsEmpty());
  EXPECT_THAT(Spellings(words, std::string(100, 'a')), IsEmpty());
}

TEST(DictionaryTest, WhoWritesByEarIsUnderstood) {
  const Dictionary words =
      Of({{"photosynthese", 3}, {"elephant", 3}, {"synthese", 30}},
         {{"photosynthèse", 3}, {"éléphant", 2}});
  EXPECT_THAT(Spellings(words, "fotosintese"), ElementsAre("photosynthèse"));
  const auto found = words.Corrections("fotosintese", 1);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].by_sound);
  EXPECT_EQ(found[0].word, "photosynthese");
  EXPECT_EQ(found[0].documents, 3u);
  EXPECT_EQ(found[0].edits, 4);
  EXPECT_THAT(Spellings(words, "éléfan"), ElementsAre("éléphant"));
}

TEST(DictionaryTest, WordsAreSpeltAsTheyMostlyAre) {
  const Counted accented = {{"côte", 4}, {"côté", 5}, {"pâte", 2}};
  const Dictionary words = Of({{"cote", 10}, {"pate", 9}}, accented);
  EXPECT_EQ(words.SpellingOf("cote"), "côté");
  EXPECT_EQ(words.SpellingOf("pate"), "pate");
  EXPECT_EQ(words.SpellingOf("unknown"), "unknown");
  EXPECT_THAT(Spellings(words, "cotte"), ElementsAre("côté"));
}

TEST(DictionaryTest, PiecesAddUp) {
  const auto one = std::make_shared<const Words>(
      Counted{{"eleve", 3}, {"volcan", 1}}, Counted{{"élève", 2}});
  const auto two = std::make_shared<const Words>(
      Counted{{"eleve", 9}, {"volant", 1}}, Counted{{"élevé", 8}});
  const Dictionary both({one, two});
  EXPECT_EQ(both.DocumentsWith("eleve"), 12u);
  EXPECT_EQ(both.SpellingOf("eleve"), "élevé");
  const auto found = both.Corrections("elevve", 5);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].documents, 12u);
  EXPECT_EQ(found[0].spelling, "élevé");
  const auto completed = both.Completions("vol", 5);
  ASSERT_EQ(completed.size(), 2u);
  EXPECT_EQ(completed[0].word, "volant");
}

TEST(DictionaryTest, CompletesWithTheMostFrequentWords) {
  const Dictionary words =
      Of({{"ration", 1}, {"rationnel", 5}, {"rationnels", 9}, {"ratio", 50}});
  std::vector<std::string> found;
  for (const Completion& each : words.Completions("ration", 2)) {
    found.push_back(each.word);
  }
  EXPECT_THAT(found, ElementsAre("rationnels", "rationnel"));
  EXPECT_THAT(words.Completions("x", 2), IsEmpty());
}

TEST(DictionaryTest, BeginningsThatMayBeMeant) {
  const Dictionary words =
      Of({{"photosynthese", 5}, {"photographie", 50}, {"phonetique", 5}});
  EXPECT_THAT(words.NearPrefixes("phtosy", 3), testing::Contains("photosyn"));
  EXPECT_THAT(words.NearPrefixes("hpotog", 3), testing::Contains("photogra"));
  EXPECT_THAT(words.NearPrefixes("pho", 3), IsEmpty());
  EXPECT_THAT(words.NearPrefixes("ph0to", 3), IsEmpty());
}

}  // namespace
}  // namespace preau::spelling
