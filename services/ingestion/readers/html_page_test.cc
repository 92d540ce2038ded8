#include "services/ingestion/readers/html_page.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/json_record.h"
#include "services/ingestion/readers/readers_testing.h"

namespace preau::readers {
namespace {

using testing::SizeIs;

constexpr const char* kPage = "https://ecole.example.org/volcan";

// Enough of RFC 3986 for these tests.
std::string ResolveInTest(absl::string_view base, absl::string_view reference) {
  if (absl::StrContains(reference, "://")) return std::string(reference);
  if (absl::StartsWith(reference, "/")) {
    return absl::StrCat("https://ecole.example.org", reference);
  }
  if (absl::StartsWith(reference, "#")) return absl::StrCat(base, reference);
  return "";
}

HtmlPage ReadPage(const std::string& html, const std::string& address = kPage) {
  auto page = ReadHtmlPage(html, address, "page", ResolveInTest);
  EXPECT_TRUE(page.ok()) << page.status();
  return page.ok() ? *std::move(page) : HtmlPage();
}

std::string Block(absl::string_view json) {
  return absl::StrCat("<script type=\"application/ld+json\">", json,
                      "</script>");
}

std::string Only(const HtmlPage& page) {
  EXPECT_THAT(page.records, SizeIs(1));
  return page.records.empty() ? "" : Reason(page.records[0].status);
}

TEST(HtmlPageTest, ALearningResourceInJsonLd) {
  const HtmlPage page = ReadPage(absl::StrCat(
      "<!doctype html><html lang=fr><head>",
      Block(R"({"@context":"https://schema.org","@type":"BreadcrumbList",
          "itemListElement":[{"@type":"ListItem","position":1,"name":"x"}]})"),
      Block(R"({"@context":"https://schema.org","@type":"LearningResource",
          "name":"Le volcan","description":"Un
          cours","image":"/v.png","author":{"@id":"#me"}})"),
      Block(R"({"@context":"https://schema.org","@graph":[
          {"@type":"Person","@id":"#me","name":"Ada"},
          {"@type":"WebPage","name":"Page","url":"https://x.example.org/"}]})"),
      "<link rel=license href='https://creativecommons.org/licenses/by/4.0/'>",
      "</head>"));
  ASSERT_THAT(page.records, SizeIs(1));
  const ParsedRecord& record = page.records[0];
  EXPECT_TRUE(record.status.ok()) << record.status;
  EXPECT_EQ(record.key, kPage);
  EXPECT_EQ(record.notice.url(), kPage);
  EXPECT_EQ(record.notice.title(0).value(), "Le volcan");
  EXPECT_EQ(record.notice.thumbnail_url(), "https://ecole.example.org/v.png");
  EXPECT_EQ(record.notice.licence().term().id(), "cc-by");
  EXPECT_EQ(record.notice.language(0).id(), "fr");
  ASSERT_THAT(record.notice.contribution(), SizeIs(1));
  EXPECT_EQ(record.notice.contribution(0).agent().name(), "Ada");
  EXPECT_TRUE(absl::StrContains(record.original, "Le volcan"));
}

TEST(HtmlPageTest, MicrodataByTheAlgorithm) {
  const HtmlPage page = ReadPage(
      "<div itemscope itemtype='https://schema.org/CreativeWork' itemref=more>"
      "<h1 itemprop=name>Les <b>volcans</b></h1>"
      "<meta itemprop=learningResourceType content='exercice'>"
      "<a itemprop=license href='/l'>CC</a>"
      "<time itemprop=datePublished datetime=2020-02-03>hier</time>"
      "<span itemprop=author itemscope itemtype='https://schema.org/Person'>"
      "<span itemprop=name>Ada</span></span>"
      "<div itemscope itemtype='https://schema.org/WebSite'>"
      "<span itemprop=name>Site</span></div></div>"
      "<p id=more><span itemprop='keywords'>lave, magma</span></p>");
  ASSERT_THAT(page.records, SizeIs(1));
  const log::v1::Notice& notice = page.records[0].notice;
  EXPECT_TRUE(page.records[0].status.ok()) << page.records[0].status;
  EXPECT_EQ(notice.title(0).value(), "Les volcans");
  ASSERT_THAT(notice.title(), SizeIs(1));
  ASSERT_THAT(notice.keyword(), SizeIs(2));
  EXPECT_EQ(notice.date_published().value(), "2020-02-03");
  EXPECT_EQ(notice.contribution(0).agent().name(), "Ada");
  EXPECT_EQ(notice.licence().statement(0).value(),
            "https://ecole.example.org/l");
  EXPECT_EQ(notice.provenance(0).rule(), "microdata.title");
  EXPECT_EQ(page.records[0].media_type, "text/html");
}

