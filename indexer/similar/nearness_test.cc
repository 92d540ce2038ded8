#include "indexer/similar/nearness.h"

#include "gtest/gtest.h"
#include "indexer/document/fields.h"

namespace preau::similar {
namespace {

double Levels(absl::string_view a, absl::string_view b) {
  return Nearness(*document::FieldIndex("level"), a, b);
}

TEST(NearnessTest, FallsFromTheSameToOthersBelowTheSame) {
  EXPECT_EQ(Levels("6e", "6e"), 1);
  EXPECT_LT(Levels("6e", "cycle-3"), Levels("6e", "6e"));
  EXPECT_LT(Levels("6e", "5e"), Levels("6e", "cycle-3"));
  EXPECT_LT(Levels("6e", "3e"), Levels("6e", "5e"));
  EXPECT_GT(Levels("6e", "3e"), 0);
  EXPECT_EQ(Levels("6e", "terminale"), 0);
}

TEST(NearnessTest, FollowsTheGraphAcrossSchools) {
  // One is in the école, the other in the collège; both are in cycle 3.
  EXPECT_EQ(Levels("cm2", "6e"), Levels("6e", "5e"));
  EXPECT_EQ(Levels("6e", "cm2"), Levels("cm2", "6e"));
}

TEST(NearnessTest, DisciplinesHaveNoOrder) {
  const size_t field = *document::FieldIndex("discipline");
  EXPECT_EQ(Nearness(field, "anglais", "allemand"),
            Nearness(field, "anglais", "russe"));
  EXPECT_GT(Nearness(field, "physique", "physique-chimie"),
            Nearness(field, "physique", "chimie"));
}

TEST(NearnessTest, TextsAreNearWhenTheyAreTheSame) {
  const size_t field = *document::FieldIndex("provider");
  EXPECT_EQ(Nearness(field, "Canopé", "Canopé"), 1);
  EXPECT_EQ(Nearness(field, "Canopé", "Eduscol"), 0);
}

TEST(NearnessTest, TheNearestOfSeveralCount) {
  const size_t field = *document::FieldIndex("level");
  EXPECT_EQ(NearestOf(field, {"3e", "cm2"}, {"6e", "cp"}), Levels("cm2", "6e"));
  EXPECT_EQ(NearestOf(field, {}, {"6e"}), 0);
}

TEST(NearnessTest, WhatIsAboveOthersIsLeftOut) {
  const size_t field = *document::FieldIndex("level");
  EXPECT_EQ(Narrowest(field, {"6e", "college", "cycle-3", "secondaire", "cm1",
                              "elementaire"}),
            (std::vector<absl::string_view>{"6e", "cm1"}));
  EXPECT_EQ(Narrowest(*document::FieldIndex("provider"), {"a", "b"}),
            (std::vector<absl::string_view>{"a", "b"}));
}

}  // namespace
}  // namespace preau::similar
