#include "indexer/search/answer.h"

#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "indexer/search/search_testing.h"

namespace preau::search {
namespace {

class AnswerCacheTest : public testing::Test {
 protected:
  // The answer to a search.
  std::shared_ptr<const Answer> Ask(const std::string& key, uint64_t generation,
                                    bool is_partial = false, size_t hits = 0) {
    const auto answer = cache_.FindOrMake(key, generation, [&] {
      ++made_;
      Answer made;
      made.response.is_partial = is_partial;
      made.response.hits.resize(hits);
      return absl::StatusOr<Answer>(std::move(made));
    });
    EXPECT_TRUE(answer.ok()) << answer.status();
    return *answer;
  }

  FakeClock clock_;
  AnswerCache cache_{&clock_, AnswerCache::kMaxHits};
  std::atomic<int> made_ = 0;
};

TEST_F(AnswerCacheTest, MakesTheSameOnceUntilTheIndexMovesOn) {
  const auto answer = Ask("volcan", 1);
  EXPECT_EQ(Ask("volcan", 1), answer);
  EXPECT_NE(Ask("mer", 1), answer);
  EXPECT_NE(Ask("volcan", 2), answer);
  EXPECT_EQ(made_, 3);
  // Who pages through an older state isn't kept from it, nor kept.
  EXPECT_NE(Ask("volcan", 1), answer);
  Ask("volcan", 2);
  EXPECT_EQ(made_, 4);
}

TEST_F(AnswerCacheTest, StaysForAMinuteAfterItWasLastAskedFor) {
  const auto answer = Ask("volcan", 1);
  clock_.Advance(AnswerCache::kKeptMicros - 1);
  EXPECT_EQ(Ask("volcan", 1), answer);
  clock_.Advance(AnswerCache::kKeptMicros);
  EXPECT_EQ(Ask("volcan", 1), answer);
  clock_.Advance(AnswerCache::kKeptMicros + 1);
  EXPECT_NE(Ask("volcan", 1), answer);
}

TEST_F(AnswerCacheTest, WhatIsPartialIsTriedAgain) {
  const auto answer = Ask("volcan", 1, true);
  EXPECT_NE(Ask("volcan", 1), answer);
  EXPECT_EQ(made_, 2);
}

TEST_F(AnswerCacheTest, WhatIsProvisionalIsTriedAgain) {
  const auto make = [this] {
    ++made_;
    return absl::StatusOr<Answer>(Answer{nullptr, {}, made_ == 1});
  };
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(cache_.FindOrMake("volcn", 1, make).ok());
  }
  EXPECT_EQ(made_, 2);
}

TEST_F(AnswerCacheTest, AnErrorIsNotKept) {
  const auto failed = cache_.FindOrMake("volcan", 1, [] {
    return absl::StatusOr<Answer>(absl::UnavailableError("busy"));
  });
  EXPECT_TRUE(absl::IsUnavailable(failed.status()));
  EXPECT_NE(Ask("volcan", 1), nullptr);
}

TEST_F(AnswerCacheTest, TheSameInFlightIsMadeOnce) {
  constexpr int kThreads = 8;
  std::atomic<int> asking = 0;
  std::atomic<int> made = 0;
  std::vector<std::shared_ptr<const Answer>> answers(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      ++asking;
      const auto answer = cache_.FindOrMake("volcan", 1, [&] {
        ++made;
        while (asking < kThreads) std::this_thread::yield();
        return absl::StatusOr<Answer>(Answer());
      });
      answers[static_cast<size_t>(i)] = *answer;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(made, 1);
  for (const auto& answer : answers) EXPECT_EQ(answer, answers[0]);
}

TEST_F(AnswerCacheTest, HoldsSoManyAtMost) {
  for (int i = 0; i < 5000; ++i) Ask(std::to_string(i), 1);
  EXPECT_EQ(made_, 5000);
  Ask("4999", 1);
  EXPECT_EQ(made_, 5000);
  Ask("0", 1);
  EXPECT_EQ(made_, 5001);
  // Those with many hits are fewer.
  for (int i = 0; i < 300; ++i) Ask(absl::StrCat("large", i), 1, false, 100);
  Ask("large299", 1);
  EXPECT_EQ(made_, 5301);
  Ask("large0", 1);
  EXPECT_EQ(made_, 5302);
}

TEST(AnswerKeyTest, TellsApartWhatIsAnotherSearch) {
  Request request;
  request.query = "volcan 6e";
  request.filters = {{"level", {"6e", "5e"}}, {"kind", {"video"}}};
  request.facets = {{"level", 10, ""}};
  const std::string key = AnswerKey({}, request);

  Request same = request;
  same.filters = {{"kind", {"video"}}, {"level", {"5e", "6e"}}};
  EXPECT_EQ(AnswerKey({}, same), key);

  std::set<std::string> keys = {key};
  const auto expect_new = [&](auto change, const Visibility& visibility = {}) {
    Request other = request;
    change(other);
    EXPECT_TRUE(keys.insert(AnswerKey(visibility, other)).second);
  };
  expect_new([](Request& r) { r.query = "Volcan 6e"; });
  expect_new([](Request& r) { r.query = "volcan  6e"; });
  expect_new([](Request& r) { r.any_word = true; });
  expect_new([](Request& r) { r.words_only = true; });
  expect_new([](Request& r) { r.page_size = 50; });
  expect_new([](Request& r) { r.snippet_chars = 77; });
  expect_new([](Request& r) { r.cursor = Cursor{1, 10, 2.5, "", "u"}; });
  expect_new([](Request& r) { r.sort = Sort::kTitle; });
  expect_new([](Request& r) { r.language = base::Language::kEnglish; });
  expect_new([](Request& r) { r.filters[0].values = {"6e"}; });
  expect_new([](Request& r) { r.filters[0].exclude = true; });
  expect_new([](Request& r) { r.filters.pop_back(); });
  expect_new([](Request& r) { r.facets[0].limit = 11; });
  expect_new([](Request& r) { r.facets[0].offset = 10; });
  expect_new([](Request& r) { r.facets[0].prefix = "c"; });
  expect_new([](Request&) {}, {{{"member", {"lille"}, false}}});
  // What one is shown is no filter of one's own.
  expect_new([](Request& r) { r.filters.clear(); }, {request.filters});
}

TEST_F(IndexTest, TwoViewersShareNoAnswerThatIsNotTheSame) {
  v1::Resource open = Titled("a", "Volcan");
  open.mutable_notice()->set_provider("Canopé");
  v1::Resource hidden = Titled("b", "Volcan");
  hidden.mutable_notice()->set_provider("Interne");
  Apply({Put(open), Put(hidden)});
  Request request;
  request.query = "volcan";
  const Visibility visitor{{{"provider", {"Interne"}, true}}};
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(index_->Search({}, request)->total, 2u);
    EXPECT_EQ(index_->Search(visitor, request)->total, 1u);
  }
  Apply({{"b", std::nullopt}});
  EXPECT_EQ(index_->Search({}, request)->total, 1u);
}

}  // namespace
}  // namespace preau::search
