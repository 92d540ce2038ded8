#include "services/ingestion/checkup/html_page.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace preau::checkup {
namespace {

using testing::HasSubstr;
using testing::Not;

ReportWords Words() {
  ReportWords words;
  words.title = "Ce qui serait trouvé";
  words.summary = {"Une notice : <script>alert(1)</script>\x01"};
  words.searches = {
      {"le titre", "« \"a\" & 'b' »", "trouve", true, "2 sur 3", 2.0 / 3}};
  words.corrections = {
      {"Donner le niveau.", "3", "1", "Dans <lom>, écrivez", "<lom>"}};
  words.also = {"</ul><img src=x>"};
  return words;
}

TEST(HtmlPageTest, TextsOfRecordsAreOnlyEverText) {
  const std::string html = HtmlPage(Words(), "https://a/?<b>", 1764000000000000,
                                    base::Language::kFrench);
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(html, HasSubstr("Dans <code>&lt;lom&gt;</code>, écrivez"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, HasSubstr("« &quot;a&quot; &amp; &#39;b&#39; »"));
  EXPECT_THAT(html, HasSubstr("https://a/?&lt;b&gt; · 24/11/2025"));
  EXPECT_THAT(html, Not(HasSubstr("\x01")));
}

TEST(HtmlPageTest, IsWholeInItselfAndReadWithoutSeeing) {
  const std::string html =
      HtmlPage(Words(), "a.xml", 0, base::Language::kFrench);
  for (const char* outside : {" src=\"", " href=\"", "url(", "@import"}) {
    EXPECT_THAT(html, Not(HasSubstr(outside)));
  }
  EXPECT_THAT(html, HasSubstr("<html lang=\"fr\">"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">le titre</th>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"col\">On cherche par</th>"));
  EXPECT_THAT(html, HasSubstr("aria-hidden=\"true\"><i style=\"width:67%\">"));
  EXPECT_THAT(HtmlPage(Words(), "a.xml", 0, base::Language::kEnglish),
              HasSubstr("<html lang=\"en\">"));
}

}  // namespace
}  // namespace preau::checkup
