#include "services/http/target.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/http/routes.h"
#include "storage/base/error.h"

namespace preau::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

std::string Reason(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

TEST(TargetTest, IsDecoded) {
  const auto target = ParseTarget("/v1/a%2Fb?q=vid%C3%A9o+volcan&level=6e&x");
  ASSERT_TRUE(target.ok()) << target.status();
  EXPECT_THAT(target->path, ElementsAre("v1", "a/b"));
  EXPECT_THAT(target->parameters,
              ElementsAre(Pair("q", "vidéo volcan"), Pair("level", "6e"),
                          Pair("x", "")));
  // "+" is itself in a path.
  EXPECT_THAT(ParseTarget("/a+b")->path, ElementsAre("a+b"));
}

TEST(TargetTest, WhatIsIllFormedIsRefused) {
  for (const char* bad : {"", "v1", "/%", "/%4", "/%zz", "/?q=%00", "/?q=%ff",
                          "http://example.org/"}) {
    EXPECT_EQ(Reason(ParseTarget(bad).status()), "HTTP_TARGET_INVALID") << bad;
  }
  EXPECT_EQ(Reason(ParseTarget("/" + std::string(9000, 'a')).status()),
            "HTTP_TARGET_INVALID");
  std::string many = "/?a";
  for (int i = 0; i < 600; ++i) many += "&a";
  EXPECT_EQ(Reason(ParseTarget(many).status()), "TOO_MANY");
}

TEST(SearchParametersTest, SayWhatIsAskedFor) {
  const auto request = ToSearchRequest(
      *ParseTarget("/v1/search?q=volcan&match=any&sort=newest&page_size=5&"
                   "understanding=words_only&"
                   "snippet=100&facet=level:20:40&facet=kind&level=6e&level=5e&"
                   "not.kind=video&page_token=t&spelling=as_typed&"
                   "as_you_type=true"));
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->query(), "volcan");
  EXPECT_EQ(request->match(), v1::SearchRequest::ANY_WORD);
  EXPECT_EQ(request->understanding(), v1::SearchRequest::WORDS_ONLY);
  EXPECT_EQ(request->sort(), v1::SearchRequest::NEWEST);
  EXPECT_EQ(request->page_size(), 5);
  EXPECT_EQ(request->snippet_chars(), 100);
  EXPECT_EQ(request->facets(0).limit(), 20);
  EXPECT_EQ(request->facets(0).offset(), 40);
  EXPECT_EQ(request->facets(1).field(), "kind");
  ASSERT_EQ(request->filters_size(), 2);
  EXPECT_THAT(request->filters(0).values(), ElementsAre("6e", "5e"));
  EXPECT_TRUE(request->filters(1).exclude());
  EXPECT_EQ(request->page_token(), "t");
  EXPECT_EQ(request->spelling_mode(), v1::SearchRequest::AS_TYPED);
  EXPECT_TRUE(request->as_you_type());
  const auto typed =
      ToSuggestRequest(*ParseTarget("/v1/suggest?q=vol&limit=3"));
  ASSERT_TRUE(typed.ok()) << typed.status();
  EXPECT_EQ(typed->query(), "vol");
  EXPECT_EQ(typed->limit(), 3);
}

TEST(SearchParametersTest, AskForSimilarResources) {
  const auto request = ToSimilarRequest(
      "resources/x",
      *ParseTarget("/v1/resources/x/similar?limit=5&snippet=80&level=6e"
                   "&level=5e&not.kind=jeu"));
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->name(), "resources/x");
  EXPECT_EQ(request->limit(), 5);
  EXPECT_EQ(request->snippet_chars(), 80);
  ASSERT_EQ(request->filters_size(), 2);
  EXPECT_EQ(request->filters(0).values_size(), 2);
  EXPECT_TRUE(request->filters(1).exclude());
  EXPECT_EQ(Reason(ToSimilarRequest("x", *ParseTarget("/?q=volcan")).status()),
            "HTTP_PARAMETER_UNKNOWN");
  EXPECT_EQ(Reason(ToSimilarRequest("x", *ParseTarget("/?limit=x")).status()),
            "HTTP_PARAMETER_INVALID");
}

TEST(SearchParametersTest, AskForRows) {
  const auto request = ToRowsRequest(
      *ParseTarget("/v1/rows?level=6e&discipline=svt&audience=pupil"
                   "&date=2027-03-22&rows=3&hits=5&snippet=80"));
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->level(), "6e");
  EXPECT_EQ(request->discipline(), "svt");
  EXPECT_EQ(request->audience(), "pupil");
  EXPECT_EQ(request->date(), "2027-03-22");
  EXPECT_EQ(request->rows(), 3);
  EXPECT_EQ(request->hits_per_row(), 5);
  EXPECT_EQ(request->snippet_chars(), 80);
  EXPECT_EQ(Reason(ToRowsRequest(*ParseTarget("/?kind=jeu")).status()),
            "HTTP_PARAMETER_UNKNOWN");
  EXPECT_EQ(Reason(ToRowsRequest(*ParseTarget("/?rows=many")).status()),
            "HTTP_PARAMETER_INVALID");
}

TEST(SearchParametersTest, WhatIsNotUnderstoodIsNamed) {
  const auto reason = [](const char* query) {
    return Reason(ToSearchRequest(*ParseTarget(query)).status());
  };
  EXPECT_EQ(reason("/?niveau=6e"), "HTTP_PARAMETER_UNKNOWN");
  EXPECT_EQ(
      Reason(ToSuggestRequest(*ParseTarget("/v1/suggest?level=6e")).status()),
      "HTTP_PARAMETER_UNKNOWN");
  EXPECT_EQ(
      Reason(ToSuggestRequest(*ParseTarget("/v1/suggest?limit=x")).status()),
      "HTTP_PARAMETER_INVALID");
  for (const char* bad : {"/?page_size=x", "/?sort=best", "/?match=some",
                          "/?snippet=", "/?facet=level:x", "/?facet=level:1:x",
                          "/?sort=sort_unspecified", "/?spelling=best",
                          "/?as_you_type=1", "/?understanding=off"}) {
    EXPECT_EQ(reason(bad), "HTTP_PARAMETER_INVALID") << bad;
  }
}

}  // namespace
}  // namespace preau::http
