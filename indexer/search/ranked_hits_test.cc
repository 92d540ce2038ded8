#include "indexer/search/ranked_hits.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/search/search_testing.h"

namespace preau::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(IndexTest, WhereFewHaveAllWordsThoseWithSomeFollow) {
  Apply({Put(Titled("a", "Volcan et lave")), Put(Titled("b", "Lave")),
         Put(Titled("c", "Un volcan")), Put(Titled("d", "La mer"))});
  Request request;
  request.query = "volcan lave";
  Response response = Search(request);
  EXPECT_THAT(Uids(response), ElementsAre("a"));
  EXPECT_FALSE(response.all_words_total.has_value());
  request.may_relax = true;
  response = Search(request);
  ASSERT_EQ(response.hits.size(), 3u);
  EXPECT_EQ(response.hits[0].record->uid(), "a");
  EXPECT_EQ(response.total, 3u);
  EXPECT_EQ(response.all_words_total, 1u);
  // No word has more than it has.
  request.query = "volcan";
  response = Search(request);
  EXPECT_EQ(response.total, 2u);
  EXPECT_FALSE(response.all_words_total.has_value());
}

TEST_F(IndexTest, ALevelAloneIsNotSomeOfTheWords) {
  v1::Resource lesson = Titled("a", "Les fractions");
  lesson.mutable_notice()->add_level()->set_id("3e");
  v1::Resource other = Titled("b", "La poésie");
  other.mutable_notice()->add_level()->set_id("6e");
  Apply({Put(lesson), Put(other)});
  Request request;
  request.query = "fractions 6e";
  request.may_relax = true;
  EXPECT_THAT(Uids(Search(request)), ElementsAre("a"));
  request.any_word = true;
  EXPECT_EQ(Search(request).total, 2u);
  // Unless there is nothing else.
  request.any_word = false;
  request.query = "vidéo 6e";
  EXPECT_THAT(Uids(Search(request)), ElementsAre("b"));
}

TEST_F(IndexTest, WhereManyHaveAllWordsOthersDont) {
  std::vector<hot::Change> changes;
  for (uint64_t i = 0; i < kFewHits; ++i) {
    changes.push_back(Put(Titled(absl::StrCat("u", i), "Volcan et lave")));
  }
  changes.push_back(Put(Titled("other", "Volcan")));
  Apply(changes);
  Request request;
  request.query = "volcan lave";
  request.may_relax = true;
  const Response response = Search(request);
  EXPECT_EQ(response.total, kFewHits);
  EXPECT_FALSE(response.all_words_total.has_value());
}

TEST_F(IndexTest, AHitNamesTheOtherCopiesThatAreShown) {
  const auto copy = [](const std::string& uid, const std::string& provider) {
    v1::Resource resource =
        Titled(uid, uid == "a" ? "Volcan" : "Un volcan en éruption, la nuit");
    resource.set_work_uid("a");
    resource.mutable_notice()->set_provider(provider);
    return resource;
  };
  Apply({Put(copy("a", "Canopé")), Put(copy("b", "Musée")),
         Put(copy("c", "Lumni"))});
  Request request;
  request.query = "volcan";
  const auto copies_of = [](const Response& response) {
    std::set<std::string> uids;
    for (const auto& each : response.hits[0].copies) uids.insert(each->uid());
    return uids;
  };
  Response response = Search(request);
  EXPECT_THAT(Uids(response), ElementsAre("a"));
  EXPECT_EQ(response.total, 1u);
  EXPECT_THAT(copies_of(response), ElementsAre("b", "c"));
  // One that the viewer isn't shown isn't named either.
  const Visibility visibility{{{"provider", {"Lumni"}, true}}};
  auto seen = index_->Search(visibility, request);
  ASSERT_TRUE(seen.ok()) << seen.status();
  EXPECT_THAT(copies_of(*seen), ElementsAre("b"));
  Apply({Put(Titled("d", "Lave"))});
  request.query = "lave";
  EXPECT_THAT(Search(request).hits[0].copies, IsEmpty());
}

// Pages of all sizes: within the ranked hits, across their end and after it.
TEST_F(IndexTest, PagesOfRankedHitsNeitherRepeatNorSkip) {
  std::vector<hot::Change> changes;
  for (int i = 0; i < 250; ++i) {
    std::string title = "Volcan";
    for (int words = i % 7; words > 0; --words) title += " et la mer";
    if (i % 3 == 0) title += " lave";
    changes.push_back(Put(Titled(absl::StrCat("u", i), title)));
  }
  Apply(changes);
  for (const size_t page_size :
       {size_t{7}, size_t{30}, size_t{50}, kRankedHits}) {
    Request request;
    request.query = "volcan lave";
    request.any_word = true;
    request.page_size = page_size;
    std::set<std::string> seen;
    size_t hits = 0;
    do {
      const Response response = Search(request);
      for (const std::string& uid : Uids(response)) seen.insert(uid);
      hits += response.hits.size();
      request.cursor = response.next;
    } while (request.cursor.has_value());
    EXPECT_EQ(hits, 250u) << page_size;
    EXPECT_EQ(seen.size(), 250u) << page_size;
  }
}

}  // namespace
}  // namespace preau::search
