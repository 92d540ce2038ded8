#include "services/ingestion/readers/explain.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <fstream>
#include <set>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/readers_testing.h"

namespace preau::readers {
namespace {

using testing::ElementsAre;

std::string ReadAll(const std::string& path) {
  std::ifstream file(absl::StrCat(PREAU_SOURCE_DIR, "/", path));
  return std::string((std::istreambuf_iterator<char>(file)),
                     std::istreambuf_iterator<char>());
}

constexpr char kJsonLd[] =
    "{\"@context\":\"https://schema.org/\",\"@type\":\"LearningResource\","
    "\"name\":\"Les volcans\",\"url\":\"https://edu.example.org/1\","
    "\"educationalLevel\":\"sixième\",\"datePublished\":\"15/03/2021\","
    "\"isPartOf\":\"https://edu.example.org/2\",\"inLanguage\":\"fr\","
    "\"typicalAgeRange\":\"10-11\",\"timeRequired\":\"PT45M\","
    "\"aggregateRating\":{\"ratingValue\":\"4\"},\"position\":3}";

// Every field of a notice that is set is named in its evidence.
void ExpectWholeEvidence(const ParsedRecord& record) {
  std::set<std::string> said;
  for (const log::v1::FieldSource& source : record.notice.provenance()) {
    EXPECT_FALSE(source.path().empty()) << source.field();
    EXPECT_FALSE(source.rule().empty()) << source.field();
    const std::string name =
        source.field().substr(0, source.field().find_first_of("[."));
    said.insert(name == "special_need" ? "accessibility" : name);
  }
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  record.notice.GetReflection()->ListFields(record.notice, &fields);
  EXPECT_GT(fields.size(), 2u);
  for (const auto* field : fields) {
    if (field->name() == "provenance") continue;
    EXPECT_TRUE(said.count(field->name()) > 0)
        << record.location << ": nothing says where " << field->name()
        << " comes from";
  }
}

TEST(ExplainTest, EveryFieldSaysWhereItComesFrom) {
  for (const char* path :
       {"services/ingestion/conformance/testdata/conforming.xml",
        "services/ingestion/readers/testdata/lido/tableau.xml"}) {
    for (const ParsedRecord& record : Read(Format::kXml, ReadAll(path))) {
      ExpectWholeEvidence(record);
    }
  }
  ExpectWholeEvidence(Read(Format::kJson, kJsonLd).at(0));
  ExpectWholeEvidence(
      Read(Format::kXml,
           "<dc:dc xmlns:dc=\"http://purl.org/dc/terms/\"><dc:title>A"
           "</dc:title><dc:identifier>1</dc:identifier><dc:publisher>Canopé"
           "</dc:publisher><dc:date>2021</dc:date><dc:created>2020"
           "</dc:created><dc:modified>2022</dc:modified><dc:format>a/b"
           "</dc:format></dc:dc>")
          .at(0));
  ExpectWholeEvidence(
      Read(Format::kXml,
           "<rss><channel><title>Radio</title><item><title>A</title><link>"
           "https://edu.example.org/1</link><guid>1</guid><pubDate>Mon, 15 Mar "
           "2021 10:00:00 GMT</pubDate><enclosure "
           "url=\"https://edu.example.org/a.mp3\" type=\"audio/mpeg\" "
           "length=\"10\"/></item></channel></rss>")
          .at(0));
  ExpectWholeEvidence(
      Read(Format::kCsv,
           "titre;url;durée;vignette;éditeur;date;accès;identifiant\nA;"
           "https://edu.example.org/1;45 min;https://edu.example.org/a.png;"
           "Canopé;mars 2021;libre;1\n")
          .at(0));
}

TEST(ExplainTest, SaysWhatBecameOfWhatAndWhatWasNotUsed) {
  const ParsedRecord record = Read(Format::kJson, kJsonLd).at(0);
  const Explanation explanation = Explain(record);
  std::vector<std::string> lines;
  for (const Explanation::Row& row : explanation.rows) {
    lines.push_back(absl::StrCat(row.field, "=", row.value, " ", row.path, " ",
                                 row.rule, " ", row.original));
  }
  EXPECT_THAT(lines, testing::IsSupersetOf(
                         {"title[0]=Les volcans /name jsonld.title ",
                          "level[0]=6e /educationalLevel jsonld.level sixième",
                          "date_published=2021-03-15 /datePublished "
                          "jsonld.date_published 15/03/2021"}));
  EXPECT_THAT(explanation.unused,
              ElementsAre("/@context", "/@type", "/aggregateRating/ratingValue",
                          "/position"));
}

TEST(ExplainTest, ColumnsAndElementsThatNothingTakes) {
  const Explanation row =
      Explain(Read(Format::kCsv,
                   "titre;url;cote;vide\nA;https://edu.example.org/1;9;\n")
                  .at(0));
  EXPECT_THAT(row.unused, ElementsAre("/cote"));
  const Explanation lom = Explain(
      Read(
          Format::kXml,
          "<lom xmlns=\"http://ltsc.ieee.org/xsd/LOM\"><general><title><string>"
          "A</string></title><structure><value>atomic</value></structure>"
          "</general></lom>")
          .at(0));
  EXPECT_THAT(lom.unused, ElementsAre("/general/structure/value"));
}

}  // namespace
}  // namespace preau::readers
