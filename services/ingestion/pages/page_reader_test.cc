#include "services/ingestion/pages/page_reader.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/fetch/fake_fetcher.h"
#include "services/ingestion/fetch/url.h"
#include "services/ingestion/harvest/local_store_testing.h"
#include "services/ingestion/harvest/pass.h"
#include "storage/base/error.h"

namespace preau::pages {
namespace {

using testing::Contains;
using testing::Not;

constexpr const char* kSite = "https://ecole.example.org/";
constexpr const char* kSitemap = "https://ecole.example.org/sitemap.xml";

std::string PageOf(absl::string_view title) {
  return absl::StrCat(
      "<!doctype html><html lang=fr><script type=application/ld+json>",
      R"({"@context":"https://schema.org","@type":"LearningResource","name":")",
      title, R"("})", "</script><p>x</p></html>");
}

std::string Entry(absl::string_view name, absl::string_view lastmod = "") {
  return absl::StrCat(
      "<url><loc>", kSite, name, "</loc>",
      lastmod.empty() ? "" : absl::StrCat("<lastmod>", lastmod, "</lastmod>"),
      "</url>");
}

class PageReaderTest : public testing::Test {
 protected:
  PageReaderTest() {
    harvesting_.set_protocol(v1::Harvesting::SITEMAP);
    harvesting_.set_url(kSitemap);
    harvesting_.set_policy(v1::Harvesting::PUBLISH);
    store_.CreateSource(harvesting_);
  }

  static std::string Url(absl::string_view name) {
    return absl::StrCat(kSite, name);
  }
  void SetSitemap(const std::vector<std::string>& entries) {
    std::string text = "<urlset xmlns='x'>";
    for (const std::string& entry : entries) absl::StrAppend(&text, entry);
    fetcher_.Set(kSitemap, text + "</urlset>", "application/xml");
  }
  void SetPage(absl::string_view name, absl::string_view body,
               absl::string_view type = "text/html; charset=utf-8") {
    fetcher_.Set(Url(name), body, type);
  }
  void SetStatus(const std::string& url, int status, int64_t retry_after = 0) {
    fetcher_.Set(url, [=](const fetch::Request&) {
      fetch::Response response;
      response.status = status;
      response.retry_after_seconds = retry_after;
      return response;
    });
  }

  PageReader Reader(std::string since = "") {
    return PageReader({kSitemap, std::move(since)}, &fetcher_,
                      base::SystemClock());
  }
  v1::Harvest Harvest() {
    v1::StartHarvestRequest start;
    start.set_source(store_.Source().name());
    const v1::Harvest harvest = store_.Start(start).value();
    const v1::Source source = store_.Source();
    harvest::Pass pass(
        source, harvest,
        std::make_unique<PageReader>(
            Selection{kSitemap,
                      harvest.complete() ? "" : source.changes_since()},
            &fetcher_, base::SystemClock()),
        &store_, base::SystemClock());
    while (!pass.ended()) {
      const absl::Status status = pass.Step([] { return false; });
      EXPECT_TRUE(status.ok()) << status;
      if (!status.ok() || pass.wait_until_micros() > 0) break;
    }
    return pass.harvest();
  }
  // Reason of each record's refusal, by key.
  std::map<std::string, std::string> Refusals() {
    std::map<std::string, std::string> refusals;
    for (const v1::HarvestedRecord& record : store_.Records()) {
      if (record.outcome() == v1::HarvestedRecord::REFUSED) {
        refusals[record.key()] = record.problem().reason();
      }
    }
    return refusals;
  }
  static std::vector<std::string> Reasons(const v1::Harvest& harvest) {
    std::vector<std::string> reasons;
    for (const auto& remark : harvest.remarks()) {
      reasons.push_back(remark.reason());
    }
    return reasons;
  }

  fetch::FakeFetcher fetcher_;
  v1::Harvesting harvesting_;
  harvest::LocalStore store_{base::SystemClock()};
};

TEST_F(PageReaderTest, HarvestsThePagesOfASitemap) {
  std::vector<std::string> entries;
  for (int i = 0; i < 35; ++i) {
    entries.push_back(Entry(absl::StrCat("p", i), "2026-01-02"));
    SetPage(absl::StrCat("p", i), PageOf(absl::StrCat("Volcan ", i)));
  }
  entries.push_back(Entry("p3"));
  entries.push_back("<url><loc>https://other.example.net/</loc></url>");
  SetSitemap(entries);
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED)
      << harvest.ShortDebugString();
  EXPECT_EQ(harvest.counts().created(), 35u);
  EXPECT_EQ(harvest.expected(), 35u);
  EXPECT_THAT(Reasons(harvest), Contains("SITEMAP_OF_OTHER_HOST"));
  EXPECT_THAT(fetcher_.urls(), Not(Contains("https://other.example.net/")));
  EXPECT_EQ(store_.Resources()[0].notice().url().rfind(kSite, 0), 0u);
}

