#include "indexer/hot/works.h"

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "indexer/hot/search.h"
#include "indexer/hot/store.h"
#include "indexer/query/query.h"
#include "storage/base/random.h"

namespace preau::hot {
namespace {

using columns::Filter;

const std::vector<std::string> kWords = {"volcan", "lave", "mer", "lac"};
const std::vector<std::string> kLevels = {"6e", "5e", "cm2", "cp"};

// Documents, some of which are copies of others' works, in several segments.
// What is found of works is held against what is found of documents.
class WorksTest : public testing::Test {
 protected:
  WorksTest() {
    Store::Options options;
    options.folder = folder_;
    // Long: tests flush when they want to.
    options.flush_micros = int64_t{3600} * 1000000;
    auto store = Store::Open(options, &dictionary_);
    EXPECT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
  }
  ~WorksTest() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  size_t Random(size_t below) { return random_() % below; }
  const std::string& OneOf(const std::vector<std::string>& texts) {
    return texts[Random(texts.size())];
  }

  Change Put(const std::string& uid, const std::string& work) {
    v1::Resource resource;
    resource.set_uid(uid);
    resource.set_work_uid(work);
    std::string title;
    for (size_t i = 0; i <= Random(4); ++i) title += OneOf(kWords) + " ";
    resource.mutable_notice()->add_title()->set_value(title);
    for (size_t i = 0; i < Random(3); ++i) {
      resource.mutable_notice()->add_level()->set_id(OneOf(kLevels));
    }
    resource.mutable_notice()->set_provider(OneOf({"Canopé", "Musée"}));
    work_of_[uid] = work;
    return {uid, document::MakeDocument(resource)};
  }
  void Apply(const std::vector<Change>& changes) {
    const absl::Status status =
        store_->Apply(changes, store_->snapshot()->sequence() + 1);
    ASSERT_TRUE(status.ok()) << status;
  }

  Ask Asked(const std::string& query, const std::vector<Filter>& chosen) {
    Ask ask;
    ask.plan = MakePlan(*query::ParseQuery(query), true, *store_->snapshot());
    ask.chosen = chosen;
    ask.limit = 1000;
    return ask;
  }
  std::string UidOf(const Hit& hit) {
    return std::string(
        store_->snapshot()->segments()[hit.segment].segment->uid(hit.doc));
  }

  // The best copies of works, each with its score.
  std::vector<std::pair<std::string, double>> BestCopies(
      const std::string& query, const std::vector<Filter>& chosen) {
    Ask ask = Asked(query, chosen);
    ask.distinct_works = false;
    std::vector<std::pair<std::string, double>> best;
    std::set<std::string> seen;
    for (const Hit& hit : Search(*store_->snapshot(), ask).hits) {
      if (seen.insert(work_of_[UidOf(hit)]).second) {
        best.emplace_back(UidOf(hit), hit.score);
      }
    }
    return best;
  }

  // Pages of a few hits, as long as there are more.
  std::vector<std::pair<std::string, double>> Paged(
      const std::string& query, const std::vector<Filter>& chosen, bool count) {
    Ask ask = Asked(query, chosen);
    ask.limit = 3;
    ask.count = count;
    std::vector<std::pair<std::string, double>> all;
    while (true) {
      const Found found = Search(*store_->snapshot(), ask);
      for (const Hit& hit : found.hits) {
        all.emplace_back(UidOf(hit), hit.score);
      }
      if (found.hits.size() < ask.limit) return all;
      ask.after = Mark{all.back().second, "", all.back().first};
    }
  }

  void Check(const std::string& query, const std::vector<Filter>& chosen) {
    const auto expected = BestCopies(query, chosen);
    EXPECT_EQ(Paged(query, chosen, true), expected) << query;
    if (!query.empty()) {
      EXPECT_EQ(Paged(query, chosen, false), expected) << query;
    }
    Ask ask = Asked(query, chosen);
    for (const char* field : {"level", "provider"}) {
      ask.facets.push_back(*document::FieldIndex(field));
    }
    const Found found = Search(*store_->snapshot(), ask);
    EXPECT_EQ(found.total, expected.size()) << query;
    ask.order.by = SortField::kTitle;
    const Found sorted = Search(*store_->snapshot(), ask);
    EXPECT_EQ(sorted.hits.size(), expected.size());
    for (size_t i = 0; i < ask.facets.size(); ++i) {
      CheckFacet(query, chosen, found.facets[i]);
    }
  }

  // A value's count is that of the works found by choosing it.
  void CheckFacet(const std::string& query, const std::vector<Filter>& chosen,
                  const FacetCounts& counted) {
    const std::string field(document::Fields()[counted.field].name);
    for (columns::ValueId value = 0; value < counted.counts.size(); ++value) {
      std::vector<Filter> filters = {
          {field, {dictionary_.Get(counted.field, value).id}, false}};
      for (const Filter& filter : chosen) {
        if (filter.field != field) filters.push_back(filter);
      }
      EXPECT_EQ(counted.counts[value], BestCopies(query, filters).size())
          << query << " " << field << " " << filters[0].values[0];
    }
  }

  void CheckAll() {
    for (const std::string query : {"", "volcan", "volcan lave", "mer -lac"}) {
      Check(query, {});
      Check(query, {{"level", {"cycle-3"}, false}});
      Check(query, {{"provider", {"Musée"}, false}});
    }
  }

  const std::string folder_ = std::filesystem::temp_directory_path() /
                              ("works_" + base::NewUid(base::SystemRandom()));
  std::mt19937 random_{11};
  columns::Dictionary dictionary_;
  std::unique_ptr<Store> store_;
  std::map<std::string, std::string> work_of_;
};

TEST_F(WorksTest, AWorkIsOneHitWhereverItsCopiesAre) {
  for (int round = 0; round < 30; ++round) {
    std::vector<Change> changes;
    for (int i = 0; i < 12; ++i) {
      const std::string uid = absl::StrCat("u", Random(300));
      if (Random(8) == 0) {
        changes.push_back({uid, std::nullopt});
        continue;
      }
      // Some works are called like no document.
      changes.push_back(
          Put(uid, Random(3) == 0 ? absl::StrCat("u", Random(400)) : uid));
    }
    Apply(changes);
    if (round % 10 == 7) {
      ASSERT_TRUE(store_->Flush().ok());
    }
    if (round % 5 == 4) CheckAll();
  }
  ASSERT_GT(store_->snapshot()->segments().size(), 1u);
  ASSERT_TRUE(store_->Compact().ok());
  CheckAll();
}

TEST_F(WorksTest, CopiesAreFoundFromAnyOfThem) {
  Apply({Put("a", "a"), Put("b", "a"), Put("x", "x")});
  Apply({Put("c", "a")});
  const std::shared_ptr<const Snapshot> snapshot = store_->snapshot();
  for (const char* uid : {"a", "b", "c"}) {
    std::set<std::string> uids;
    for (const Snapshot::Place& place :
         snapshot->CopiesOf(*snapshot->Find(uid))) {
      uids.emplace(snapshot->segments()[place.segment].segment->uid(place.doc));
    }
    EXPECT_EQ(uids, (std::set<std::string>{"a", "b", "c"})) << uid;
  }
  EXPECT_EQ(snapshot->CopiesOf(*snapshot->Find("x")).size(), 1u);
}

}  // namespace
}  // namespace preau::hot
