#include "tools/bench/relevance.h"

#include "gtest/gtest.h"

namespace preau::bench {
namespace {

TEST(NdcgTest, IsOneForTheBestOrderAndLessForOthers) {
  const Grades grades = {{"a", 2}, {"b", 1}, {"c", 0}};
  EXPECT_DOUBLE_EQ(Ndcg({"a", "b", "c"}, grades, 10), 1);
  EXPECT_LT(Ndcg({"b", "a"}, grades, 10), 1);
  EXPECT_DOUBLE_EQ(Ndcg({"c", "x"}, grades, 10), 0);
  EXPECT_DOUBLE_EQ(Ndcg({"a"}, {}, 10), 0);
  // Gains 3 and 1; the second place counts for 1 / log2(3).
  EXPECT_NEAR(Ndcg({"b", "a"}, {{"a", 2}, {"b", 1}}, 10),
              (1 + 3 * 0.63093) / (3 + 0.63093), 1e-4);
}

TEST(NdcgTest, LooksOnlySoFar) {
  EXPECT_DOUBLE_EQ(Ndcg({"x", "a"}, {{"a", 1}}, 1), 0);
}

}  // namespace
}  // namespace preau::bench
