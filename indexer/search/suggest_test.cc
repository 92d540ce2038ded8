#include <thread>

#include "gmock/gmock.h"
#include "indexer/document/fields.h"
#include "indexer/search/search_testing.h"
#include "storage/base/error.h"

namespace preau::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SuggestTest : public IndexTest {
 protected:
  std::vector<std::string> Suggest(
      const std::string& typed, size_t limit = 8,
      base::Language language = base::Language::kFrench,
      const Visibility& visibility = {}) {
    const auto found = index_->Suggest(visibility, {typed, limit, language});
    EXPECT_TRUE(found.ok()) << found.status();
    std::vector<std::string> texts;
    for (const Suggestion& each : *found) texts.push_back(each.text.text);
    return texts;
  }

  static v1::Resource Volcano(const std::string& uid, const std::string& title,
                              const std::string& provider = "") {
    v1::Resource resource = Titled(uid, title);
    resource.mutable_notice()->add_discipline()->set_id("svt");
    resource.mutable_notice()->set_provider(provider);
    return resource;
  }
};

TEST_F(SuggestTest, TitlesAndValuesInTheLanguageOfTheCall) {
  Apply({Put(Volcano("a", "Science des volcans"))});
  EXPECT_THAT(Suggest("volc"), ElementsAre("Science des volcans"));
  EXPECT_THAT(Suggest("scien"),
              ElementsAre("Sciences", "Sciences de la vie et de la Terre",
                          "Science des volcans"));
  EXPECT_THAT(Suggest("earth", 8, base::Language::kEnglish).size(), 1u);
  EXPECT_THAT(Suggest("earth"), IsEmpty());
  const auto found = index_->Suggest({}, {"sciences vi", 8});
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ((*found)[0].value, "svt");
  EXPECT_EQ((*found)[0].record, nullptr);
  EXPECT_EQ((*found)[0].text.spans.size(), 2u);
}

TEST_F(SuggestTest, FollowsTheChanges) {
  Apply({Put(Volcano("a", "Un volcan")), Put(Volcano("b", "Deux volcans"))});
  Apply({Put(Volcano("a", "Une montagne")), {"b", std::nullopt}});
  EXPECT_THAT(Suggest("volcan"), IsEmpty());
  EXPECT_THAT(Suggest("mont"), ElementsAre("Une montagne"));
  Apply({{"a", std::nullopt}});
  EXPECT_THAT(Suggest("sciences"), IsEmpty());
  Apply({Put(Volcano("c", "Trois volcans"))});
  Open();
  EXPECT_THAT(Suggest("volcan"), ElementsAre("Trois volcans"));
  EXPECT_THAT(Suggest("sciences").size(), 2u);
  ASSERT_TRUE(index_->Reset().ok());
  EXPECT_THAT(Suggest("volcan"), IsEmpty());
}

TEST_F(SuggestTest, TitlesOfALargeIndexComeLater) {
  Apply({Put(Volcano("a", "Un volcan")), Put(Volcano("b", "Deux volcans"))});
  Index::Options options = Options();
  options.titles_at_once = 1;
  Open(options);
  Apply({Put(Volcano("c", "Trois volcans")), {"b", std::nullopt}});
  while (Suggest("volcan").size() < 2) std::this_thread::yield();
  EXPECT_THAT(Suggest("volcan"), ElementsAre("Un volcan", "Trois volcans"));
}

TEST_F(SuggestTest, NoKindPushesTheOtherOut) {
  std::vector<hot::Change> changes;
  for (int i = 0; i < 9; ++i) {
    const std::string number = std::to_string(i);
    changes.push_back(
        Put(Volcano("v" + number, "Titre " + number, "Titre d'or " + number)));
  }
  Apply(changes);
  const auto found = index_->Suggest({}, {"tit", 5});
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 5u);
  EXPECT_EQ((*found)[2].record, nullptr);
  EXPECT_NE((*found)[3].record, nullptr);
}

TEST_F(SuggestTest, NothingThatTheViewerMayNotSee) {
  Apply({Put(Volcano("a", "Volcan public", "Canopé")),
         Put(Volcano("b", "Volcan caché", "Volcanologues"))});
  const Visibility visibility{{{"provider", {"Volcanologues"}, true}}};
  EXPECT_THAT(Suggest("volcan", 8, base::Language::kFrench, visibility),
              ElementsAre("Volcan public"));
}

TEST_F(SuggestTest, OneErrorIsForgivenAfterWhatIsRight) {
  Apply({Put(Volcano("a", "Volcans d'Auvergne")),
         Put(Volcano("b", "Le vol des oiseaux")),
         Put(Volcano("c", "Volière et cage")),
         Put(Volcano("d", "Atlas 2001 des îles"))});
  EXPECT_THAT(Suggest("vlocan"), ElementsAre("Volcans d'Auvergne"));
  EXPECT_THAT(Suggest("auvregne vol"), ElementsAre("Volcans d'Auvergne"));
  EXPECT_THAT(Suggest("volc"),
              ElementsAre("Volcans d'Auvergne", "Volière et cage",
                          "Le vol des oiseaux"));
  EXPECT_THAT(Suggest("vlo"), IsEmpty());
  EXPECT_THAT(Suggest("2011"), IsEmpty());
  const auto found = index_->Suggest({}, {"bolcan", 8});
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ((*found)[0].text.spans.size(), 1u);
}

TEST_F(SuggestTest, PeopleAreProposed) {
  v1::Resource resource = Volcano("a", "Germinal");
  resource.mutable_notice()->add_contribution()->mutable_agent()->set_name(
      "Émile Zola");
  Apply({Put(resource)});
  const auto found = index_->Suggest({}, {"zol", 8});
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ((*found)[0].text.text, "Émile Zola");
  EXPECT_EQ(document::Fields()[(*found)[0].field].name, "author");
  Request request;
  request.filters = {{"author", {"Émile Zola"}, false}};
  EXPECT_EQ(Search(request).total, 1u);
}

TEST_F(SuggestTest, QueriesThatSeveralPortalsSentAndThatFindSomething) {
  Apply({Put(Volcano("a", "Volcans d'Auvergne", "Canopé"))});
  const auto ask = [&](const std::string& query, const char* portal) {
    Request request;
    request.query = query;
    index_->CountAsked(request, Search(request), portal);
  };
  for (const char* portal : {"lille", "nice", "nice", ""}) {
    ask("volcans éteints", portal);
    ask("les volcans", portal);
    ask("volcna", portal);
  }
  EXPECT_THAT(Suggest("les vol"), IsEmpty());
  ask("les volcans", "lyon");
  ask("volcans éteints", "lyon");
  ask("volcna", "lyon");
  EXPECT_THAT(Suggest("les vol"), ElementsAre("les volcans"));
  EXPECT_THAT(Suggest("volc"),
              ElementsAre("les volcans", "Volcans d'Auvergne"));
  const auto found = index_->Suggest({}, {"les", 8});
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 1u);
  EXPECT_TRUE((*found)[0].is_query);
  Open();
  EXPECT_THAT(Suggest("les vol"), ElementsAre("les volcans"));
  const Visibility visibility{{{"provider", {"Canopé"}, true}}};
  EXPECT_THAT(Suggest("les vol", 8, base::Language::kFrench, visibility),
              IsEmpty());
}

TEST_F(SuggestTest, WhatIsTooLongIsRefused) {
  const auto found = index_->Suggest({}, {std::string(201, 'a'), 8});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(base::GetErrorDetail(found.status())->reason, "QUERY_TOO_LONG");
}

}  // namespace
}  // namespace preau::search