TEST_F(PageReaderTest, UnchangedPagesAreNotFetchedAgain) {
  const std::string tomorrow = absl::FormatTime(
      "%Y-%m-%d", absl::Now() + absl::Hours(24), absl::UTCTimeZone());
  SetSitemap({Entry("old", "2020-01-01"), Entry("undated")});
  SetPage("old", PageOf("Ancien"));
  fetcher_.Set(Url("undated"), [](const fetch::Request& request) {
    fetch::Response response;
    response.status = request.last_modified.empty() ? 200 : 304;
    if (response.status == 200) response.body = PageOf("Sans date");
    return response;
  });
  EXPECT_EQ(Harvest().counts().created(), 2u);
  SetPage("new", PageOf("Nouveau"));
  SetSitemap(
      {Entry("old", "2020-01-01"), Entry("undated"), Entry("new", tomorrow)});
  const size_t before = fetcher_.requests().size();
  const v1::Harvest second = Harvest();
  EXPECT_EQ(second.counts().created(), 1u);
  EXPECT_EQ(second.counts().missing(), 0u);
  EXPECT_EQ(second.state(), v1::Harvest::SUCCEEDED);
  const std::vector<std::string> urls = fetcher_.urls();
  EXPECT_THAT(std::vector<std::string>(
                  urls.begin() + static_cast<ptrdiff_t>(before), urls.end()),
              testing::ElementsAre(kSitemap, Url("undated"), Url("new")));
  EXPECT_TRUE(
      absl::EndsWith(fetcher_.requests()[before + 1].last_modified, " GMT"));
}

TEST_F(PageReaderTest, AnIndexListsSitemaps) {
  fetcher_.Set(kSitemap,
               "<sitemapindex>"
               "<sitemap><loc>https://ecole.example.org/1.xml</loc></sitemap>"
               "<sitemap><loc>https://ecole.example.org/2.xml</loc></sitemap>"
               "<sitemap><loc>https://ecole.example.org/gone.xml</loc>"
               "</sitemap></sitemapindex>");
  fetcher_.Set(Url("1.xml"),
               "<urlset>" + Entry("a") + Entry("b") + "</urlset>");
  fetcher_.Set(Url("2.xml"),
               "<urlset>" + Entry("b") + Entry("c") + "</urlset>");
  for (const char* name : {"a", "b", "c"}) SetPage(name, PageOf(name));
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.counts().created(), 3u) << harvest.ShortDebugString();
  EXPECT_THAT(Reasons(harvest), Contains("PAGE_NOT_THERE"));
  // An index in an index would have no end.
  fetcher_.Set(Url("1.xml"), "<sitemapindex></sitemapindex>");
  EXPECT_EQ(Harvest().failure().reason(), "SITEMAP_NOT_READABLE");
}

TEST_F(PageReaderTest, EachPageSaysWhyItGivesNothing) {
  SetSitemap({Entry("plain"), Entry("file"), Entry("forbidden"), Entry("error"),
              Entry("broken"), Entry("closed"), Entry("tag"), Entry("lost"),
              Entry("large"), Entry("good")});
  SetPage("plain", "<p>Rien");
  SetPage("file", "%PDF", "application/pdf");
  fetcher_.Set(Url("forbidden"), [](const fetch::Request& request) {
    return fetch::UrlError(absl::StatusCode::kInvalidArgument, "ROBOTS_FORBID",
                           request.url);
  });
  SetStatus(Url("error"), 500);
  SetPage("broken", "<script type='application/ld+json'>{</script>");
  SetPage("closed", "<meta name=robots content=noindex>" + PageOf("Fermé"));
  fetcher_.Set(Url("tag"), [](const fetch::Request&) {
    fetch::Response response;
    response.status = 200;
    response.body = PageOf("Fermé aussi");
    response.robots_tag = "noindex";
    return response;
  });
  SetPage("large", std::string(size_t{6} << 20, 'a'));
  SetPage("good", PageOf("Bon"));
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 1u);
  EXPECT_EQ(harvest.counts().deleted(), 2u);
  const auto refusals = Refusals();
  EXPECT_EQ(refusals.at(Url("plain")), "PAGE_WITHOUT_DATA");
  EXPECT_EQ(refusals.at(Url("file")), "PAGE_NOT_HTML");
  EXPECT_EQ(refusals.at(Url("forbidden")), "ROBOTS_FORBID");
  EXPECT_EQ(refusals.at(Url("error")), "SOURCE_STATUS");
  EXPECT_EQ(refusals.at(Url("broken")), "PAGE_JSON_LD_BROKEN");
  EXPECT_EQ(refusals.at(Url("large")), "ANSWER_TOO_LARGE");
  EXPECT_EQ(refusals.count(Url("lost")), 0u);
  EXPECT_THAT(Reasons(harvest), Contains("PAGE_NOINDEX"));
  EXPECT_THAT(Reasons(harvest), Contains("PAGE_NOT_THERE"));
  // What failed is asked for again, and nothing but.
  EXPECT_TRUE(absl::EndsWith(store_.Source().changes_since(),
                             absl::StrCat(" ", Url("error"))));
  SetPage("error", PageOf("Guéri"));
  EXPECT_EQ(Harvest().counts().created(), 1u);
}

