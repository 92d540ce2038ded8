#include "services/ingestion/oai/oai_answer.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/oai/damaged_page.h"
#include "services/ingestion/oai/oai_reader.h"
#include "services/ingestion/oai/query.h"
#include "storage/base/error.h"

namespace preau::oai {
namespace {

using testing::ElementsAre;

std::string Page(const std::string& content) {
  return absl::StrCat(
      "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">", content,
      "</OAI-PMH>");
}

std::string Reason(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

TEST(OaiAnswerTest, PrefixesAndWhiteSpaceDontMatter) {
  const auto answer = ParseAnswer(
      "<o:OAI-PMH xmlns:o=\"http://www.openarchives.org/OAI/2.0/\">"
      "<o:responseDate> 2026-01-01T00:00:00Z\n</o:responseDate>"
      "<o:ListIdentifiers><o:header><o:identifier>\n a:1 </o:identifier>"
      "<o:datestamp>2026-01-01</o:datestamp></o:header>"
      "<o:resumptionToken completeListSize=\"7\">\n  x|y  \n"
      "</o:resumptionToken></o:ListIdentifiers></o:OAI-PMH>");
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->response_date, "2026-01-01T00:00:00Z");
  ASSERT_EQ(answer->headers.size(), 1u);
  EXPECT_EQ(answer->headers[0].identifier, "a:1");
  EXPECT_EQ(answer->token, "x|y");
  EXPECT_EQ(answer->complete_list_size, 7u);
  EXPECT_FALSE(answer->cut);
}

TEST(OaiAnswerTest, SeveralErrorsAndAnAnswerWithoutAny) {
  auto answer =
      ParseAnswer(Page("<error code=\"badVerb\">a</error>"
                       "<error code=\"badArgument\"/>"));
  ASSERT_TRUE(answer.ok());
  EXPECT_TRUE(HasError(*answer, "badArgument"));
  EXPECT_FALSE(HasError(*answer, "noRecordsMatch"));
  EXPECT_EQ(answer->errors[0].text, "a");
}

TEST(OaiAnswerTest, WhatIsNoAnswerIsRefused) {
  for (const char* text :
       {"", "   ", "<html><body>OAI</body></html>", "{\"a\": 1}"}) {
    EXPECT_EQ(Reason(ParseAnswer(text).status()), "OAI_NOT_AN_ANSWER") << text;
  }
  EXPECT_EQ(Reason(ParseAnswer("<html>about OAI-PMH</html>").status()),
            "OAI_NOT_AN_ANSWER");
  // A document type is passed over, and what it defines means nothing.
  const auto answer = ParseAnswer(
      "<!DOCTYPE OAI-PMH [<!ENTITY a \"b\">]>"
      "<OAI-PMH><error code=\"x\">&a;</error></OAI-PMH>");
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->errors[0].text, "&a;");
}

TEST(OaiAnswerTest, RecordsOfOtherFormatsInRecordsAreNone) {
  // MARC's element is called the same as the protocol's.
  const std::string page = Page(
      "<ListRecords><record><header><identifier>a</identifier>"
      "<datestamp>2026-01-01</datestamp></header><metadata>"
      "<record xmlns=\"http://www.loc.gov/MARC21/slim\"><leader/></record>"
      "</metadata></record><record><header><identifier>b</identifier>"
      "</header><metadata><x>&</x></metadata></record>"
      "<resumptionToken>a&amp;b</resumptionToken></ListRecords>");
  const auto answer = ParseAnswer(page + "</unbalanced>");
  ASSERT_TRUE(answer.ok()) << answer.status();
  ASSERT_EQ(answer->records.size(), 2u);
  EXPECT_EQ(answer->records[0].header.identifier, "a");
  EXPECT_EQ(answer->records[1].parsed.key, "b");
  EXPECT_EQ(answer->token, "a&b");
}

TEST(OaiAnswerTest, ACutPageGivesItsWholeRecords) {
  const std::string page = Page(
      "<ListRecords><record><header><identifier>a</identifier></header>"
      "<metadata><oai_dc:dc "
      "xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      "<dc:title>A</dc:title></oai_dc:dc></metadata></record>"
      "<record><header><identifier>b</identifier></header><metadata>");
  const auto answer =
      ParseAnswer(page.substr(0, page.size() - sizeof("</OAI-PMH>") - 5));
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_TRUE(answer->cut);
  ASSERT_EQ(answer->records.size(), 2u);
  EXPECT_TRUE(answer->records[0].parsed.status.ok());
  EXPECT_EQ(answer->records[0].parsed.notice.title(0).value(), "A");
  EXPECT_FALSE(answer->records[1].parsed.status.ok());
  EXPECT_EQ(answer->records[1].parsed.key, "b");
}

// Whatever is quadratic doesn't end here.
TEST(OaiAnswerTest, DamagedPagesOfAnythingAreReadOnce) {
  const std::string tags = Page(std::string(size_t{8} << 20, '<'));
  EXPECT_TRUE(TakeApart(tags).records.empty());
  bool cut = false;
  EXPECT_EQ(WithoutSurroundings(tags, &cut), tags);
  // Each record would be read with the root's tag.
  std::string records =
      absl::StrCat("<OAI-PMH a=\"", std::string(size_t{6} << 20, 'a'), "\">");
  for (int i = 0; i < 50000; ++i) records += "<record><header>&</record>";
  EXPECT_EQ(Reason(ParseAnswer(records).status()), "XML_NOT_WELL_FORMED");
}

TEST(OaiAnswerTest, ProvenanceIsReadToItsBeginning) {
  const auto answer = ParseAnswer(Page(
      "<GetRecord><record><header><identifier>a</identifier></header>"
      "<about><provenance><originDescription><baseURL>http://a/</baseURL>"
      "<identifier>1</identifier><originDescription><baseURL>http://b/"
      "</baseURL></originDescription></originDescription></provenance></about>"
      "</record></GetRecord>"));
  ASSERT_TRUE(answer.ok());
  EXPECT_THAT(answer->records[0].origin,
              ElementsAre("http://a/", "1", "http://b/"));
}

TEST(BestFormatTest, TakesTheRichestByNamespace) {
  const std::string lom = "http://ltsc.ieee.org/xsd/LOM";
  const std::string dc = "http://www.openarchives.org/OAI/2.0/oai_dc/";
  EXPECT_EQ(BestFormat({{"oai_dc", "", dc}, {"x", "", lom}}), "x");
  EXPECT_EQ(BestFormat({{"lom", "", lom}, {"scolomfr", "", lom}}), "scolomfr");
  EXPECT_EQ(BestFormat({{"a", "http://www.lom-fr.fr/xsd/SCOLOMFR/x.xsd", ""},
                        {"lom", "", lom}}),
            "a");
  EXPECT_EQ(BestFormat({{"lido", "", "http://www.lido-schema.org"},
                        {"oai_dc", "", dc}}),
            "lido");
  EXPECT_EQ(BestFormat({{"marc", "", "http://www.loc.gov/MARC21/slim"}}), "");
}

TEST(NextFromTest, IsEarlierThanTheAnswer) {
  EXPECT_EQ(NextFrom("2026-03-01T01:30:00Z", false), "2026-02-28T23:30:00Z");
  EXPECT_EQ(NextFrom("2026-04-12T02:55:49.738854772Z", false),
            "2026-04-12T00:55:49Z");
  EXPECT_EQ(NextFrom("2026-03-01T01:30:00Z", true), "2026-02-28");
  EXPECT_EQ(NextFrom("2026-03-01", false), "2026-02-28");
  EXPECT_EQ(NextFrom("hier", false), "");
  EXPECT_EQ(NextFrom("", true), "");
}

TEST(QueryTest, EncodesWhatTheProtocolSays) {
  EXPECT_EQ(Query("ListRecords", {{"set", "a:b c"}, {"from", ""}}),
            "verb=ListRecords&set=a%3ab%20c");
  EXPECT_EQ(Query("ListRecords", {{"resumptionToken", "x=1&y=%2F+|!"}}),
            "verb=ListRecords&resumptionToken=x%3d1%26y%3d%252F%2b%7c%21");
}

}  // namespace
}  // namespace preau::oai
