#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/oai_page.h"
#include "services/ingestion/readers/readers_testing.h"
#include "services/ingestion/readers/xml_document.h"

namespace preau::readers {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string TestFile(const char* name) {
  std::ifstream file(std::filesystem::path(PREAU_SOURCE_DIR) /
                     "services/ingestion/readers/testdata/lido" / name);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

template <typename Texts>
std::vector<std::string> Values(const Texts& texts) {
  std::vector<std::string> values;
  for (const auto& text : texts) values.push_back(text.value());
  return values;
}

TEST(LidoTest, APaintingInVersion10) {
  const auto records = Read(Format::kXml, TestFile("tableau.xml"));
  ASSERT_THAT(records, SizeIs(1));
  const ParsedRecord& record = records[0];
  ASSERT_TRUE(record.status.ok()) << record.status;
  const log::v1::Notice& notice = record.notice;
  EXPECT_EQ(record.key, "MBA-1898.4.12");
  EXPECT_THAT(Values(notice.title()),
              ElementsAre("La Moisson au pied du Forez"));
  EXPECT_EQ(notice.title(0).language(), "fr");
  ASSERT_THAT(Values(notice.alternative_title()),
              ElementsAre("Harvest below the Forez"));
  EXPECT_EQ(notice.alternative_title(0).language(), "en");
  EXPECT_TRUE(absl::StartsWith(notice.description(0).value(), "Quatre"));
  EXPECT_THAT(Values(notice.keyword()),
              ElementsAre("peinture", "beaux-arts", "moisson", "paysan",
                          "Monts du Forez", "orage"));
  EXPECT_EQ(notice.provider(), "Musée des beaux-arts de Montbrison");
  EXPECT_EQ(notice.url(), "https://musee.example.org/oeuvres/1898-4-12");
  EXPECT_EQ(notice.thumbnail_url(),
            "https://musee.example.org/vignettes/1898-4-12.jpg");
  EXPECT_THAT(notice.format(), ElementsAre("image/jpeg"));
  // Of the image, not of the painting.
  EXPECT_EQ(notice.licence().term().id(), "cc-by");
  EXPECT_EQ(notice.licence().version(), "4.0");
  EXPECT_EQ(notice.date_created().value(), "1874");
  ASSERT_EQ(notice.contribution_size(), 1);
  EXPECT_EQ(notice.contribution(0).agent().name(), "Honorine Vial");
  EXPECT_EQ(notice.contribution(0).agent().kind(), log::v1::Agent::PERSON);
  EXPECT_EQ(notice.contribution(0).agent().uri(),
            "https://auteurs.example.org/vial");
  EXPECT_EQ(notice.contribution(0).role().stated(), "peintre");
  EXPECT_EQ(notice.contribution(0).date().value(), "1874");
  EXPECT_THAT(Values(notice.coverage()), ElementsAre("Montbrison"));
  ASSERT_EQ(notice.identifier_size(), 2);
  EXPECT_EQ(notice.identifier(0).entry(), "1898.4.12");
  EXPECT_EQ(notice.identifier(1).entry(), "MBA-1898.4.12");
  // An object, not a teaching resource.
  ASSERT_EQ(notice.document_type_size(), 2);
  EXPECT_EQ(notice.document_type(0).id(), "physical-object");
  EXPECT_EQ(notice.document_type(1).stated(), "peinture");
  EXPECT_EQ(notice.kind_size(), 0);
  EXPECT_EQ(notice.level_size(), 0);
}

TEST(LidoTest, EachValueHasItsEvidence) {
  const auto records = Read(Format::kXml, TestFile("tableau.xml"));
  std::vector<std::string> evidence;
  for (const auto& source : records.at(0).notice.provenance()) {
    evidence.push_back(
        absl::StrCat(source.field(), " ", source.path(), " ", source.rule()));
  }
  for (const char* each :
       {"title[0] titleWrap/titleSet/appellationValue lido.title",
        "document_type[1] objectWorkTypeWrap/objectWorkType "
        "lido.document_type",
        "contribution[0] eventActor/actorInRole lido.contribution",
        "url recordInfoSet/recordInfoLink lido.url",
        "licence resourceSet/rightsResource lido.licence",
        "keyword[2] subjectSet/subject lido.keyword"}) {
    EXPECT_THAT(evidence, Contains(each));
  }
}

TEST(LidoTest, ObjectsInAWrapOfVersion11) {
  const std::string bytes = TestFile("outils.xml");
  const auto records = Read(Format::kXml, bytes);
  ASSERT_THAT(records, SizeIs(3));
  const ParsedRecord& first = records[0];
  ASSERT_TRUE(first.status.ok()) << first.status;
  EXPECT_EQ(first.location, "file:1");
  EXPECT_EQ(first.key, "oai:ecomusee:tour-a-bois");
  EXPECT_TRUE(absl::StartsWith(first.original, "<lido "));
  EXPECT_TRUE(absl::EndsWith(first.original, "</lido>"));
  EXPECT_TRUE(absl::StrContains(bytes, first.original));
  EXPECT_EQ(first.notice.document_type(1).stated(), "tour à bois");
  EXPECT_EQ(first.notice.url(),
            "https://ecomusee.example.org/objets/tour-a-bois");
  EXPECT_EQ(first.notice.provider(), "Écomusée du Haut-Jura");
  EXPECT_EQ(first.notice.date_created().text(), "fin du XIXe siècle");
  EXPECT_EQ(first.notice.contribution(0).agent().name(), "Atelier Perrodin");
  EXPECT_EQ(first.notice.contribution(0).role().id(), "author");
  EXPECT_EQ(first.notice.thumbnail_url(),
            "https://ecomusee.example.org/photos/tour.JPG");
  EXPECT_EQ(first.notice.licence().term().id(), "public-domain");

  EXPECT_EQ(records[1].key, "oai:ecomusee:gouge");
  EXPECT_EQ(records[1].notice.contribution(0).agent().name(), "forge inconnue");
  EXPECT_EQ(records[1].notice.date_created().value(), "1902");
  EXPECT_EQ(records[1].notice.licence().statement_size(), 1);

  EXPECT_EQ(Reason(records[2].status), "TITLE_MISSING");
  EXPECT_EQ(records[2].key, "oai:ecomusee:sans-titre");
}

TEST(LidoTest, InAnOaiAnswer) {
  const auto page = [](const std::string& metadata) {
    return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
           "<ListRecords><record><header><identifier>oai:m:1</identifier>"
           "</header><metadata>" +
           metadata + "</metadata></record></ListRecords></OAI-PMH>";
  };
  const auto lido = [](const std::string& id) {
    return "<lido><lidoRecID>" + id +
           "</lidoRecID><descriptiveMetadata><objectIdentificationWrap>"
           "<titleWrap><titleSet><appellationValue>Vase</appellationValue>"
           "</titleSet></titleWrap></objectIdentificationWrap>"
           "</descriptiveMetadata></lido>";
  };
  const std::string begin = "<lidoWrap xmlns=\"http://www.lido-schema.org\">";
  const auto one = Read(Format::kXml, page(begin + lido("a") + "</lidoWrap>"));
  ASSERT_THAT(one, SizeIs(1));
  EXPECT_TRUE(one[0].status.ok()) << one[0].status;
  EXPECT_EQ(one[0].key, "oai:m:1");
  EXPECT_TRUE(absl::StartsWith(one[0].original, "<record>"));

  const auto two =
      Read(Format::kXml, page(begin + lido("a") + lido("b") + "</lidoWrap>"));
  ASSERT_THAT(two, SizeIs(2));
  EXPECT_EQ(two[0].key, "oai:m:1#a");
  EXPECT_EQ(two[1].key, "oai:m:1#b");
  EXPECT_EQ(two[1].location, "file:1.2");
  EXPECT_TRUE(absl::StartsWith(two[1].original, "<lido>"));
}

TEST(LidoTest, AHarvestKeepsOneNoticeForEachIdentifier) {
  ParsedRecord record;
  const std::string text =
      "<record><header><identifier>oai:m:1</identifier></header><metadata>"
      "<lidoWrap xmlns=\"http://www.lido-schema.org\"><lido>"
      "<descriptiveMetadata><objectIdentificationWrap><titleWrap><titleSet>"
      "<appellationValue>Vase</appellationValue></titleSet></titleWrap>"
      "</objectIdentificationWrap></descriptiveMetadata></lido><lido/>"
      "</lidoWrap></metadata></record>";
  pugi::xml_document document;
  ASSERT_TRUE(LoadXml(text, document).ok());
  ReadOaiRecord(document.document_element(), text, record);
  EXPECT_EQ(record.key, "oai:m:1");
  EXPECT_EQ(Reason(record.status), "OAI_SEVERAL_RECORDS");
}

TEST(LidoTest, AnEmptyWrapIsNoRecord) {
  const auto records =
      Read(Format::kXml, "<lidoWrap xmlns=\"http://www.lido-schema.org\"/>");
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(Reason(records[0].status), "XML_KIND_UNKNOWN");
}

}  // namespace
}  // namespace preau::readers
