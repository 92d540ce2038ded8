#include "indexer/spelling/edits.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "indexer/spelling/letters.h"

namespace preau::spelling {
namespace {

int PlainCount(const std::string& a, const std::string& b) {
  std::vector<std::vector<int>> cost(a.size() + 1,
                                     std::vector<int>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = static_cast<int>(i + j);
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                             cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

TEST(EditsTest, CountsAsATableOfAllPairsOfLettersDoes) {
  std::mt19937 random(3);
  const auto word = [&] {
    std::string letters;
    for (size_t left = random() % 12; left > 0; --left) {
      letters.push_back(static_cast<char>('a' + random() % 4));
    }
    return letters;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string a = word();
    const std::string b = word();
    const int edits = PlainCount(a, b);
    ASSERT_EQ(EditCounter(a).Count(b), edits) << a << " " << b;
    // What look-ups leave out by it is too far away.
    const auto longer = static_cast<int>(std::max(a.size(), b.size()) -
                                         std::min(a.size(), b.size()));
    ASSERT_LE(__builtin_popcount(Signature(a) ^ Signature(b)),
              2 * edits - longer)
        << a << " " << b;
  }
}

TEST(EditsTest, SomeMistakesAreLikelierThanOthers) {
  EXPECT_LT(EditCost("volcam", "volcan"), EditCost("volcaf", "volcan") + 1);
  EXPECT_LT(EditCost("bolcan", "volcan"), EditCost("polcan", "volcan"));
  EXPECT_LT(EditCost("addition", "adition"), EditCost("adgition", "adition"));
  EXPECT_LT(EditCost("vlocan", "volcan"), EditCost("vpacan", "volcan"));
  EXPECT_LT(EditCost("teatre", "theatre"), EditCost("theare", "theatre"));
  EXPECT_LT(EditCost("volkan", "volcan"), EditCost("volman", "volcan"));
  EXPECT_LT(EditCost("volcax", "volcan"), EditCost("xolcan", "volcan"));
  EXPECT_EQ(EditCost("volcan", "volcan"), 0);
}

}  // namespace
}  // namespace preau::spelling
