#include "storage/vocabulary/neighbour_levels.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::vocabulary {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NeighbourLevelsTest, AreThoseBeforeAndAfter) {
  EXPECT_THAT(NeighbourLevels("6e"), ElementsAre("cm2", "5e"));
  EXPECT_THAT(NeighbourLevels("tps"), ElementsAre("ps"));
  EXPECT_THAT(NeighbourLevels("terminale"), ElementsAre("premiere"));
  EXPECT_THAT(NeighbourLevels("cycle-4"), ElementsAre("cycle-3"));
  EXPECT_THAT(NeighbourLevels("college"), IsEmpty());
  EXPECT_THAT(NeighbourLevels("7e"), IsEmpty());
}

TEST(NeighbourLevelsTest, AreOfTheVocabularyAndEachOthers) {
  const Vocabulary& levels = *Vocabularies::BuiltIn().Find("level");
  for (const Term& level : levels.terms()) {
    for (const absl::string_view other : NeighbourLevels(level.id)) {
      EXPECT_NE(levels.Find(other), nullptr) << other;
      EXPECT_THAT(NeighbourLevels(other),
                  testing::Contains(absl::string_view(level.id)));
    }
  }
}

}  // namespace
}  // namespace preau::vocabulary
