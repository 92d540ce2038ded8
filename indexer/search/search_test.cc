#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "indexer/search/search_testing.h"
#include "storage/base/error.h"

namespace preau::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(IndexTest, AnswersFromWhatWasApplied) {
  v1::Resource volcano = Titled("a", "Les volcans d'Auvergne");
  volcano.mutable_notice()->add_description()->set_value(
      "Une vidéo sur la lave des volcans.");
  volcano.mutable_notice()->add_level()->set_id("6e");
  Apply({Put(volcano), Put(Titled("b", "La mer"))});
  Request request;
  request.query = "volcan";
  request.facets = {{"level", 10, ""}};
  const Response response = Search(request);
  ASSERT_THAT(Uids(response), ElementsAre("a"));
  EXPECT_EQ(response.total, 1u);
  EXPECT_EQ(response.sequence, 1u);
  EXPECT_FALSE(response.next.has_value());
  EXPECT_EQ(response.hits[0].title.spans.size(), 1u);
  EXPECT_EQ(response.hits[0].snippet.spans.size(), 1u);
  ASSERT_EQ(response.facets.size(), 1u);
  for (const FacetValue& value : response.facets[0].values) {
    EXPECT_EQ(value.count, 1u);
    EXPECT_NE(value.label, "");
  }
}

TEST_F(IndexTest, ALevelIsFoundByWhatIsAboveIt) {
  v1::Resource volcano = Titled("a", "Les volcans");
  volcano.mutable_notice()->add_level()->set_id("6e");
  v1::Resource cycle = Titled("b", "Volcan : un dossier");
  cycle.mutable_notice()->add_level()->set_id("cycle-3");
  Apply({Put(volcano), Put(cycle), Put(Titled("c", "Un volcan"))});
  Request request;
  request.query = "volcan cycle 3";
  EXPECT_THAT(Uids(Search(request)), ElementsAre("b", "a"));
  request.query = "volcan collège";
  EXPECT_THAT(Uids(Search(request)), ElementsAre("a"));
  request.query = "volcan 6ème";
  EXPECT_THAT(Uids(Search(request)), ElementsAre("a"));
}

TEST_F(IndexTest, EverythingIsThereAfterReopening) {
  Apply({Put(Titled("a", "Volcan")), Put(Titled("b", "Mer"))});
  Apply({{"b", std::nullopt}});
  Open();
  EXPECT_EQ(index_->sequence(), 2u);
  EXPECT_EQ(index_->documents(), 1u);
  Request request;
  EXPECT_THAT(Uids(Search(request)), ElementsAre("a"));
  ASSERT_TRUE(index_->Reset().ok());
  EXPECT_EQ(index_->sequence(), 0u);
  EXPECT_THAT(Uids(Search(request)), IsEmpty());
}

TEST_F(IndexTest, AFailedResetIsMadeUpFor) {
  Apply({Put(Titled("a", "Volcan"))});
  const std::string away = path_ + "_away";
  std::filesystem::rename(path_, away);
  std::ofstream(path_) << "no folder";
  EXPECT_FALSE(index_->Reset().ok());
  EXPECT_FALSE(index_->Apply({Put(Titled("b", "Mer"))}, 2).ok());
  EXPECT_EQ(index_->sequence(), 1u);

  std::filesystem::remove(path_);
  std::filesystem::rename(away, path_);
  const absl::Status begins = index_->Apply({Put(Titled("b", "Mer"))}, 2);
  EXPECT_TRUE(absl::IsAborted(begins)) << begins;
  EXPECT_EQ(index_->sequence(), 0u);
  Apply({Put(Titled("b", "Mer"))});
  EXPECT_THAT(Uids(Search(Request())), ElementsAre("b"));
}

TEST_F(IndexTest, SortsByTitleAndDate) {
  const std::pair<const char*, const char*> documents[] = {
      {"École", "2015"},
      {"abeille", "2015-06-01"},
      {"Zèbre", ""},
      {"ecluse", "1999"}};
  std::vector<hot::Change> changes;
  for (const auto& [title, date] : documents) {
    v1::Resource resource = Titled(title, title);
    resource.mutable_notice()->mutable_date_published()->set_value(date);
    changes.push_back(Put(resource));
  }
  Apply(changes);
  Request request;
  request.sort = Sort::kTitle;
  EXPECT_THAT(Uids(Search(request)),
              ElementsAre("abeille", "ecluse", "École", "Zèbre"));
  request.sort = Sort::kNewest;
  EXPECT_THAT(Uids(Search(request)),
              ElementsAre("abeille", "École", "ecluse", "Zèbre"));
  request.sort = Sort::kOldest;
  EXPECT_THAT(Uids(Search(request)),
              ElementsAre("ecluse", "École", "abeille", "Zèbre"));
}

