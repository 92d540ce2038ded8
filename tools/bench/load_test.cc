#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/bench/due_times.h"
#include "tools/bench/latencies.h"
#include "tools/bench/request_mix.h"

namespace preau::bench {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(LatenciesTest, PercentilesAreLatenciesThatWere) {
  Latencies latencies;
  EXPECT_EQ(latencies.Percentile(0.5), 0);
  latencies.Add(7);
  EXPECT_EQ(latencies.Percentile(0), 7);
  EXPECT_EQ(latencies.Percentile(0.999), 7);
  Latencies hundred;
  for (int64_t i = 100; i > 0; --i) hundred.Add(i);
  EXPECT_EQ(hundred.Percentile(0.5), 50);
  EXPECT_EQ(hundred.Percentile(0.9), 90);
  EXPECT_EQ(hundred.Percentile(0.99), 99);
  EXPECT_EQ(hundred.Percentile(0.999), 100);
  EXPECT_EQ(hundred.Percentile(1), 100);
}

TEST(LatenciesTest, WhatIsAddedLaterCounts) {
  Latencies latencies;
  latencies.Add(2);
  EXPECT_EQ(latencies.Percentile(1), 2);
  Latencies others;
  others.Add(1);
  others.Add(3);
  latencies.Add(others);
  EXPECT_EQ(latencies.count(), 3u);
  EXPECT_EQ(latencies.Percentile(0), 1);
  EXPECT_EQ(latencies.Percentile(1), 3);
}

std::vector<int64_t> Times(DueTimes due_times, size_t count) {
  std::vector<int64_t> times;
  while (times.size() < count) times.push_back(due_times.Next());
  return times;
}

TEST(DueTimesTest, EvenOnesDoNotDrift) {
  EXPECT_THAT(Times(DueTimes(Arrivals::kEven, 3, 1, 0), 5),
              ElementsAre(0, 333333333, 666666667, 1000000000, 1333333333));
  EXPECT_EQ(Times(DueTimes(Arrivals::kEven, 3, 1, 0), 3000001).back(),
            int64_t{1000000} * 1000000000);
}

TEST(DueTimesTest, PoissonHasItsRateAndItsSeed) {
  constexpr size_t kCount = 100000;
  const auto times = Times(DueTimes(Arrivals::kPoisson, 1000, 1, 0), kCount);
  EXPECT_NEAR(static_cast<double>(times.back()), kCount * 1e6, kCount * 1e4);
  // Of exponential distances, 1 - 1/e are shorter than their mean.
  size_t short_ones = times[0] < 1000000 ? 1 : 0;
  for (size_t i = 1; i < kCount; ++i) {
    ASSERT_GE(times[i], times[i - 1]);
    if (times[i] - times[i - 1] < 1000000) ++short_ones;
  }
  EXPECT_NEAR(static_cast<double>(short_ones) / kCount, 0.632, 0.01);
  EXPECT_EQ(Times(DueTimes(Arrivals::kPoisson, 1000, 1, 0), kCount), times);
  EXPECT_NE(Times(DueTimes(Arrivals::kPoisson, 1000, 1, 1), kCount), times);
}

std::vector<Query> Words(size_t count) {
  std::vector<Query> queries;
  for (size_t i = 0; i < count; ++i) {
    queries.push_back({"two_all", "mot" + std::to_string(i), ""});
  }
  return queries;
}

v1::SearchRequest Only(const Query& query, const MixOptions& options) {
  auto mix = RequestMix::Create({query}, options);
  EXPECT_TRUE(mix.ok());
  return mix->Next();
}

TEST(RequestMixTest, ClassesAreSaidInTheApi) {
  MixOptions options;
  options.repeats = 1;
  options.facets = {"level", "kind"};
  const auto all = Only({"two_all_level", "la guerre", "6e"}, options);
  EXPECT_EQ(all.query(), "la guerre");
  EXPECT_EQ(all.match(), v1::SearchRequest::MATCH_UNSPECIFIED);
  ASSERT_THAT(all.filters(), SizeIs(1));
  EXPECT_EQ(all.filters(0).field(), "level");
  EXPECT_THAT(all.filters(0).values(), ElementsAre("6e"));
  EXPECT_EQ(all.page_size(), 20);
  ASSERT_THAT(all.facets(), SizeIs(2));
  EXPECT_EQ(all.facets(1).field(), "kind");

  const auto any = Only({"five_any", "a b c d e", ""}, {});
  EXPECT_EQ(any.match(), v1::SearchRequest::ANY_WORD);
  EXPECT_THAT(any.filters(), IsEmpty());
  EXPECT_EQ(Only({"phrase_two", "\"a b\"", ""}, {}).query(), "\"a b\"");
  EXPECT_EQ(Only({"facets_everything", "*", ""}, {}).query(), "");
  EXPECT_TRUE(absl::IsInvalidArgument(
      RequestMix::Create({{"prefix_three", "vol", ""}}, {}).status()));
}

TEST(RequestMixTest, WithoutRepeatsNoRequestComesTwice) {
  MixOptions options;
  options.facets = {"level", "discipline", "kind"};
  constexpr size_t kQueries = 7;
  constexpr size_t kRounds = 5 * 6 * 6 * 6;
  for (const int page_size : {1, 20, 100}) {
    options.page_size = page_size;
    auto mix = RequestMix::Create(Words(kQueries), options);
    std::set<std::string> seen;
    for (size_t i = 0; i < kQueries * kRounds; ++i) {
      const v1::SearchRequest request = mix->Next();
      ASSERT_GE(request.page_size(), 1);
      ASSERT_LE(request.page_size(), 100);
      ASSERT_TRUE(seen.insert(request.SerializeAsString()).second) << i;
    }
  }
}

TEST(RequestMixTest, PopularOnesComeAgainTheFirstOfThemMostOften) {
  MixOptions options;
  options.repeats = 0.6;
  options.popular = 10;
  options.facets = {"level"};
  const auto draw = [&] {
    auto mix = RequestMix::Create(Words(100), options);
    std::map<std::string, int> times;
    for (int i = 0; i < 1000; ++i) ++times[mix->Next().SerializeAsString()];
    return times;
  };
  const std::map<std::string, int> times = draw();
  int repeated = 0;
  int most = 0;
  size_t popular = 0;
  for (const auto& [request, count] : times) {
    if (count == 1) continue;
    ++popular;
    repeated += count;
    most = std::max(most, count);
  }
  EXPECT_EQ(popular, 10u);
  EXPECT_NEAR(repeated, 600, 60);
  // 1 / (1 + 1/2 + … + 1/10).
  EXPECT_NEAR(most, 0.341 * repeated, 0.06 * repeated);
  EXPECT_EQ(draw(), times);
  options.seed = 2;
  EXPECT_NE(draw(), times);
}

}  // namespace
}  // namespace preau::bench