TEST_F(PageReaderTest, WhatIsGoneFromTheSitemapIsMissing) {
  SetSitemap({Entry("a"), Entry("b"), Entry("c")});
  for (const char* name : {"a", "b", "c"}) SetPage(name, PageOf(name));
  Harvest();
  SetSitemap({Entry("a"), Entry("c")});
  SetStatus(Url("c"), 410);
  v1::StartHarvestRequest start;
  start.set_source(store_.Source().name());
  start.set_complete(true);
  const v1::Harvest harvest = store_.Start(start).value();
  harvest::Pass pass(store_.Source(), harvest,
                     std::make_unique<PageReader>(Reader()), &store_,
                     base::SystemClock());
  while (!pass.ended()) {
    ASSERT_TRUE(pass.Step([] { return false; }).ok());
  }
  EXPECT_EQ(pass.harvest().counts().missing(), 1u);
  EXPECT_EQ(pass.harvest().counts().withdrawn(), 1u);
}

TEST_F(PageReaderTest, AServerThatAsksForPatienceGetsIt) {
  SetSitemap({Entry("a"), Entry("b")});
  SetPage("a", PageOf("a"));
  SetStatus(Url("b"), 429, 77);
  PageReader reader = Reader();
  const auto page = reader.Next("", [] { return false; });
  EXPECT_TRUE(absl::IsUnavailable(page.status()));
  EXPECT_EQ(base::GetErrorDetail(page.status())->args.at("seconds"), "77");
  SetPage("b", PageOf("b"));
  const auto again = reader.Next("", [] { return false; });
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->items.size(), 2u);
}

TEST_F(PageReaderTest, TenFailuresInARowAreTheServers) {
  std::vector<std::string> entries;
  for (int i = 0; i < 30; ++i) {
    entries.push_back(Entry(absl::StrCat("p", i)));
    SetStatus(Url(absl::StrCat("p", i)), 500);
  }
  SetSitemap(entries);
  const auto page = Reader().Next("", [] { return false; });
  EXPECT_TRUE(absl::IsUnavailable(page.status())) << page.status();
}

TEST_F(PageReaderTest, GoesOnAfterARestart) {
  std::vector<std::string> entries;
  for (int i = 0; i < 25; ++i) {
    entries.push_back(Entry(absl::StrCat("p", i)));
    SetPage(absl::StrCat("p", i), PageOf(absl::StrCat("P", i)));
  }
  SetSitemap(entries);
  const auto first = Reader().Next("", [] { return false; });
  ASSERT_TRUE(first.ok());
  const auto second = Reader().Next(first->cursor, [] { return false; });
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(second->items[0].record.key, Url("p10"));
  // A list that has changed is read from its beginning.
  entries.insert(entries.begin(), Entry("p99"));
  SetPage("p99", PageOf("P99"));
  SetSitemap(entries);
  const auto changed = Reader().Next(first->cursor, [] { return false; });
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(changed->items[0].record.key, Url("p99"));
  EXPECT_TRUE(changed->again);
}

TEST_F(PageReaderTest, APageByItself) {
  fetcher_.Set(kSitemap, PageOf("Seule"), "text/html");
  PageReader reader = Reader();
  const auto page = reader.Next("", [] { return false; });
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->items.size(), 1u);
  EXPECT_EQ(page->items[0].record.key, kSitemap);
  EXPECT_EQ(fetcher_.requests().size(), 1u);
}

TEST_F(PageReaderTest, SaysWhyItCant) {
  const auto reason = [&] {
    const auto detail =
        base::GetErrorDetail(Reader().Next("", [] { return false; }).status());
    return detail.has_value() ? detail->reason : "";
  };
  EXPECT_EQ(reason(), "SOURCE_STATUS");
  fetcher_.Set(kSitemap, "{\"a\":1}", "application/json");
  EXPECT_EQ(reason(), "SITEMAP_NOT_READABLE");
  fetcher_.Set(kSitemap, "\x1f\x8b\x08 no gzip");
  EXPECT_EQ(reason(), "SITEMAP_NOT_READABLE");
  fetcher_.Set(kSitemap, "");
  EXPECT_EQ(reason(), "SITEMAP_NOT_READABLE");
}

}  // namespace
}  // namespace preau::pages
