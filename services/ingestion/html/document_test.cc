#include "services/ingestion/html/document.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::html {
namespace {

using testing::ElementsAre;

// "name(parent's name): content" of each element.
std::vector<std::string> Shown(const std::string& page) {
  const auto document = Document::Parse(page);
  EXPECT_TRUE(document.ok()) << document.status();
  std::vector<std::string> shown;
  if (!document.ok()) return shown;
  for (size_t i = 1; i < document->elements().size(); ++i) {
    const Element& each = document->elements()[i];
    shown.push_back(absl::StrCat(each.name, "(",
                                 document->elements()[each.parent].name,
                                 "): ", each.content));
  }
  return shown;
}

TEST(DocumentTest, ElementsLieInEachOther) {
  EXPECT_THAT(Shown("<div><p>a<b>b</b></p><img><span>c</span></div>"),
              ElementsAre("div(): <p>a<b>b</b></p><img><span>c</span>",
                          "p(div): a<b>b</b>", "b(p): b",
                          "img(div): ", "span(div): c"));
}

TEST(DocumentTest, EndTagsMayBeMissing) {
  EXPECT_THAT(Shown("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>"),
              ElementsAre("ul(): <li>a<li>b<ul><li>c</ul><li>d", "li(ul): a",
                          "li(ul): b<ul><li>c</ul>", "ul(li): <li>c",
                          "li(ul): c", "li(ul): d"));
  EXPECT_THAT(Shown("<p>a<p>b<div>c"),
              ElementsAre("p(): a", "p(): b", "div(): c"));
  EXPECT_THAT(
      Shown("<table><tr><td>a<td>b<tr><td>c</table>"),
      ElementsAre("table(): <tr><td>a<td>b<tr><td>c", "tr(table): <td>a<td>b",
                  "td(tr): a", "td(tr): b", "tr(table): <td>c", "td(tr): c"));
}

TEST(DocumentTest, StrayEndTagsMeanNothing) {
  EXPECT_THAT(Shown("</div><div></p>a</div></div><i>b</i>"),
              ElementsAre("div(): </p>a", "i(): b"));
}

TEST(DocumentTest, AttributesAreDecoded) {
  const std::string page = "<a HREF='/a?b=1&amp;c=2' hidden>x</a>";
  const auto document = Document::Parse(page);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->Attribute(1, "href"), "/a?b=1&c=2");
  EXPECT_EQ(document->Attribute(1, "rel"), std::nullopt);
  EXPECT_TRUE(document->Has(1, "hidden"));
  EXPECT_TRUE(document->Is(1, "a"));
}

TEST(DocumentTest, NextIsAfterAllThatIsInIt) {
  const std::string page = "<a><b><c></c></b><d></d></a><e>";
  const auto document = Document::Parse(page);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->elements()[1].next, 5u);
  EXPECT_EQ(document->elements()[2].next, 4u);
  EXPECT_EQ(document->elements()[5].next, 6u);
  EXPECT_EQ(document->elements()[0].next, 6u);
}

TEST(DocumentTest, PicturesOfSvgAreWhole) {
  EXPECT_THAT(Shown("<svg><path/><path/></svg><b>x</b>"),
              ElementsAre("svg(): <path/><path/>",
                          "path(svg): ", "path(svg): ", "b(): x"));
}

TEST(DocumentTest, IsBounded) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<i>";
  for (int i = 0; i < 100000; ++i) deep += "</i>";
  deep += "<b>x</b>";
  const auto document = Document::Parse(deep);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->elements().size(), 100002u);
  EXPECT_EQ(document->elements().back().parent, 0u);
  std::string many;
  for (size_t i = 0; i <= kMaxElements; ++i) many += "<b>";
  const auto refused = Document::Parse(many);
  EXPECT_EQ(base::GetErrorDetail(refused.status())->reason,
            "HTML_TOO_MANY_ELEMENTS");
  const auto large = Document::Parse(std::string(kMaxHtmlBytes + 1, 'a'));
  EXPECT_EQ(base::GetErrorDetail(large.status())->reason, "RECORD_TOO_LARGE");
}

}  // namespace
}  // namespace preau::html
