#include "tools/bench/timing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "absl/strings/str_split.h"

namespace preau::bench {
namespace {

using testing::ElementsAre;

std::vector<std::vector<std::string>> Time(const TimingOptions& options,
                                           const Search& search) {
  const std::vector<std::string> classes = {"b", "a", "a", "a"};
  std::ostringstream out;
  TimeSearches(options, classes, search, out);
  std::vector<std::vector<std::string>> lines;
  for (const auto& line : absl::StrSplit(out.str(), '\n', absl::SkipEmpty())) {
    lines.push_back(absl::StrSplit(line, '\t'));
  }
  return lines;
}

TEST(TimeSearchesTest, PrintsALineForEachClass) {
  std::map<size_t, int> asked;
  const auto lines =
      Time({"own", "count", 1, 2, 0}, [&](size_t query) -> int64_t {
        ++asked[query];
        return static_cast<int64_t>(query);
      });
  ASSERT_EQ(lines.size(), 2);
  const std::vector<std::string>& a = lines[0];
  ASSERT_EQ(a.size(), 7);
  EXPECT_THAT(std::vector<std::string>(a.begin(), a.begin() + 4),
              ElementsAre("own", "count", "a", "6"));
  EXPECT_EQ(a[6], "2.0");
  EXPECT_EQ(lines[1][2], "b");
  // Once to warm up.
  EXPECT_THAT(asked, ElementsAre(testing::Pair(0, 3), testing::Pair(1, 3),
                                 testing::Pair(2, 3), testing::Pair(3, 3)));
}

TEST(TimeSearchesTest, AsksNoMoreOfAClassThanTheLimit) {
  std::map<size_t, int> asked;
  const auto lines = Time({"own", "top", 0, 1, 2}, [&](size_t query) {
    ++asked[query];
    return int64_t{1};
  });
  EXPECT_THAT(asked, ElementsAre(testing::Pair(0, 1), testing::Pair(1, 1),
                                 testing::Pair(2, 1)));
  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0][6], "-");
}

}  // namespace
}  // namespace preau::bench