TEST(HtmlPageTest, ItemsThatReferToThemselvesEnd) {
  std::string page =
      "<div id=a itemscope itemtype='http://schema.org/Course' itemref='a b'>"
      "<p itemprop=name>N</p></div>";
  for (int i = 0; i < 60; ++i) {
    absl::StrAppend(&page, "<div id=b", i == 0 ? "" : absl::StrCat(i),
                    " itemprop=hasPart itemscope itemref='b b1 b2 b3 b4 b5'>"
                    "</div>");
  }
  EXPECT_EQ(ReadPage(page).records[0].notice.title(0).value(), "N");
}

TEST(HtmlPageTest, TheCanonicalAddressIsTheNoticesOnTheSameHost) {
  const std::string work = Block(
      R"({"@context":"http://schema.org","@type":"Course","name":"A",
          "url":"https://ecole.example.org/volcan?utm=1"})");
  EXPECT_EQ(
      ReadPage(work + "<link rel=canonical href=/v>").records[0].notice.url(),
      "https://ecole.example.org/v");
  EXPECT_EQ(ReadPage(work + "<link rel=canonical href=https://b.example.net/v>")
                .records[0]
                .notice.url(),
            kPage);
  const HtmlPage elsewhere = ReadPage(Block(
      R"({"@context":"http://schema.org","@type":"Course","name":"A",
          "url":"https://media.example.net/1"})"));
  EXPECT_EQ(elsewhere.records[0].notice.url(), "https://media.example.net/1");
  EXPECT_EQ(elsewhere.records[0].key, kPage);
}

TEST(HtmlPageTest, SeveralResourcesHaveTheirOwnKeys) {
  const HtmlPage page = ReadPage(Block(
      R"({"@context":"http://schema.org","@type":"ItemList","itemListElement":[
        {"@type":"ListItem","item":{"@type":"Course","name":"A","url":"/a"}},
        {"@type":"ListItem","item":{"@type":"Course","name":"B","url":"/b"}},
        {"@type":"ListItem","item":{"@type":"Course","name":"C","url":"/b"}}
        ]})"));
  ASSERT_THAT(page.records, SizeIs(2));
  EXPECT_EQ(page.records[0].key, "https://ecole.example.org/a");
  EXPECT_EQ(page.records[1].notice.title(0).value(), "B");
}

TEST(HtmlPageTest, WorksWithANameWhereNothingIsForLearning) {
  const HtmlPage page =
      ReadPage(Block(R"({"@context":"http://schema.org","@graph":[
        {"@type":"WebPage","name":"P"},{"@type":"ImageObject","name":"I"},
        {"@type":"Article","headline":"Le magma"}]})"));
  ASSERT_THAT(page.records, SizeIs(1));
  EXPECT_EQ(page.records[0].notice.title(0).value(), "Le magma");
}

