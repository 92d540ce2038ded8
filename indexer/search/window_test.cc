#include "indexer/search/window.h"

#include <set>
#include <thread>

#include "gmock/gmock.h"
#include "indexer/search/search_testing.h"

namespace preau::search {
namespace {

class WindowCacheTest : public testing::Test {
 protected:
  // The id of the window of a search.
  std::string Ask(const std::string& key, uint64_t generation) {
    const auto window = cache_.FindOrRank(key, generation, [&] {
      ++ranked_;
      Window made;
      made.generation = generation;
      return absl::StatusOr<Window>(std::move(made));
    });
    EXPECT_TRUE(window.ok()) << window.status();
    return (*window)->id;
  }

  FakeClock clock_;
  WindowCache cache_{&clock_, base::SystemRandom()};
  std::atomic<int> ranked_ = 0;
};

TEST_F(WindowCacheTest, RanksTheSameOnceUntilTheIndexMovesOn) {
  const std::string id = Ask("volcan", 1);
  EXPECT_EQ(Ask("volcan", 1), id);
  EXPECT_NE(Ask("mer", 1), id);
  EXPECT_NE(Ask("volcan", 2), id);
  EXPECT_EQ(ranked_, 3);
}

TEST_F(WindowCacheTest, StaysForAMinuteAfterItWasLastAskedFor) {
  const std::string id = Ask("volcan", 1);
  clock_.Advance(WindowCache::kKeptMicros - 1);
  EXPECT_EQ(Ask("volcan", 1), id);
  clock_.Advance(WindowCache::kKeptMicros - 1);
  ASSERT_NE(cache_.Find(id), nullptr);
  clock_.Advance(WindowCache::kKeptMicros + 1);
  EXPECT_EQ(cache_.Find(id), nullptr);
  EXPECT_NE(Ask("volcan", 1), id);
}

TEST_F(WindowCacheTest, AnErrorIsNotKept) {
  const auto failed = cache_.FindOrRank("volcan", 1, [] {
    return absl::StatusOr<Window>(absl::UnavailableError("busy"));
  });
  EXPECT_TRUE(absl::IsUnavailable(failed.status()));
  EXPECT_NE(Ask("volcan", 1), "");
}

TEST_F(WindowCacheTest, TheSameInFlightIsRankedOnce) {
  constexpr int kThreads = 8;
  std::atomic<int> asking = 0;
  std::atomic<int> ranked = 0;
  std::vector<std::string> ids(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      ++asking;
      const auto window = cache_.FindOrRank("volcan", 1, [&] {
        ++ranked;
        while (asking < kThreads) std::this_thread::yield();
        Window made;
        made.generation = 1;
        return absl::StatusOr<Window>(std::move(made));
      });
      ids[static_cast<size_t>(i)] = (*window)->id;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(ranked, 1);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 1u);
}

TEST_F(WindowCacheTest, HoldsSoManyAtMost) {
  const std::string first = Ask("0", 1);
  for (int i = 1; i < 5000; ++i) Ask(std::to_string(i), 1);
  EXPECT_EQ(cache_.Find(first), nullptr);
  EXPECT_EQ(ranked_, 5000);
  Ask("4999", 1);
  EXPECT_EQ(ranked_, 5000);
}

TEST(SearchKeyTest, TellsApartWhatIsAnotherSearch) {
  Request request;
  request.query = "volcan 6e";
  request.filters = {{"level", {"6e", "5e"}}, {"kind", {"video"}}};
  request.facets = {{"level", 10, ""}};
  const std::string key = SearchKey({}, request);

  Request same = request;
  same.query = " volcan  6e";
  same.filters = {{"kind", {"video"}}, {"level", {"5e", "6e"}}};
  same.page_size = 50;
  same.snippet_chars = 77;
  EXPECT_EQ(SearchKey({}, same), key);

  std::set<std::string> keys = {key};
  const auto expect_new = [&](auto change, const Visibility& visibility = {}) {
    Request other = request;
    change(other);
    EXPECT_TRUE(keys.insert(SearchKey(visibility, other)).second);
  };
  expect_new([](Request& r) { r.query = "Volcan 6e"; });
  expect_new([](Request& r) { r.any_word = true; });
  expect_new([](Request& r) { r.sort = Sort::kTitle; });
  expect_new([](Request& r) { r.language = base::Language::kEnglish; });
  expect_new([](Request& r) { r.filters[0].values = {"6e"}; });
  expect_new([](Request& r) { r.filters[0].exclude = true; });
  expect_new([](Request& r) { r.filters.pop_back(); });
  expect_new([](Request& r) { r.facets[0].limit = 11; });
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
