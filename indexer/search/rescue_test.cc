#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "indexer/search/search_testing.h"

namespace preau::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class RescueTest : public IndexTest {
 protected:
  // Each title `times` times.
  void Add(const std::string& title, int times = 1,
           const std::string& provider = "") {
    std::vector<hot::Change> changes;
    for (int i = 0; i < times; ++i) {
      v1::Resource resource = Titled(absl::StrCat("r", next_++), title);
      resource.mutable_notice()->set_provider(provider);
      changes.push_back(Put(resource));
    }
    Apply(changes);
  }

  static Request Asking(const std::string& query) {
    Request request;
    request.query = query;
    return request;
  }

  // What was searched instead; "" for nothing.
  std::string Instead(const std::string& query,
                      const Visibility& visibility = {}) {
    const auto response = index_->Search(visibility, Asking(query));
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response->spelling.has_value()) {
      EXPECT_FALSE(response->hits.empty() && response->total > 0);
      return "";
    }
    EXPECT_EQ(response->spelling->searched_instead, response->total > 0);
    EXPECT_EQ(response->spelling->total, response->total);
    return response->spelling->corrected_query;
  }

  std::vector<std::string> Titles(const Request& request) {
    std::vector<std::string> titles;
    for (const Hit& hit : Search(request).hits)
      titles.push_back(hit.title.text);
    return titles;
  }

 private:
  int next_ = 0;
};

TEST_F(RescueTest, SearchesWhatWasMeantAndSaysSo) {
  Add("La photosynthèse des plantes", 3);
  Add("Synthèse de documents");
  Request request = Asking("les  fotosintese -documents");
  const Response response = Search(request);
  EXPECT_EQ(response.total, 3u);
  ASSERT_TRUE(response.spelling.has_value());
  EXPECT_EQ(response.spelling->corrected_query, "les photosynthèse -documents");
  EXPECT_TRUE(response.spelling->searched_instead);
  EXPECT_TRUE(response.spelling->by_sound);
  EXPECT_EQ(response.spelling->total, 3u);
  ASSERT_EQ(response.spelling->replacements.size(), 1u);
  EXPECT_EQ(response.spelling->replacements[0].from, "fotosintese");
  EXPECT_EQ(response.spelling->replacements[0].to, "photosynthèse");
  EXPECT_EQ(response.hits.at(0).title.spans.size(), 1u);

  request.spelling = SpellingMode::kPropose;
  const Response proposed = Search(request);
  EXPECT_EQ(proposed.total, 0u);
  ASSERT_TRUE(proposed.spelling.has_value());
  EXPECT_FALSE(proposed.spelling->searched_instead);
  EXPECT_EQ(proposed.spelling->total, 3u);

  request.spelling = SpellingMode::kOff;
  EXPECT_FALSE(Search(request).spelling.has_value());
}

TEST_F(RescueTest, MistakesOfAllKinds) {
  Add("Le volcan et l'école de l'eau");
  Add("Les éléphants d'Afrique");
  Add("Le sous-marin");
  EXPECT_EQ(Instead("volcna"), "volcan");
  EXPECT_EQ(Instead("vloacn"), "");
  EXPECT_EQ(Instead("\"le bolcan\""), "\"le volcan\"");
  EXPECT_EQ(Instead("titre:volcam"), "titre:volcan");
  EXPECT_EQ(Instead("leau"), "l'eau");
  EXPECT_EQ(Instead("lecole"), "l'école");
  EXPECT_EQ(Instead("volcanécole"), "volcan école");
  EXPECT_EQ(Instead("ele phants"), "éléphants");
  EXPECT_EQ(Instead("éléfans afrik"), "éléphants afrique");
  EXPECT_EQ(Instead("volkan élephans"), "");
}

TEST_F(RescueTest, WordsThatAreThereStay) {
  Add("Le volant", 30);
  Add("Le volcan");
  Add("Les ratios et les rations");
  EXPECT_EQ(Instead("volcan"), "");
  EXPECT_EQ(Instead("volcan rations"), "");
  EXPECT_EQ(Instead("rations bolcan"), "");
  EXPECT_EQ(Instead("2001"), "");
  EXPECT_EQ(Instead("le 201"), "");
  EXPECT_EQ(Instead("xyzzy"), "");
  EXPECT_EQ(Instead("RATOS"), "");
  EXPECT_EQ(Instead("-volcna"), "");
}