TEST(HtmlPageTest, SaysWhyThereIsNoNotice) {
  EXPECT_EQ(Only(ReadPage("<p>x")), "PAGE_WITHOUT_DATA");
  EXPECT_EQ(Only(ReadPage("")), "PAGE_WITHOUT_DATA");
  EXPECT_EQ(Only(ReadPage(Block("{\"a\":"))), "PAGE_JSON_LD_BROKEN");
  EXPECT_EQ(Only(ReadPage(Block(
                R"({"@context":"https://schema.org","@type":"WebSite"})"))),
            "PAGE_WITHOUT_NOTICE");
  EXPECT_EQ(Only(ReadPage(Block(R"({"@type":"Course","name":"A"})"))),
            "JSON_LD_CONTEXT_MISSING");
}

TEST(HtmlPageTest, ABrokenBlockIsSaidBesideAWholeOne) {
  const HtmlPage page = ReadPage(
      Block("{") + Block(R"(<!-- {"@context":"http://schema.org","@type":"Quiz",
               "name":"A"}; -->)"));
  ASSERT_THAT(page.records, SizeIs(1));
  EXPECT_TRUE(page.records[0].status.ok()) << page.records[0].status;
  ASSERT_FALSE(page.records[0].remarks.empty());
  EXPECT_EQ(page.records[0].remarks.back().reason, "PAGE_JSON_LD_BROKEN");
}

TEST(HtmlPageTest, RobotsThatAreSentAwayGetNothing) {
  const HtmlPage page = ReadPage(
      "<meta name=ROBOTS content='NOINDEX, follow'>" +
      Block(R"({"@context":"http://schema.org","@type":"Quiz","name":"A"})"));
  EXPECT_TRUE(page.noindex);
  EXPECT_THAT(page.records, SizeIs(0));
  EXPECT_TRUE(ForbidsIndex("none"));
  EXPECT_TRUE(ForbidsIndex("otherbot: nofollow, Preau: noindex"));
  EXPECT_FALSE(ForbidsIndex("otherbot: noindex, nofollow"));
  EXPECT_TRUE(ForbidsIndex("max-snippet: 20, noindex"));
  EXPECT_FALSE(ForbidsIndex("index, follow, nosnippet"));
}

TEST(HtmlPageTest, AFileIsReadWithoutItsAddress) {
  const std::string html = absl::StrCat(
      "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html>",
      "<link rel=canonical href='https://ecole.example.org/v'>",
      Block(R"({"@context":"http://schema.org","@type":"Quiz","name":"A"})"));
  EXPECT_EQ(DetectFormat("page", html), Format::kHtml);
  EXPECT_EQ(DetectFormat("a.xml", "<lom>"), Format::kXml);
  EXPECT_EQ(DetectFormat("a.html", "Rien"), Format::kHtml);
  const auto records = Read(Format::kHtml, html);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(records[0].key, "https://ecole.example.org/v");
  EXPECT_EQ(records[0].notice.url(), "https://ecole.example.org/v");
}

TEST(HtmlPageTest, ObjectsWithManyMembersAreRefusedInTime) {
  std::string json = "{\"@context\":\"http://schema.org\"";
  for (int i = 0; i < 60000; ++i) absl::StrAppend(&json, ",\"a", i, "\":1");
  EXPECT_EQ(Only(ReadPage(Block(json + "}"))), "PAGE_JSON_LD_BROKEN");
  EXPECT_FALSE(ParseJson("{\"a\":{\"b\":1},\"c\":2}", 2).is_discarded());
  EXPECT_TRUE(ParseJson("{\"a\":1,\"b\":1,\"c\":2}", 2).is_discarded());
}

TEST(HtmlPageTest, HostsAreTheSameWithoutWww) {
  EXPECT_TRUE(IsSameHost("https://www.a.fr/x", "http://A.fr:8080"));
  EXPECT_FALSE(IsSameHost("https://a.fr.evil.example/x", "http://a.fr"));
  EXPECT_FALSE(IsSameHost("a", "a"));
  EXPECT_TRUE(IsSameHost("http://[::1]:80/", "http://[::1]/"));
  EXPECT_FALSE(IsSameHost("http://[::1]/", "http://[::2]/"));
}

}  // namespace
}  // namespace preau::readers
