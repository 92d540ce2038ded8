#include "services/ingestion/html/tokeniser.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace preau::html {
namespace {

using testing::ElementsAre;
using Language = Tokeniser::Language;

std::vector<std::string> Cut(absl::string_view text,
                             Language language = Language::kHtml) {
  std::vector<std::string> cut;
  Tokeniser tokeniser(text, language);
  Token token;
  while (tokeniser.Next(token)) {
    std::string shown =
        token.kind == Token::Kind::kText
            ? std::string(token.source)
            : absl::StrCat(token.kind == Token::Kind::kEnd ? "/" : "+",
                           token.name);
    for (const Attribute& each : token.attributes) {
      absl::StrAppend(&shown, " ", each.name, "=", each.value);
    }
    cut.push_back(shown);
  }
  return cut;
}

TEST(TokeniserTest, TagsAttributesAndText) {
  EXPECT_THAT(
      Cut("<p class='a b' id=x hidden data-n = \"1>2\">a < b</P>"),
      ElementsAre("+p class=a b id=x hidden= data-n=1>2", "a ", "< b", "/P"));
  EXPECT_THAT(Cut("a<br/>b<img src=/a.png>"),
              ElementsAre("a", "+br", "b", "+img src=/a.png"));
}

TEST(TokeniserTest, WhatIsNoTagIsPassedOver) {
  EXPECT_THAT(Cut("<!DOCTYPE html><?x y?><!-- <p> --><p></ x>b"),
              ElementsAre("+p", "b"));
  EXPECT_THAT(Cut("<!--><p>"), ElementsAre("+p"));
  EXPECT_THAT(Cut("a<!-- never ends"), ElementsAre("a"));
}

TEST(TokeniserTest, ScriptsAreTextUpToTheirEnd) {
  EXPECT_THAT(Cut("<script>a('</p>')</scripty></SCRIPT ><p>"),
              ElementsAre("+script", "a('</p>')</scripty>", "/SCRIPT", "+p"));
  EXPECT_THAT(Cut("<style>"), ElementsAre("+style"));
}

TEST(TokeniserTest, Xml) {
  EXPECT_THAT(
      Cut("<s:title><![CDATA[<a>]]></s:title><script>x</script>",
          Language::kXml),
      ElementsAre("+s:title", "<a>", "/s:title", "+script", "x", "/script"));
  EXPECT_THAT(Cut("<a><![CDATA[x", Language::kXml), ElementsAre("+a", "x"));
}

TEST(TokeniserTest, EndsAnywhere) {
  const std::string page =
      "<p a='b' c=d e>x<!-- y --><script>z</script></p><![CDATA[q]]>";
  for (size_t size = 0; size <= page.size(); ++size) {
    for (const Language language : {Language::kHtml, Language::kXml}) {
      size_t total = 0;
      for (const std::string& each : Cut(page.substr(0, size), language)) {
        total += each.size();
      }
      EXPECT_LE(total, 3 * size) << size;
    }
  }
}

TEST(TokeniserTest, AttributesAreBounded) {
  std::string page = "<p";
  for (int i = 0; i < 500000; ++i) absl::StrAppend(&page, " a", i);
  Tokeniser tokeniser(page, Language::kHtml);
  Token token;
  ASSERT_TRUE(tokeniser.Next(token));
  EXPECT_EQ(token.attributes.size(), Tokeniser::kMaxAttributes);
}

}  // namespace
}  // namespace preau::html
