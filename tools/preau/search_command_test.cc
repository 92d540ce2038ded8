#include "tools/preau/search_command.h"

#include <sstream>

#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "tools/preau/fake_services_testing.h"
#include "tools/preau/search_view.h"

namespace preau::command {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class SearchCommandTest : public testing::Test {
 protected:
  SearchCommandTest() {
    ReadTestMessage("search_response.json", canned_);
    fake_.search = [this](const v1::SearchRequest& request,
                          v1::SearchResponse& response) {
      requests_.push_back(request);
      response = canned_;
      return absl::OkStatus();
    };
  }

  absl::Status Run(const SearchOptions& options,
                   const Output::Options& how = {}) {
    out_.str("");
    Output output(how, &out_, &err_);
    SteppingClock clock(4200);
    return RunSearch(options, clock, *fake_.Connect(how.language), output);
  }

  FakeServices fake_;
  v1::SearchResponse canned_;
  std::vector<v1::SearchRequest> requests_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(SearchCommandTest, ShowsResultsInBothLanguages) {
  Output::Options how;
  ASSERT_TRUE(Run({}, how).ok());
  ExpectGolden("search.fr.txt", out_.str());
  how.language = base::Language::kEnglish;
  how.width = 60;
  ASSERT_TRUE(Run({}, how).ok());
  ExpectGolden("search.en.txt", out_.str());
  EXPECT_EQ(fake_.last_language, "en");
}

TEST_F(SearchCommandTest, MarksWordsInColourAndLetsNoEscapeThrough) {
  Output::Options how;
  how.colour = true;
  ASSERT_TRUE(Run({}, how).ok());
  EXPECT_THAT(out_.str(), HasSubstr("\033[1;33mvolcan\033[0m"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("\033[35m")));
  ASSERT_TRUE(Run({}).ok());
  EXPECT_THAT(out_.str(), Not(HasSubstr("\033")));
}

TEST_F(SearchCommandTest, AsksForWhatWasAsked) {
  SearchOptions options;
  options.words = {"cycle", "de l'eau"};
  options.filters = {{"level", "6e"}, {"discipline", "svt"}, {"level", "5e"}};
  options.exclusions = {{"level", "cm2"}};
  options.any_word = true;
  options.words_only = true;
  options.as_typed = true;
  options.sort = "newest";
  options.facets = {"kind"};
  options.page_size = 20;
  options.page_token = "T";
  ASSERT_TRUE(Run(options).ok());
  ASSERT_EQ(requests_.size(), 1u);
  EXPECT_EQ(requests_[0].ShortDebugString(),
            "query: \"cycle de l\\'eau\" "
            "filters { field: \"level\" values: \"6e\" values: \"5e\" } "
            "filters { field: \"discipline\" values: \"svt\" } "
            "filters { field: \"level\" values: \"cm2\" exclude: true } "
            "facets { field: \"kind\" limit: 6 } match: ANY_WORD sort: NEWEST "
            "page_size: 20 page_token: \"T\" understanding: WORDS_ONLY "
            "spelling_mode: AS_TYPED");
}

TEST_F(SearchCommandTest, WalksToThePageThatWasAskedFor) {
  SearchOptions options;
  options.page = 3;
  ASSERT_TRUE(Run(options).ok());
  ASSERT_EQ(requests_.size(), 3u);
  EXPECT_EQ(requests_[2].page_token(), "PAGE-TWO");
  EXPECT_THAT(out_.str(), HasSubstr("5. L'éruption"));
  EXPECT_THAT(out_.str(), HasSubstr("--page 4"));
}

TEST_F(SearchCommandTest, SaysThatThereIsNoSuchPage) {
  canned_.clear_next_page_token();
  SearchOptions options;
  options.page = 3;
  ASSERT_TRUE(Run(options).ok());
  EXPECT_THAT(out_.str(), HasSubstr("Il n'y a pas de page 3"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("éruption")));
}

TEST_F(SearchCommandTest, SaysWhatWasUnderstood) {
  canned_.Clear();
  const auto add = [&](v1::Interpretation::Effect effect, const char* words,
                       const char* id, const char* label) {
    v1::Interpretation& said = *canned_.add_interpretation();
    said.set_effect(effect);
    said.set_words(words);
    if (id == nullptr) return;
    said.set_field_label("Gratuit");
    said.add_values()->set_id(id);
    said.mutable_values(0)->set_label(label);
  };
  add(v1::Interpretation::WORDS, "volcan", nullptr, nullptr);
  ASSERT_TRUE(Run({}).ok());
  EXPECT_THAT(out_.str(), Not(HasSubstr("Compris")));
  add(v1::Interpretation::VALUE_OR_WORDS, "vidéo", "video", "Vidéo");
  ASSERT_TRUE(Run({}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("Compris : Vidéo · mot : volcan "
                                    "(--words-only pour chercher"));
  add(v1::Interpretation::FILTER, "gratuit", "yes", "Oui");
  add(v1::Interpretation::PREFERENCE, "6e", "6e", "6e");
  add(v1::Interpretation::WORDS, "rouge", nullptr, nullptr);
  add(v1::Interpretation::FILTER, "gratuit", "yes", "Oui");
  canned_.mutable_interpretation(5)->set_dropped(true);
  Output::Options how;
  how.language = base::Language::kEnglish;
  ASSERT_TRUE(Run({}, how).ok());
  const std::string text = absl::StrReplaceAll(out_.str(), {{"\n", " "}});
  EXPECT_THAT(text,
              HasSubstr("Understood: Vidéo · Gratuit (filter) · 6e (preferred) "
                        "· Gratuit (nothing like it: searched for as words) · "
                        "words: volcan rouge (--words-only"));
}

TEST_F(SearchCommandTest, NothingFoundSaysWhatToTry) {
  canned_.Clear();
  ASSERT_TRUE(Run({}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("Aucune ressource"));
  EXPECT_THAT(out_.str(), HasSubstr("--any"));
}

TEST_F(SearchCommandTest, SaysWhatWasSearchedInstead) {
  canned_.mutable_spelling()->set_message("Résultats pour « volcan ».");
  ASSERT_TRUE(Run({}).ok());
  EXPECT_THAT(out_.str(), HasSubstr("Résultats pour « volcan »."));
}

TEST_F(SearchCommandTest, JsonIsTheAnswerOnOneLine) {
  Output::Options how;
  how.json = true;
  ASSERT_TRUE(Run({}, how).ok());
  const std::string json = out_.str();
  EXPECT_EQ(std::count(json.begin(), json.end(), '\n'), 1);
  EXPECT_THAT(json, HasSubstr("\"nextPageToken\":\"PAGE-TWO\""));
  EXPECT_THAT(json, Not(HasSubstr("\033")));
}

TEST_F(SearchCommandTest, ErrorsKeepTheirReason) {
  fake_.search = [](const v1::SearchRequest&, v1::SearchResponse&) {
    return base::InvalidField("QUERY_TOO_LONG", "query", {{"max", "1000"}});
  };
  const auto detail = base::GetErrorDetail(Run({}));
  ASSERT_TRUE(detail.has_value());
  EXPECT_EQ(detail->reason, "QUERY_TOO_LONG");
  EXPECT_EQ(detail->args.at("max"), "1000");
}

TEST(MarkedTest, TakesNoSpanThatIsNotInTheText) {
  v1::MarkedText text;
  text.set_text("abcdef");
  const auto add = [&](uint32_t begin, uint32_t end) {
    v1::MarkedText::Span& span = *text.add_spans();
    span.set_begin(begin);
    span.set_end(end);
  };
  add(1, 2);
  add(0, 1);
  add(4, 3);
  add(5, 99);
  add(4294967295u, 1);
  EXPECT_EQ(Marked(text, Style::kPlain, Style::kBold).Render(true),
            "a\033[1mb\033[0mcdef");
}

}  // namespace
}  // namespace preau::command
