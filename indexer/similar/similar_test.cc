#include "indexer/similar/similar.h"

#include <algorithm>
#include <random>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/search/search_testing.h"
#include "indexer/similar/term_vector.h"
#include "storage/base/error.h"

namespace preau::similar {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class SimilarTest : public search::IndexTest {
 protected:
  static v1::Resource Make(const std::string& uid, const std::string& title,
                           const std::string& level = "",
                           const std::string& discipline = "") {
    v1::Resource resource = Titled(uid, title);
    if (!level.empty()) resource.mutable_notice()->add_level()->set_id(level);
    if (!discipline.empty()) {
      resource.mutable_notice()->add_discipline()->set_id(discipline);
    }
    return resource;
  }
  // As many as it takes for a word of some documents to be a rare one.
  std::vector<hot::Change> Others() {
    std::vector<hot::Change> changes;
    for (int i = 0; i < 60; ++i) {
      changes.push_back(
          Put(Titled("z" + std::to_string(i), "Autre" + std::to_string(i))));
    }
    return changes;
  }
  void Fill(const std::vector<v1::Resource>& resources) {
    std::vector<hot::Change> changes = Others();
    for (const v1::Resource& each : resources) changes.push_back(Put(each));
    Apply(changes);
  }
  Response Find(Request request, const search::Visibility& visibility = {}) {
    // Under a sanitizer all takes many times as long.
    request.budget_micros = 0;
    auto response = FindSimilar(*index_->snapshot(), visibility, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *std::move(response) : Response();
  }
  std::vector<std::string> UidsOf(const Response& response) {
    std::vector<std::string> uids;
    for (const SimilarResource& each : response.resources) {
      uids.push_back(each.hit.record->uid());
    }
    return uids;
  }
};

TEST_F(SimilarTest, FindsWhatSharesWordsAndSaysWhich) {
  v1::Resource asked = Make("a", "Les volcans d'Auvergne", "4e", "svt");
  asked.mutable_notice()->add_keyword()->set_value("Lave");
  v1::Resource near = Make("b", "Un volcan et sa lave", "4e", "svt");
  asked.mutable_notice()->add_kind()->set_id("video");
  near.mutable_notice()->add_kind()->set_id("video");
  Fill({asked, near, Make("c", "Les fractions", "4e", "mathematiques")});
  const Response response = Find({"a"});
  ASSERT_THAT(UidsOf(response), ElementsAre("b"));
  const Reason& reason = response.resources[0].reason;
  EXPECT_THAT(reason.words, testing::UnorderedElementsAre("volcans", "Lave"));
  EXPECT_THAT(reason.levels, ElementsAre("4e"));
  EXPECT_THAT(reason.disciplines, ElementsAre("svt"));
  EXPECT_THAT(reason.kinds, ElementsAre("video"));
  EXPECT_THAT(reason.near_levels, IsEmpty());
}

TEST_F(SimilarTest, TheSameLevelComesBeforeANearOneAndThatBeforeOthers) {
  Fill({Make("a", "Volcan un", "6e"), Make("b", "Volcan deux", "terminale"),
        Make("c", "Volcan trois", "5e"), Make("d", "Volcan quatre", "6e")});
  const Response response = Find({"a"});
  ASSERT_THAT(UidsOf(response), ElementsAre("d", "c", "b"));
  EXPECT_THAT(response.resources[1].reason.near_levels, ElementsAre("5e"));
  EXPECT_THAT(response.resources[2].reason.near_levels, IsEmpty());
}

TEST_F(SimilarTest, TheSameDisciplineComesFirst) {
  Fill({Make("a", "Volcan un", "", "svt"), Make("b", "Volcan deux", "", "emc"),
        Make("c", "Volcan trois", "", "svt")});
  EXPECT_THAT(UidsOf(Find({"a"})), ElementsAre("c", "b"));
}

TEST_F(SimilarTest, WordsOfTheTitleWeighMoreThanOfTheDescription) {
  v1::Resource asked = Make("a", "Volcan", "", "svt");
  asked.mutable_notice()->add_description()->set_value("Un glacier");
  Fill({asked, Make("b", "Glacier bleu", "", "svt"),
        Make("c", "Volcan bleu", "", "svt")});
  EXPECT_THAT(UidsOf(Find({"a"})), ElementsAre("c", "b"));
}

TEST_F(SimilarTest, AFewWordsAreNotEnoughWithoutLevelOrDiscipline) {
  v1::Resource asked = Make("a", "Volcan de la chaîne", "6e", "svt");
  asked.mutable_notice()->add_description()->set_value("Un glacier");
  Fill({asked, Make("b", "Glacier", "terminale", "anglais"),
        Make("c", "Glacier bleu", "6e", "svt"),
        Make("d", "Chaîne de volcans", "terminale", "anglais")});
  EXPECT_THAT(UidsOf(Find({"a"})), testing::UnorderedElementsAre("c", "d"));
}

TEST_F(SimilarTest, WhoMadeItIsNoLikeness) {
  v1::Resource one = Titled("a", "Volcan");
  v1::Resource other = Titled("b", "Fraction");
  for (v1::Resource* each : {&one, &other}) {
    each->mutable_notice()->set_provider("Zanzibar");
    each->mutable_notice()->add_contribution()->mutable_agent()->set_name(
        "Zoé Zanzibar");
  }
  Fill({one, other});
  EXPECT_THAT(UidsOf(Find({"a"})), IsEmpty());
}

TEST_F(SimilarTest, NeitherItselfNorACopyOfItsWork) {
  v1::Resource copy = Titled("b", "Volcan un, copie");
  copy.set_work_uid("a");
  v1::Resource other_copy = Titled("c", "Volcan un encore");
  other_copy.set_work_uid("a");
  v1::Resource others_copy = Titled("e", "Volcan deux, copie");
  others_copy.set_work_uid("d");
  Fill({Titled("a", "Volcan un"), copy, other_copy, Titled("d", "Volcan deux"),
        others_copy});
  for (const char* uid : {"a", "b", "c"}) {
    const std::vector<std::string> found = UidsOf(Find({uid}));
    ASSERT_EQ(found.size(), 1u) << uid;
    EXPECT_TRUE(found[0] == "d" || found[0] == "e") << found[0];
  }
}

TEST_F(SimilarTest, NearlyTheSameTitleComesOnce) {
  Fill({Titled("a", "Volcan"), Titled("b", "Volcan, épisode 1"),
        Titled("c", "Volcan, épisode 2"), Titled("d", "Le volcan éteint")});
  const std::vector<std::string> found = UidsOf(Find({"a"}));
  EXPECT_EQ(found.size(), 2u);
  EXPECT_THAT(found, Contains("d"));
}

TEST_F(SimilarTest, FiltersAndWhatTheViewerMaySeeHold) {
  Fill({Make("a", "Volcan un", "6e"), Make("b", "Volcan deux", "6e"),
        Make("c", "Volcan trois", "4e")});
  Request request{"a"};
  request.filters = {{"level", {"6e"}, false}};
  EXPECT_THAT(UidsOf(Find(request)), ElementsAre("b"));
  const search::Visibility visibility{{{"level", {"6e"}, false}}};
  EXPECT_THAT(UidsOf(Find({"a"}, visibility)), ElementsAre("b"));
  EXPECT_TRUE(absl::IsNotFound(
      FindSimilar(*index_->snapshot(), visibility, {"c"}).status()));
}

TEST_F(SimilarTest, RefusesWhatIsNotThere) {
  Fill({Titled("a", "Volcan")});
  const auto unknown = FindSimilar(*index_->snapshot(), {}, {"nobody"});
  EXPECT_TRUE(absl::IsNotFound(unknown.status()));
  Request request{"a"};
  request.filters = {{"colour", {"red"}, false}};
  const auto refused = FindSimilar(*index_->snapshot(), {}, request);
  ASSERT_TRUE(base::GetErrorDetail(refused.status()).has_value());
  EXPECT_EQ(base::GetErrorDetail(refused.status())->reason, "FIELD_UNKNOWN");
}

TEST_F(SimilarTest, NothingForADocumentWithoutWords) {
  v1::Resource empty;
  empty.set_uid("a");
  Fill({empty, Titled("b", "Volcan")});
  EXPECT_THAT(UidsOf(Find({"a"})), IsEmpty());
}

TEST_F(SimilarTest, AFewWordsOfALongTextAreEnough) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "mot" + std::to_string(i) + "x ";
  v1::Resource one = Titled("a", "Volcan");
  one.mutable_notice()->add_description()->set_value(text);
  v1::Resource other = Titled("b", "Volcan bleu");
  other.mutable_notice()->add_description()->set_value(text);
  Fill({one, other});
  const auto snapshot = index_->snapshot();
  const TermVector vector = MakeTermVector(*snapshot, *snapshot->Find("a"),
                                           *Search({}).hits[0].record);
  EXPECT_EQ(vector.words.size(), kMaxVectorWords);
  EXPECT_THAT(UidsOf(Find({"a"})), ElementsAre("b"));
}

// Of catalogues made by chance, whatever is asked for: never itself, never a
// copy, never a work twice, and what is limited is.
TEST_F(SimilarTest, HoldsForAnyCatalogue) {
  const std::vector<std::string> words = {"volcan",   "lave",  "fraction",
                                          "atome",    "roman", "fleuve",
                                          "empereur", "vers",  "cellule"};
  const std::vector<std::string> levels = {"6e", "5e", "cycle-3", "terminale"};
  std::mt19937 random(20270322);
  const auto below = [&](size_t n) { return random() % n; };
  for (int round = 0; round < 20; ++round) {
    Open();
    std::vector<std::string> work_of(40);
    std::vector<hot::Change> changes = Others();
    const auto uid_of = [&](size_t i) {
      return "r" + std::to_string(round) + "-" + std::to_string(i);
    };
    for (size_t i = 0; i < work_of.size(); ++i) {
      v1::Resource resource =
          Make(uid_of(i),
               words[below(words.size())] + " " + words[below(words.size())] +
                   " " + std::string(1, static_cast<char>('a' + i % 26)) + "bc",
               levels[below(levels.size())]);
      work_of[i] = i > 0 && below(3) == 0 ? work_of[below(i)] : uid_of(i);
      if (work_of[i].empty()) work_of[i] = uid_of(i);
      resource.set_work_uid(work_of[i]);
      changes.push_back(Put(resource));
      // In several segments.
      if (below(10) == 0) Apply(std::exchange(changes, {}));
    }
    Apply(changes);
    for (size_t i = 0; i < work_of.size(); ++i) {
      Request request{uid_of(i)};
      request.limit = 1 + below(50);
      const Response response = Find(request);
      EXPECT_LE(response.resources.size(), request.limit);
      std::set<std::string> works = {work_of[i]};
      for (const SimilarResource& each : response.resources) {
        EXPECT_TRUE(works.insert(each.hit.record->work_uid()).second)
            << uid_of(i);
      }
      EXPECT_TRUE(std::is_sorted(
          response.resources.begin(), response.resources.end(),
          [](const SimilarResource& a, const SimilarResource& b) {
            return a.hit.score > b.hit.score;
          }));
    }
  }
}

}  // namespace
}  // namespace preau::similar