TEST_F(IndexTest, SortsBySizeAndPages) {
  std::vector<hot::Change> changes;
  for (const auto& [uid, size] :
       std::vector<std::pair<const char*, int64_t>>{{"large", 5000000000},
                                                    {"small", 300},
                                                    {"unknown", 0},
                                                    {"middle", 70000},
                                                    {"other", 300}}) {
    v1::Resource resource = Titled(uid, "Fichier");
    resource.mutable_notice()->set_size_bytes(size);
    changes.push_back(Put(resource));
  }
  Apply(changes);
  const auto pages = [&](Sort sort) {
    Request request;
    request.query = "fichier";
    request.sort = sort;
    request.page_size = 1;
    std::vector<std::string> uids;
    while (true) {
      const Response response = Search(request);
      for (const std::string& uid : Uids(response)) uids.push_back(uid);
      if (!response.next.has_value()) return uids;
      request.cursor = response.next;
    }
  };
  EXPECT_THAT(pages(Sort::kSmallest),
              ElementsAre("other", "small", "middle", "large", "unknown"));
  EXPECT_THAT(pages(Sort::kLargest),
              ElementsAre("large", "middle", "other", "small", "unknown"));
}

TEST_F(IndexTest, AFacetCanBeSearched) {
  std::vector<hot::Change> changes;
  for (const char* provider : {"Musée Szabó", "Canopé", "Lumni"}) {
    v1::Resource resource = Titled(provider, "Plan");
    resource.mutable_notice()->set_provider(provider);
    changes.push_back(Put(resource));
  }
  Apply(changes);
  Request request;
  request.facets = {{"provider", 2, "szab"}, {"provider", 2, ""}};
  const Response response = Search(request);
  ASSERT_EQ(response.facets[0].values.size(), 1u);
  EXPECT_EQ(response.facets[0].values[0].id, "Musée Szabó");
  EXPECT_EQ(response.facets[1].values.size(), 2u);
  EXPECT_EQ(response.facets[1].value_count, 3u);

  request.facets = {{"provider", 2, "", 2}};
  const Facet rest = Search(request).facets[0];
  ASSERT_EQ(rest.values.size(), 1u);
  EXPECT_EQ(rest.value_count, 3u);
  for (const FacetValue& shown : response.facets[1].values) {
    EXPECT_NE(shown.id, rest.values[0].id);
  }
  request.facets = {{"provider", 2, "", 3}};
  EXPECT_TRUE(Search(request).facets[0].values.empty());
}

// What a plain reading of the request gives, document by document.
struct Model {
  std::string uid;
  std::set<std::string> words;
  std::string level;
  std::string date;
};

TEST_F(IndexTest, AgreesWithAPlainReadingOnRandomDocuments) {
  std::mt19937 random(20261125);
  const std::vector<std::string> words = {"volcan", "lave", "feu", "mer"};
  const std::vector<std::string> levels = {"6e", "5e", "cp"};
  std::map<std::string, Model> models;
  for (int round = 0; round < 6; ++round) {
    std::vector<hot::Change> changes;
    for (int i = 0; i < 60; ++i) {
      const std::string uid = absl::StrCat("u", random() % 200);
      if (random() % 5 == 0) {
        changes.push_back({uid, std::nullopt});
        models.erase(uid);
        continue;
      }
      Model model{
          uid, {}, levels[random() % 3], absl::StrCat(2000 + random() % 20)};
      v1::Resource resource = Titled(uid, absl::StrCat("Notice ", uid));
      for (const std::string& word : words) {
        if (random() % 2 == 0) continue;
        model.words.insert(word);
        resource.mutable_notice()->add_keyword()->set_value(word);
      }
      resource.mutable_notice()->add_level()->set_id(model.level);
      resource.mutable_notice()->mutable_date_published()->set_value(
          model.date);
      changes.push_back(Put(resource));
      models[uid] = model;
    }
    Apply(changes);
    for (int query = 0; query < 40; ++query) {
      const std::string& first = words[random() % 4];
      const std::string& second = words[random() % 4];
      const bool exclude = random() % 3 == 0;
      Request request;
      request.query = absl::StrCat(first, exclude ? " -" : " ", second);
      request.any_word = !exclude && random() % 2 == 0;
      request.sort = random() % 2 == 0 ? Sort::kRelevance : Sort::kNewest;
      request.page_size = 7;
      request.facets = {{"level", 50, ""}};
      const std::string level = levels[random() % 3];
      const bool filtered = random() % 2 == 0;
      if (filtered) request.filters = {{"level", {level}, false}};

      std::set<std::string> expected;
      std::map<std::string, uint64_t> counts;
      for (const auto& [uid, model] : models) {
        const bool has_first = model.words.count(first) > 0;
        const bool has_second = model.words.count(second) > 0;
        const bool found = exclude            ? has_first && !has_second
                           : request.any_word ? has_first || has_second
                                              : has_first && has_second;
        if (!found) continue;
        ++counts[model.level];
        if (!filtered || model.level == level) expected.insert(uid);
      }
      SCOPED_TRACE(absl::StrCat(request.query, " any=", request.any_word));
      std::set<std::string> seen;
      std::string last_date = "9999";
      Response response = Search(request);
      EXPECT_EQ(response.total, expected.size());
      for (const FacetValue& value : response.facets[0].values) {
        if (counts.count(value.id) > 0) {
          EXPECT_EQ(value.count, counts[value.id]) << value.id;
        }
      }
      while (true) {
        for (const Hit& hit : response.hits) {
          EXPECT_TRUE(seen.insert(hit.record->uid()).second);
          if (request.sort == Sort::kNewest) {
            EXPECT_LE(hit.record->date(), last_date);
            last_date = hit.record->date();
          }
        }
        if (!response.next.has_value()) break;
        request.cursor = response.next;
        response = Search(request);
      }
      EXPECT_EQ(seen, expected);
    }
  }
}

