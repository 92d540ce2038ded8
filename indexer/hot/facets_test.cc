#include "indexer/hot/facets.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "indexer/hot/build.h"
#include "indexer/hot/search.h"

namespace preau::hot {
namespace {

using columns::Filter;

class FacetsTest : public testing::Test {
 protected:
  // Makes a segment of what was put since the last one.
  void Seal() {
    std::vector<const document::Document*> documents;
    for (const document::Document& each : put_) documents.push_back(&each);
    auto segment = Segment::Open(BuildSegment(documents).Finish());
    ASSERT_TRUE(segment.ok()) << segment.status();
    segments_.push_back(
        {*segment, std::make_shared<Deletions>(**segment),
         std::make_shared<ValueNumbers>(NumberValues(**segment, dictionary_)),
         SegmentWorks::Make(**segment, works_)});
    put_.clear();
  }

  void Put(const std::vector<std::pair<std::string, std::vector<std::string>>>&
               all) {
    document::Document& document = put_.emplace_back();
    document.record.set_uid("u" + std::to_string(uids_++));
    for (const auto& [field, ids] : all) {
      auto& values = *document.record.add_values();
      values.set_field(field);
      for (const std::string& id : ids) values.add_id(id);
    }
  }

  // Of a field's values under filters.
  std::map<std::string, uint64_t> Count(
      const std::string& field, const std::vector<Filter>& filters,
      uint64_t* hits = nullptr, const std::vector<Filter>& enforced = {}) {
    if (!put_.empty()) Seal();
    const size_t index = *document::FieldIndex(field);
    Ask ask;
    ask.enforced = enforced;
    ask.chosen = filters;
    ask.facets = {index};
    const Found found = Search(Snapshot(segments_, 1, 1), ask);
    if (hits != nullptr) *hits = found.total;
    std::map<std::string, uint64_t> counts;
    for (columns::ValueId value = 0; value < found.facets[0].counts.size();
         ++value) {
      const uint64_t count = found.facets[0].counts[value];
      if (count > 0) counts[dictionary_.Get(index, value).id] = count;
    }
    return counts;
  }

  columns::Dictionary dictionary_;
  WorkNumbers works_;
  std::vector<document::Document> put_;
  int uids_ = 0;
  std::vector<SegmentView> segments_;
};

TEST_F(FacetsTest, ALevelCountsOnceUnderEachAboveIt) {
  Put({{"level", {"6e"}}});
  Put({{"level", {"6e", "5e", "cm2"}}});
  const auto counts = Count("level", {});
  EXPECT_EQ(counts.at("6e"), 2u);
  EXPECT_EQ(counts.at("college"), 2u);
  EXPECT_EQ(counts.at("cycle-3"), 2u);
  EXPECT_EQ(counts.at("cm2"), 1u);
  uint64_t hits = 0;
  Count("level", {{"level", {"cycle-3"}, false}}, &hits);
  EXPECT_EQ(hits, 2u);
  Count("level", {{"level", {"cm2"}, true}}, &hits);
  EXPECT_EQ(hits, 1u);
}

TEST_F(FacetsTest, ChoosingAValueLeavesItsOwnFieldsCounts) {
  Put({{"kind", {"video"}}, {"language", {"fr"}}});
  Put({{"kind", {"game"}}, {"language", {"fr"}}});
  Put({{"kind", {"video"}}, {"language", {"en"}}});
  const Filter video{"kind", {"video"}, false};
  EXPECT_EQ(Count("kind", {video}), Count("kind", {}));
  EXPECT_EQ(Count("language", {video}).at("fr"), 1u);
  const Filter french{"language", {"fr"}, false};
  EXPECT_EQ(Count("kind", {video, french}).count("game"), 1u);
  EXPECT_EQ(Count("kind", {video, french}).at("video"), 1u);
}

TEST_F(FacetsTest, EnforcedFiltersHoldForCountsToo) {
  Put({{"kind", {"video"}}});
  Put({{"kind", {"game"}}});
  uint64_t hits = 0;
  const auto counts = Count("kind", {}, &hits, {{"kind", {"video"}, false}});
  EXPECT_EQ(hits, 1u);
  EXPECT_EQ(counts.count("game"), 0u);
}

// Segments of several sizes, some documents gone, more keywords than are
// counted by set.
TEST_F(FacetsTest, CountsAreThoseOfChoosingEachValue) {
  std::mt19937 random(7);
  const std::vector<std::string> levels = {"6e", "5e", "cm2", "cp",
                                           "terminale"};
  const std::vector<std::string> languages = {"fr", "en", "de"};
  for (const int size : {23000, 300, 5}) {
    for (int i = 0; i < size; ++i) {
      Put({{"level", {levels[random() % 5], levels[random() % 5]}},
           {"language", {languages[random() % 3]}},
           {"keyword",
            {"a" + std::to_string(random() % 7), "b" + std::to_string(i)}}});
    }
    Seal();
    std::vector<Doc> gone;
    for (Doc doc = 0; doc < segments_.back().segment->size(); ++doc) {
      if (random() % 4 == 0) gone.push_back(doc);
    }
    segments_.back().deletions =
        segments_.back().deletions->With(*segments_.back().segment, gone);
  }
  const std::vector<std::vector<Filter>> chosen = {
      {},
      {{"language", {"fr"}, false}},
      {{"language", {"fr", "de"}, false}, {"level", {"college"}, false}},
      {{"level", {"cp"}, true}, {"keyword", {"a3"}, false}}};
  for (const std::vector<Filter>& filters : chosen) {
    for (const std::string field : {"level", "language", "keyword"}) {
      int checked = 0;
      for (const auto& [id, count] : Count(field, filters)) {
        if (++checked > 40) break;
        std::vector<Filter> with;
        for (const Filter& filter : filters) {
          if (filter.field != field) with.push_back(filter);
        }
        with.push_back({field, {id}, false});
        uint64_t hits = 0;
        Count(field, with, &hits);
        EXPECT_EQ(hits, count) << field << " " << id;
      }
    }
  }
}

}  // namespace
}  // namespace preau::hot
