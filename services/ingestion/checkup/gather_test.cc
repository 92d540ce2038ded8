#include "services/ingestion/checkup/gather.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/checkup/web_page.h"
#include "services/ingestion/fetch/fake_fetcher.h"
#include "storage/base/error.h"

namespace preau::checkup {
namespace {

using testing::ElementsAre;

constexpr char kPage[] =
    "<!DOCTYPE html>\n<html lang=\"fr\"><head><SCRIPT>if (a < b) {}</SCRIPT>\n"
    "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
    "\"@type\":\"BreadcrumbList\"}</script>\n"
    "<Script Type='application/ld+json'>{\"@context\":\"https://schema.org\","
    "\"@type\":\"LearningResource\",\"name\":\"Les volcans\",\"url\":"
    "\"https://edu.example.org/v\"}</script></head><body>…</body></html>";

std::string Record(int number) {
  return absl::StrCat(
      "<record><header><identifier>oai:a:", number,
      "</identifier><datestamp>2026-01-01</datestamp></header><metadata>"
      "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Volcan ",
      number, "</dc:title></oai_dc:dc></metadata></record>");
}

std::string Answer(const std::string& inside) {
  return absl::StrCat(
      "<?xml version=\"1.0\"?><OAI-PMH "
      "xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>"
      "2026-01-01T00:00:00Z</responseDate><request>x</request>",
      inside, "</OAI-PMH>");
}

absl::StatusOr<fetch::Response> Provider(const fetch::Request& request) {
  fetch::Response response;
  response.status = 200;
  response.url = request.url;
  const auto asks = [&](absl::string_view what) {
    return absl::StrContains(request.url, what);
  };
  if (asks("verb=Identify")) {
    response.body = Answer(
        "<Identify><repositoryName>A</repositoryName><granularity>YYYY-MM-DD"
        "</granularity></Identify>");
  } else if (asks("verb=ListMetadataFormats")) {
    response.body = Answer(
        "<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc"
        "</metadataPrefix><schema>x</schema><metadataNamespace>"
        "http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace>"
        "</metadataFormat></ListMetadataFormats>");
  } else if (asks("verb=ListRecords")) {
    // Three pages of sixty.
    const int from = asks("resumptionToken=2")   ? 120
                     : asks("resumptionToken=1") ? 60
                                                 : 0;
    std::string records;
    for (int i = 0; i < 60; ++i) records += Record(from + i);
    response.body = Answer(absl::StrCat(
        "<ListRecords>", records,
        from < 120 ? absl::StrCat("<resumptionToken completeListSize=\"180\">",
                                  from / 60 + 1, "</resumptionToken>")
                   : "",
        "</ListRecords>"));
  } else {
    response.body = Answer("<error code=\"badVerb\">?</error>");
  }
  if (request.take) {
    const absl::Status taken = request.take(response.body);
    if (!taken.ok()) return taken;
    response.body.clear();
  }
  return response;
}

std::string ReasonOf(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

TEST(GatherTest, TheFirstElementTellsWhatItIs) {
  EXPECT_EQ(FirstElementOf(kPage), "html");
  EXPECT_EQ(FirstElementOf("\xEF\xBB\xBF <?xml?><!-- <a> --><oai:OAI-PMH x>"),
            "oai-pmh");
  EXPECT_EQ(FirstElementOf("{\"a\":\"<html>\"}"), "");
  EXPECT_EQ(FirstElementOf("<!DOCTYPE html"), "");
}

TEST(GatherTest, APageIsWhatItSaysOfItselfInJsonLd) {
  EXPECT_EQ(JsonLdOf(kPage).size(), 2u);
  const auto gathered = GatherBytes("page.html", kPage, false);
  ASSERT_TRUE(gathered.ok()) << gathered.status();
  ASSERT_EQ(gathered->items.size(), 1u);
  EXPECT_EQ(gathered->items[0].record.notice.title(0).value(), "Les volcans");
  EXPECT_EQ(
      ReasonOf(GatherBytes("a", "<html><body>x</body></html>", false).status()),
      "CHECK_PAGE_WITHOUT_RECORD");
  EXPECT_EQ(ReasonOf(GatherBytes("a", "<html><script type=application/ld+json>",
                                 false)
                         .status()),
            "CHECK_PAGE_WITHOUT_RECORD");
}

TEST(GatherTest, OnlyTheFirstHundredOfAFile) {
  std::string sheet = "titre;url\n";
  for (int i = 0; i < 150; ++i) {
    absl::StrAppend(&sheet, "Titre ", i, ";https://edu.example.org/", i, "\n");
  }
  const auto gathered = GatherBytes("a.csv", sheet, false);
  ASSERT_TRUE(gathered.ok()) << gathered.status();
  EXPECT_EQ(gathered->items.size(), kMaxRecords);
  EXPECT_TRUE(gathered->more);
  EXPECT_EQ(ReasonOf(GatherBytes("a.csv", "titre;url\n", false).status()),
            "CHECK_NO_RECORD");
  EXPECT_EQ(ReasonOf(GatherBytes("a.bin", "\x01\x02", false).status()),
            "FORMAT_NOT_RECOGNISED");
}

TEST(GatherTest, AProviderIsKnownByItsAnswer) {
  fetch::FakeFetcher fetcher;
  fetcher.SetOthers(Provider);
  const auto gathered = GatherAddress("https://edu.example.org/oai", fetcher,
                                      [] { return false; });
  ASSERT_TRUE(gathered.ok()) << gathered.status();
  EXPECT_EQ(gathered->items.size(), kMaxRecords);
  EXPECT_EQ(gathered->expected, 180u);
  EXPECT_TRUE(gathered->more);
  // Two pages were enough.
  EXPECT_FALSE(absl::StrContains(fetcher.urls().back(), "resumptionToken=2"));
}

TEST(GatherTest, AnAddressMayBeAPageAFileOrNothing) {
  fetch::FakeFetcher fetcher;
  fetcher.Set("https://edu.example.org/v", kPage, "text/html");
  fetcher.Set("https://edu.example.org/a.csv?x=1",
              "titre;url\nA;https://edu.example.org/1\n", "text/csv");
  const auto never = [] { return false; };
  const auto page = GatherAddress("https://edu.example.org/v", fetcher, never);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->items.size(), 1u);
  const auto file =
      GatherAddress("https://edu.example.org/a.csv?x=1", fetcher, never);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->items.size(), 1u);
  EXPECT_THAT(fetcher.urls(), ElementsAre("https://edu.example.org/v",
                                          "https://edu.example.org/a.csv?x=1"));
  EXPECT_EQ(ReasonOf(GatherAddress("https://edu.example.org/nothing?x=1",
                                   fetcher, never)
                         .status()),
            "SOURCE_STATUS");
}

}  // namespace
}  // namespace preau::checkup