class PagingTest : public IndexTest {
 protected:
  void Fill(int count) {
    std::vector<hot::Change> changes;
    for (int i = 0; i < count; ++i) {
      changes.push_back(Put(Titled(absl::StrCat("u", i), "Volcan")));
    }
    Apply(changes);
  }

  Request request_ = [] {
    Request request;
    request.query = "volcan";
    request.page_size = 100;
    return request;
  }();
};

TEST_F(PagingTest, PagesNeitherRepeatNorSkipWhileTheIndexChanges) {
  Fill(1000);
  std::vector<std::string> seen;
  for (int page = 0;; ++page) {
    const Response response = Search(request_);
    EXPECT_FALSE(response.index_changed);
    EXPECT_EQ(response.total, 1000u);
    for (const std::string& uid : Uids(response)) seen.push_back(uid);
    if (!response.next.has_value()) break;
    request_.cursor = response.next;
    Apply({{absl::StrCat("u", page), std::nullopt},
           Put(Titled(absl::StrCat("u", 999 - page), "Glacier")),
           Put(Titled(absl::StrCat("new", page), "Volcan volcan"))});
    clock_.Advance(5000000);
  }
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(seen.size(), 1000u);
  EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
}

TEST_F(PagingTest, AfterAMinutePagingGoesOnAndSaysSo) {
  Fill(300);
  Response response = Search(request_);
  std::vector<std::string> seen = Uids(response);
  Apply({Put(Titled("new", "Volcan"))});
  clock_.Advance(61000000);
  while (response.next.has_value()) {
    request_.cursor = response.next;
    response = Search(request_);
    for (const std::string& uid : Uids(response)) seen.push_back(uid);
    EXPECT_TRUE(response.index_changed);
    clock_.Advance(61000000);
    if (response.next.has_value()) response.next->generation = 0;
  }
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
  EXPECT_GE(seen.size(), 300u);
}

TEST_F(PagingTest, AnUnchangedIndexSaysNothing) {
  Fill(300);
  Response response = Search(request_);
  clock_.Advance(61000000);
  request_.cursor = response.next;
  EXPECT_FALSE(Search(request_).index_changed);
}

TEST_F(PagingTest, GoesBeyondTheFirstList) {
  Fill(4500);
  std::set<std::string> seen;
  Response response = Search(request_);
  while (true) {
    for (const std::string& uid : Uids(response)) {
      EXPECT_TRUE(seen.insert(uid).second) << uid;
    }
    if (!response.next.has_value()) break;
    request_.cursor = response.next;
    response = Search(request_);
  }
  EXPECT_EQ(seen.size(), 4500u);
}

TEST_F(PagingTest, IsBounded) {
  Fill(3);
  request_.cursor = Cursor{0, kMaxDepth, 0, "", ""};
  EXPECT_EQ(base::GetErrorDetail(index_->Search({}, request_).status())->reason,
            "PAGE_TOO_DEEP");
}

TEST_F(PagingTest, SearchesGoOnWhileTheIndexChanges) {
  Fill(500);
  std::atomic<bool> done = false;
  std::vector<std::thread> searchers;
  for (int i = 0; i < 3; ++i) {
    searchers.emplace_back([&] {
      while (!done) {
        const auto response = index_->Search({}, request_);
        ASSERT_TRUE(response.ok()) << response.status();
        EXPECT_GE(response->total, 400u);
      }
    });
  }
  for (int round = 0; round < 60; ++round) {
    std::vector<hot::Change> changes;
    for (int i = 0; i < 50; ++i) {
      changes.push_back(Put(Titled(absl::StrCat("u", (round * 50 + i) % 500),
                                   absl::StrCat("Volcan ", round))));
    }
    Apply(changes);
  }
  done = true;
  for (std::thread& searcher : searchers) searcher.join();
}

TEST_F(IndexTest, EnforcedFiltersHideEverythingElse) {
  v1::Resource video = Titled("a", "Volcan");
  video.mutable_notice()->add_kind()->set_id("video");
  Apply({Put(video), Put(Titled("b", "Volcan"))});
  Request request;
  request.query = "volcan";
  const auto response = index_->Search({{{"kind", {"video"}, false}}}, request);
  ASSERT_TRUE(response.ok());
  EXPECT_EQ(response->total, 1u);
}

}  // namespace
}  // namespace preau::search
