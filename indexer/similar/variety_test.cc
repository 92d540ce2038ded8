#include "indexer/similar/variety.h"

#include "gtest/gtest.h"
#include "indexer/search/search_testing.h"

namespace preau::similar {
namespace {

class VarietyTest : public search::IndexTest {
 protected:
  // A hit of each document, in the order of their uids.
  std::vector<hot::Hit> Hits(const std::vector<std::string>& providers) {
    std::vector<hot::Change> changes;
    for (size_t i = 0; i < providers.size(); ++i) {
      v1::Resource resource =
          Titled(std::string(1, static_cast<char>('a' + i)), "x");
      resource.mutable_notice()->set_provider(providers[i]);
      changes.push_back(Put(resource));
    }
    Apply(changes);
    snapshot_ = index_->snapshot();
    std::vector<hot::Hit> hits;
    for (const hot::Change& change : changes) {
      const auto place = snapshot_->Find(change.uid);
      hits.push_back({place->segment, place->doc, 1, 0});
    }
    return hits;
  }
  std::string Spread(std::vector<hot::Hit> hits) {
    SpreadProviders(*snapshot_, hits);
    std::string uids;
    for (const hot::Hit& hit : hits) {
      uids += snapshot_->segments()[hit.segment].segment->uid(hit.doc)[0];
    }
    return uids;
  }

  std::shared_ptr<const hot::Snapshot> snapshot_;
};

TEST_F(VarietyTest, AnotherProviderComesAfterTwoOfOne) {
  const auto hits = Hits({"A", "A", "A", "A", "B", "B", "A"});
  EXPECT_EQ(Spread(hits), "abecdfg");
}

TEST_F(VarietyTest, NothingMovesWithoutProvidersOrOthers) {
  EXPECT_EQ(Spread(Hits({"", "", "", "", "B"})), "abcde");
}

TEST_F(VarietyTest, OneProviderAloneStaysInOrder) {
  EXPECT_EQ(Spread(Hits({"A", "A", "A", "A"})), "abcd");
}

TEST(SeenTitlesTest, TitlesThatDifferInNumbersAreTheSame) {
  SeenTitles titles;
  const auto add = [&](const char* title) {
    storage::v1::IndexedDocument record;
    if (*title != '\0') record.add_title()->set_value(title);
    return titles.Add(record);
  };
  EXPECT_TRUE(add("Dictée n° 3"));
  EXPECT_FALSE(add("DICTEE, n°4"));
  EXPECT_TRUE(add("Dictée du jour"));
  EXPECT_TRUE(add(""));
  EXPECT_TRUE(add(""));
}

}  // namespace
}  // namespace preau::similar
