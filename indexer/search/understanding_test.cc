#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "indexer/document/fields.h"
#include "indexer/search/search_testing.h"

namespace preau::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using understanding::Effect;

class UnderstandingTest : public IndexTest {
 protected:
  void Add(const std::string& uid, const std::string& notice) {
    v1::Resource resource;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
        notice, resource.mutable_notice()));
    resource.set_uid(uid);
    Apply({Put(resource)});
  }

  Response Ask(const std::string& query) {
    Request request;
    request.query = query;
    return Search(request);
  }

  // Effect and values of what was understood.
  static std::vector<std::string> Meanings(const Response& response) {
    std::vector<std::string> meanings;
    for (const understanding::Interpretation& said : response.interpretations) {
      if (said.effect != Effect::kWords) meanings.push_back(said.values.at(0));
    }
    return meanings;
  }
};

TEST_F(UnderstandingTest, AValueOrItsWordsWillDo) {
  Add("film", R"pb(title { value: "Le volcan" }
                   kind { id: "film" }
                   level { id: "6e" })pb");
  Add("words", R"pb(title { value: "Vidéo d'un volcan, cycle 3" })pb");
  Add("text", R"pb(title { value: "Texte sur le volcan" }
                   kind { id: "texte" }
                   level { id: "6e" })pb");
  Add("lycee", R"pb(title { value: "Le volcan" }
                    kind { id: "video" }
                    level { id: "terminale" })pb");
  const Response found = Ask("vidéo volcan cycle 3");
  EXPECT_THAT(Uids(found), UnorderedElementsAre("film", "words"));
  EXPECT_THAT(Meanings(found), ElementsAre("video", "cycle-3"));

  Request words;
  words.query = "vidéo volcan cycle 3";
  words.words_only = true;
  const Response literal = Search(words);
  EXPECT_THAT(Uids(literal), ElementsAre("words"));
  EXPECT_THAT(literal.interpretations, IsEmpty());
}

TEST_F(UnderstandingTest, EachFieldWithTermsIsFoundByItsValues) {
  Add("all", R"pb(title { value: "Le volcan" }
                  kind { id: "podcast" }
                  document_type { id: "sound" }
                  audience { id: "primary-teacher" }
                  language { id: "en" }
                  licence { term { id: "cc-by" } }
                  duration_seconds: 300
                  accessibility {
                    feature { id: "captions" }
                    special_need { id: "dyslexia" }
                  })pb");
  Add("none", R"pb(title { value: "Le volcan" })pb");
  for (const char* query :
       {"volcan podcast", "volcan audio", "volcan pour les profs",
        "volcan en anglais", "volcan CC BY", "volcan libre de droits",
        "volcan 5 minutes", "volcan sous-titré", "volcan dys"}) {
    EXPECT_THAT(Uids(Ask(query)), ElementsAre("all")) << query;
  }
  EXPECT_THAT(Uids(Ask("volcan à imprimer")), IsEmpty());
}

TEST_F(UnderstandingTest, FiltersHoldUntilNothingWouldBeLeft) {
  Add("free", R"pb(title { value: "Le volcan" }
                   free_of_charge: true)pb");
  Add("paid", R"pb(title { value: "Un volcan gratuit ?" }
                   free_of_charge: false)pb");
  Add("sea", R"pb(title { value: "La mer, en accès gratuit" })pb");
  const Response filtered = Ask("volcan gratuit");
  EXPECT_THAT(Uids(filtered), ElementsAre("free"));
  ASSERT_THAT(filtered.interpretations, SizeIs(2));
  EXPECT_EQ(filtered.interpretations[1].effect, Effect::kFilter);
  EXPECT_FALSE(filtered.interpretations[1].dropped);

  const Response words = Ask("mer gratuite");
  EXPECT_THAT(Uids(words), ElementsAre("sea"));
  ASSERT_THAT(words.interpretations, SizeIs(2));
  EXPECT_EQ(words.interpretations[1].effect, Effect::kFilter);
  EXPECT_TRUE(words.interpretations[1].dropped);
  // By itself it is a filter of everything.
  EXPECT_THAT(Uids(Ask("gratuit")), ElementsAre("free"));
}

TEST_F(UnderstandingTest, AShortLimitCountsWhatItMeans) {
  Add("short", R"pb(title { value: "Le volcan" }
                    duration_seconds: 120)pb");
  Add("long", R"pb(title { value: "Le volcan" }
                   duration_seconds: 3000)pb");
  Request request;
  request.query = "volcan de moins de 10 minutes";
  request.facets = {{"duration", 10, ""}};
  const Response found = Search(request);
  EXPECT_THAT(Uids(found), ElementsAre("short"));
  EXPECT_EQ(found.total, 1u);
  // A filter doesn't shrink the counts of its own field, wherever it is from.
  EXPECT_THAT(found.facets.at(0).values, SizeIs(2));
  EXPECT_THAT(Uids(Ask("volcan de plus d'une demi-heure")),
              ElementsAre("long"));
}

TEST_F(UnderstandingTest, PagesOfWhatFellBackGoOn) {
  for (int i = 0; i < 5; ++i) {
    Apply({Put(Titled("uid" + std::to_string(i), "Un volcan gratuit"))});
  }
  Request request;
  request.query = "volcan gratuit";
  request.page_size = 2;
  std::vector<std::string> all;
  do {
    const Response page = Search(request);
    EXPECT_EQ(page.total, 5u);
    EXPECT_TRUE(page.interpretations.at(1).dropped);
    for (const std::string& uid : Uids(page)) all.push_back(uid);
    request.cursor = page.next;
  } while (request.cursor.has_value());
  EXPECT_THAT(all,
              UnorderedElementsAre("uid0", "uid1", "uid2", "uid3", "uid4"));
}

TEST_F(UnderstandingTest, KnowsTheProvidersThatThereAre) {
  EXPECT_THAT(Ask("volcan canopé").interpretations, IsEmpty());
  Add("canope", R"pb(title { value: "Le volcan" }
                     provider: "Réseau Canopé")pb");
  EXPECT_THAT(Meanings(Ask("volcan canopé")), ElementsAre("Réseau Canopé"));
  EXPECT_THAT(Uids(Ask("volcan canopé")), ElementsAre("canope"));
  Open();
  EXPECT_THAT(Meanings(Ask("volcan canopé")), ElementsAre("Réseau Canopé"));
}

TEST_F(UnderstandingTest, ProvidersAreSaidToThoseWhoAreShownThem) {
  Add("canope", R"pb(title { value: "Le volcan" }
                     provider: "Réseau Canopé")pb");
  Request request;
  request.query = "volcan canopé";
  Visibility visibility;
  visibility.enforced = {{"kind", {"video"}, false}};
  const auto hidden = index_->Search(visibility, request);
  ASSERT_TRUE(hidden.ok());
  EXPECT_THAT(Meanings(*hidden), IsEmpty());
}

TEST_F(UnderstandingTest, ExceptionsAreNotLevels) {
  Add("lesson", R"pb(title { value: "L'extinction" }
                     level { id: "6e" })pb");
  Add("topic", R"pb(title { value: "La sixième extinction" })pb");
  EXPECT_THAT(Uids(Ask("sixième extinction")), ElementsAre("topic"));
}

TEST_F(UnderstandingTest, WhereAnyWordIsEnoughNothingIsLeftOut) {
  Add("free", R"pb(title { value: "La mer" }
                   free_of_charge: true)pb");
  Add("paid", R"pb(title { value: "Un volcan" }
                   free_of_charge: false)pb");
  Add("video", R"pb(title { value: "Un volcan" }
                    kind { id: "film" })pb");
  Request request;
  request.query = "vidéo gratuite volcan";
  request.any_word = true;
  const Response found = Search(request);
  EXPECT_THAT(Uids(found), ElementsAre("video", "paid"));
  EXPECT_EQ(found.interpretations.at(0).effect, Effect::kPreference);
}

}  // namespace
}  // namespace preau::search