TEST_F(RescueTest, ProposesAFarMoreFrequentWordForARareOne) {
  Add("Les volcans", 60);
  Add("Les volcens");
  const Response response = Search(Asking("volcens"));
  EXPECT_EQ(response.total, 1u);
  ASSERT_TRUE(response.spelling.has_value());
  EXPECT_EQ(response.spelling->corrected_query, "volcans");
  EXPECT_EQ(response.spelling->total, 60u);
  EXPECT_FALSE(response.spelling->searched_instead);
  EXPECT_FALSE(Search(Asking("volcans")).spelling.has_value());
  Add("Les volcens", 5);
  EXPECT_FALSE(Search(Asking("volcens")).spelling.has_value());
}

TEST_F(RescueTest, NothingOfWhatTheViewerMayNotSee) {
  Add("Un volcan caché", 3, "Interne");
  const Visibility visibility{{{"provider", {"Interne"}, true}}};
  EXPECT_EQ(Instead("volcna"), "volcan");
  EXPECT_EQ(Instead("volcna", visibility), "");
  // Neither does it show that a word is there.
  Add("Un balcon", 3, "Canopé");
  EXPECT_EQ(Instead("balcan", visibility), "balcon");
  Add("Le balcan", 1, "Interne");
  EXPECT_EQ(Instead("balcan", visibility), "balcon");
  EXPECT_EQ(Instead("balcan"), "");
}

TEST_F(RescueTest, FiltersHoldForItToo) {
  Add("Un volcan", 3, "Canopé");
  Request request = Asking("volcna");
  request.filters = {{"provider", {"BRNE"}, false}};
  EXPECT_FALSE(Search(request).spelling.has_value());
  request.filters = {{"provider", {"Canopé"}, false}};
  EXPECT_EQ(Search(request).total, 3u);
}

TEST_F(RescueTest, PagesGoOnWithWhatWasSearched) {
  Add("Un volcan", 25);
  Request request = Asking("volcna");
  std::set<std::string> seen;
  for (int page = 0; page < 3; ++page) {
    const Response response = Search(request);
    for (const std::string& uid : Uids(response)) seen.insert(uid);
    ASSERT_TRUE(response.spelling.has_value());
    EXPECT_EQ(response.spelling->corrected_query, "volcan");
    EXPECT_EQ(response.total, 25u);
    request.cursor = response.next;
  }
  EXPECT_EQ(seen.size(), 25u);
  EXPECT_FALSE(request.cursor.has_value());
}

TEST_F(RescueTest, FollowsTheChanges) {
  Add("Un volcan");
  EXPECT_EQ(Instead("volcna"), "volcan");
  Apply({{"r0", std::nullopt}});
  EXPECT_EQ(Instead("volcna"), "");
  Add("Un volcan");
  Open();
  EXPECT_EQ(Instead("volcna"), "volcan");
  ASSERT_TRUE(index_->Reset().ok());
  EXPECT_EQ(Instead("volcna"), "");
}

TEST_F(RescueTest, ALargeIndexIsReadInTheBackground) {
  Add("Un volcan");
  Index::Options options = Options();
  options.titles_at_once = 0;
  Open(options);
  EXPECT_EQ(Instead("volcna"), "volcan");
}

TEST_F(RescueTest, AWordThatIsBeingTypedIsCompleted) {
  Add("Nombres rationnels et irrationnels");
  Add("Les ratios équivalents");
  Add("La ration du soldat");
  Request request = Asking("ration");
  EXPECT_THAT(Titles(request), ElementsAre("La ration du soldat"));
  request.as_you_type = true;
  EXPECT_THAT(
      Titles(request),
      ElementsAre("La ration du soldat", "Nombres rationnels et irrationnels"));
  request.query = "équi ration";
  EXPECT_THAT(Titles(request), IsEmpty());
  request.query = "nombres ratoin";
  EXPECT_THAT(Titles(request),
              ElementsAre("Nombres rationnels et irrationnels"));
  request.query = "ration ";
  EXPECT_THAT(Titles(request), ElementsAre("La ration du soldat"));
  request.query = "les équiv";
  const Response response = Search(request);
  ASSERT_EQ(response.hits.size(), 1u);
  ASSERT_EQ(response.hits[0].title.spans.size(), 1u);
  const auto span = response.hits[0].title.spans[0];
  EXPECT_EQ(
      response.hits[0].title.text.substr(span.begin, span.end - span.begin),
      "équiv");
}

TEST_F(RescueTest, ManyUnknownWordsAreGivenUp) {
  Add("Un volcan");
  std::string query;
  for (int i = 0; i < 30; ++i) query += "bolcan ";
  EXPECT_EQ(Instead(query), "");
  EXPECT_EQ(Instead("bolcan volcna volkan"), "volcan volcan volcan");
}

}  // namespace
}  // namespace preau::search
