// OAI-PMH answers, Dublin Core, IMS Metadata, GAR and JSON-LD.

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/json_record.h"
#include "services/ingestion/readers/readers_testing.h"
#include "services/ingestion/sheets/encoding.h"

namespace preau::readers {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string Dc(const std::string& inside) {
  return "<o:dc xmlns:o=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
         "xmlns:d=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:t=\"http://purl.org/dc/terms/\">" +
         inside + "</o:dc>";
}

ParsedRecord ReadOne(Format format, const std::string& bytes) {
  const auto records = Read(format, bytes, {}, 7);
  EXPECT_THAT(records, SizeIs(1));
  if (records.empty()) return ParsedRecord();
  EXPECT_TRUE(records[0].status.ok()) << records[0].status << "\n" << bytes;
  return records[0];
}

log::v1::Notice DcNotice(const std::string& inside) {
  return ReadOne(Format::kXml, Dc("<d:title>Optique</d:title>" + inside))
      .notice;
}

template <typename Texts>
std::vector<std::string> Values(const Texts& texts) {
  std::vector<std::string> values;
  for (const auto& text : texts) values.push_back(text.value());
  return values;
}

template <typename Terms>
std::vector<std::string> Ids(const Terms& terms) {
  std::vector<std::string> ids;
  for (const auto& term : terms) {
    ids.push_back(term.id().empty() ? term.stated() : term.id());
  }
  return ids;
}

TEST(DublinCoreTest, FindsTheAddressAmongTheIdentifiers) {
  const ParsedRecord record = ReadOne(
      Format::kXml, Dc("<d:title xml:lang=\"fr\">Optique</d:title>"
                       "<d:identifier>hal-1</d:identifier>"
                       "<d:identifier>https://example.org/a</d:identifier>"
                       "<d:source>https://example.org/source</d:source>"));
  EXPECT_EQ(record.key, "hal-1");
  EXPECT_EQ(record.notice.url(), "https://example.org/a");
  EXPECT_EQ(record.notice.identifier_size(), 2);
  EXPECT_EQ(record.notice.title(0).language(), "fr");
  EXPECT_EQ(record.notice.provenance(0).path(), "dc:title");
  EXPECT_EQ(record.notice.provenance(0).rule(), "dc.title");
  // In another element when no identifier is one.
  EXPECT_EQ(DcNotice("<d:identifier>1</d:identifier>"
                     "<d:relation>https://example.org/r</d:relation>")
                .url(),
            "https://example.org/r");
  EXPECT_EQ(DcNotice("<d:format>application/pdf https://example.org/a.pdf"
                     "</d:format>")
                .url(),
            "https://example.org/a.pdf");
}

TEST(DublinCoreTest, TakesApartWhatIsJoined) {
  const log::v1::Notice notice = DcNotice(
      "<d:subject>lumière; miroir ;\n  Mathématiques</d:subject>"
      "<d:language>fr_FR</d:language><d:language>English</d:language>"
      "<d:format>application/pdf</d:format>");
  EXPECT_THAT(Values(notice.keyword()), ElementsAre("lumière", "miroir"));
  EXPECT_THAT(Ids(notice.discipline()), ElementsAre("mathematiques"));
  EXPECT_THAT(Ids(notice.language()), ElementsAre("fr", "en"));
  EXPECT_THAT(notice.format(), ElementsAre("application/pdf"));
}

TEST(DublinCoreTest, DatesTypesAndRightsAsTheyCome) {
  const log::v1::Notice notice = DcNotice(
      "<d:date>January 2004</d:date><d:date>2004-01-15</d:date>"
      "<d:type>info:eu-repo/semantics/article</d:type>"
      "<d:type>InteractiveResource</d:type>"
      "<d:rights>https://creativecommons.org/licenses/by/4.0/</d:rights>"
      "<d:publisher>Musée Szabó</d:publisher><d:creator>Ada L.</d:creator>"
      "<t:educationLevel>6e</t:educationLevel>"
      "<t:audience>enseignant</t:audience>");
  EXPECT_EQ(notice.date_published().value(), "2004-01-15");
  EXPECT_EQ(DcNotice("<d:date>January 2004</d:date>").date_published().text(),
            "January 2004");
  EXPECT_THAT(Ids(notice.document_type()), ElementsAre("interactive-resource"));
  EXPECT_EQ(notice.licence().term().id(), "cc-by");
  EXPECT_EQ(notice.licence().evidence(), log::v1::Licence::URL);
  EXPECT_EQ(notice.provider(), "Musée Szabó");
  EXPECT_THAT(Ids(notice.level()), ElementsAre("6e"));
  EXPECT_THAT(Ids(notice.audience()), ElementsAre("teacher"));
  EXPECT_EQ(DcNotice("<d:rights>Voir le site</d:rights>").licence().term().id(),
            "unknown");
}

TEST(DublinCoreTest, APasswordInAnIdentifierStaysOut) {
  const ParsedRecord record = ReadOne(
      Format::kXml,
      "<f:dc xmlns:f=\"http://www.archives-ouvertes.fr/OAI/2.0/dc_plus_fr/\" "
      "xmlns:d=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      "<d:title>T</d:title>"
      "<d:identifier xsi:type=\"f:hal_id\">hal-7,1,secret</d:identifier>"
      "</f:dc>");
  EXPECT_EQ(record.key, "hal-7");
  EXPECT_EQ(record.notice.SerializeAsString().find("secret"),
            std::string::npos);
}

std::string Oai(const std::string& inside) {
  return "<?xml version=\"1.0\"?><OAI-PMH "
         "xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>"
         "2026-04-12T02:55:49.738854772Z</responseDate><request/>" +
         inside + "</OAI-PMH>";
}

TEST(OaiTest, EachRecordUnderItsIdentifier) {
  const std::string second =
      "<record><header><identifier> oai:b:2\n</identifier></header><metadata>"
      "<l:lom "
      "xmlns:l=\"http://ltsc.ieee.org/xsd/LOM\"><l:general><l:identifier>"
      "<l:entry>own</l:entry></l:identifier><l:title><l:string>Le volcan"
      "</l:string></l:title></l:general></l:lom></metadata></record>";
  const auto records = Read(
      Format::kXml,
      Oai("<ListRecords><record><header><identifier>oai:b:1</identifier>"
          "</header><metadata>" +
          Dc("<d:title>Optique</d:title>") + "</metadata></record>" + second +
          "<record><header status=\"deleted\"><identifier>oai:b:3</identifier>"
          "</header></record><record><header/></record>"
          "<record><header><identifier>oai:b:5</identifier></header></record>"
          "<record><header><identifier>oai:b:6</identifier></header><metadata>"
          "<marc xmlns=\"http://www.loc.gov/MARC21/slim\"/></metadata></record>"
          "<resumptionToken/></ListRecords>"));
  ASSERT_THAT(records, SizeIs(6));
  EXPECT_EQ(records[0].key, "oai:b:1");
  EXPECT_EQ(records[0].location, "file:1");
  EXPECT_EQ(records[0].notice.title(0).value(), "Optique");
  EXPECT_EQ(records[1].key, "oai:b:2");
  EXPECT_EQ(records[1].original, second);
  EXPECT_EQ(records[1].notice.title(0).value(), "Le volcan");
  EXPECT_EQ(Reason(records[2].status), "OAI_RECORD_DELETED");
  EXPECT_EQ(Reason(records[3].status), "OAI_IDENTIFIER_MISSING");
  EXPECT_EQ(Reason(records[4].status), "OAI_METADATA_MISSING");
  EXPECT_EQ(Reason(records[5].status), "XML_KIND_UNKNOWN");
  EXPECT_EQ(records[5].key, "oai:b:6");
}

TEST(OaiTest, WhatIsNoListSaysSo) {
  const auto reason = [](const std::string& inside) {
    const auto records = Read(Format::kXml, Oai(inside));
    return records.size() == 1 ? Reason(records[0].status) : "";
  };
  EXPECT_EQ(reason("<error code=\"noRecordsMatch\"/>"), "OAI_ERROR");
  EXPECT_EQ(reason("<Identify/>"), "OAI_WITHOUT_RECORDS");
  EXPECT_EQ(reason("<ListRecords/>"), "OAI_WITHOUT_RECORDS");
  EXPECT_THAT(Read(Format::kXml, Oai("<error code=\"badVerb\"/><error "
                                     "code=\"badArgument\"/>")),
              SizeIs(2));
}

TEST(ImsTest, OlderNamesMeanTheSame) {
  const ParsedRecord record = ReadOne(
      Format::kXml,
      "<lom xmlns=\"http://www.imsglobal.org/xsd/imsmd_v1p2\"><general>"
      "<title><langstring xml:lang=\"fr\">Le volcan</langstring></title>"
      "<catalogentry><catalog>URI</catalog><entry><langstring>u1</langstring>"
      "</entry></catalogentry><language>fr</language><keyword><langstring "
      "xml:lang=\"x-none\">lave</langstring></keyword></general><lifecycle>"
      "<contribute><role><source><langstring>LOMv1.0</langstring></source>"
      "<value><langstring>Author</langstring></value></role><centity><vcard>"
      "BEGIN:VCARD\nFN:Ada L.\nEND:VCARD</vcard></centity><date><datetime>"
      "2004-01</datetime></date></contribute></lifecycle><technical>"
      "<location>https://example.org/v</location><duration><datetime>PT5M"
      "</datetime></duration></technical><educational><learningresourcetype>"
      "<value><langstring>Exercise</langstring></value>"
      "</learningresourcetype><typicallearningtime><datetime>PT1H</datetime>"
      "</typicallearningtime></educational><classification><purpose><value>"
      "<langstring>Educational Level</langstring></value></purpose><taxonpath>"
      "<source><langstring>x</langstring></source><taxon><entry><langstring>"
      "sixième</langstring></entry></taxon></taxonpath></classification>"
      "</lom>");
  const log::v1::Notice& notice = record.notice;
  EXPECT_EQ(record.key, "URI|u1");
  EXPECT_EQ(notice.title(0).language(), "fr");
  EXPECT_EQ(notice.keyword(0).language(), "");
  EXPECT_EQ(notice.url(), "https://example.org/v");
  ASSERT_EQ(notice.contribution_size(), 1);
  EXPECT_EQ(notice.contribution(0).agent().name(), "Ada L.");
  EXPECT_EQ(notice.contribution(0).role().id(), "author");
  EXPECT_EQ(notice.date_created().value(), "2004-01");
  EXPECT_EQ(notice.duration_seconds(), 300);
  EXPECT_EQ(notice.learning_time_seconds(), 3600);
  EXPECT_THAT(Ids(notice.kind()), ElementsAre("exercice"));
  EXPECT_THAT(Ids(notice.level()), ElementsAre("6e"));
}

TEST(XmlTest, EncodingsAndHazards) {
  const std::string title = "Été 🌋";
  const std::string xml = Dc("<d:title>" + title + "</d:title>");
  std::string utf16 = "\xFF\xFE";
  for (const char16_t unit : std::u16string(u"<d:dc xmlns:d=\"http://purl.org/"
                                            u"dc/terms/\"><d:title>Été 🌋"
                                            u"</d:title></d:dc>")) {
    utf16.push_back(static_cast<char>(unit & 0xFF));
    utf16.push_back(static_cast<char>(unit >> 8));
  }
  EXPECT_EQ(sheets::FromUtf16(utf16.substr(0, 4)), "<");
  for (const std::string& bytes :
       {xml, "\xEF\xBB\xBF" + xml, "\n\n<?xml version=\"1.0\"?>" + xml,
        utf16}) {
    EXPECT_EQ(ReadOne(Format::kXml, bytes).notice.title(0).value(), title);
  }
  EXPECT_EQ(ReadOne(Format::kXml, Dc("<d:title>Vid\xE9o</d:title>"))
                .notice.title(0)
                .value(),
            "Vidéo");
  std::string deep = Dc("<d:title>a</d:title>");
  std::string nested;
  for (int i = 0; i < 500; ++i) nested += "<d:x>";
  for (int i = 0; i < 500; ++i) nested += "</d:x>";
  EXPECT_EQ(Reason(Read(Format::kXml, Dc(nested)).at(0).status),
            "XML_TOO_DEEP");
}

TEST(GarTest, IsReadWithoutTheSchoolThatAsked) {
  const std::string gar = R"({
    "idRessource": "ark:/1/a", "idType": "ARK", "nomRessource": "Lingua",
    "nomEditeur": "Éditions X", "urlVignette": "https://example.org/v.png",
    "typePedagogique": [{"uri": "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-010-num-013", "nom": "jeu éducatif"}],
    "niveauEducatif": [{"uri": "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-022-num-016", "nom": "collège"}],
    "domaineEnseignement": [],
    "urlAccesRessource": "https://gar.example.org/d?idENT=QjA=&idEtab=OTk5&idRessource=ark%3A%2F1%2Fa",
    "nomSourceEtiquetteGar": "Accessible via le GAR", "structure_uai": "9999991F"})";
  const ParsedRecord record = ReadOne(Format::kJson, gar);
  EXPECT_EQ(record.key, "ark:/1/a");
  EXPECT_EQ(record.original, gar);
  EXPECT_EQ(record.notice.title(0).value(), "Lingua");
  EXPECT_EQ(record.notice.url(),
            "https://gar.example.org/d?idRessource=ark%3A%2F1%2Fa");
  EXPECT_EQ(record.notice.provider(), "Éditions X");
  EXPECT_THAT(Ids(record.notice.level()), ElementsAre("college"));
  EXPECT_THAT(Ids(record.notice.kind()), ElementsAre("jeu"));
  EXPECT_EQ(record.notice.access().term().id(), "ent-gar");
  EXPECT_EQ(record.notice.SerializeAsString().find("9999991F"),
            std::string::npos);

  // Wherever its lists lie.
  const auto listed = Read(Format::kJson, absl::StrCat("{\"a\": {\"b\": [", gar,
                                                       ",\n ", gar, "]}}"));
  ASSERT_THAT(listed, SizeIs(2));
  EXPECT_EQ(listed[1].original, gar);
  EXPECT_EQ(listed[1].location, "file:2");
}

std::string Amb(const std::string& inside) {
  return "{\"@context\": [\"https://w3id.org/kim/amb/context.jsonld\", "
         "{\"@language\": \"de\"}], \"id\": \"https://example.org/oer\", "
         "\"type\": [\"LearningResource\"], \"name\": \"Mon avenir\"" +
         inside + "}";
}

log::v1::Notice AmbNotice(const std::string& inside) {
  return ReadOne(Format::kJson, Amb(", " + inside)).notice;
}

TEST(JsonLdTest, AmbsConceptsResolve) {
  const log::v1::Notice notice = AmbNotice(R"(
      "about": [{"id": "http://w3id.org/kim/schulfaecher/s1009", "prefLabel": {"de": "Französisch"}}],
      "learningResourceType": [{"id": "https://w3id.org/kim/hcrt/video"}],
      "educationalLevel": [{"id": "https://w3id.org/kim/educationalLevel/level_2"}],
      "audience": [{"id": "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/student"}],
      "license": {"id": "https://creativecommons.org/licenses/by-sa/4.0/"},
      "conditionsOfAccess": {"id": "http://w3id.org/kim/conditionsOfAccess/no_login"},
      "isAccessibleForFree": true, "inLanguage": ["fr"], "keywords": ["a", "b"],
      "creator": [{"type": "Person", "name": "Ada L."}],
      "publisher": [{"type": "Organization", "name": "Tutory"}],
      "dateCreated": "2019-07-02", "timeRequired": "PT45M",
      "image": "https://example.org/i.png",
      "encoding": [{"contentUrl": "https://example.org/a.mp4", "encodingFormat": "video/mp4", "contentSize": "123"}],
      "isPartOf": [{"id": "https://example.org/course", "name": "Cours"}],
      "teaches": [{"id": "https://example.org/skill", "prefLabel": {"de": "x", "fr": "lire"}}])");
  EXPECT_EQ(notice.url(), "https://example.org/oer");
  EXPECT_THAT(Ids(notice.kind()), ElementsAre("video"));
  EXPECT_THAT(Ids(notice.level()), ElementsAre("college"));
  EXPECT_THAT(Ids(notice.audience()), ElementsAre("learner"));
  EXPECT_EQ(notice.licence().term().id(), "cc-by-sa");
  EXPECT_EQ(notice.licence().version(), "4.0");
  EXPECT_EQ(notice.access().term().id(), "open");
  EXPECT_TRUE(notice.free_of_charge());
  EXPECT_THAT(Values(notice.keyword()), ElementsAre("a", "b"));
  EXPECT_EQ(notice.provider(), "Tutory");
  EXPECT_EQ(notice.contribution(0).agent().name(), "Ada L.");
  EXPECT_EQ(notice.contribution(1).agent().organisation(), "Tutory");
  EXPECT_EQ(notice.date_created().value(), "2019-07-02");
  EXPECT_EQ(notice.learning_time_seconds(), 45 * 60);
  EXPECT_EQ(notice.thumbnail_url(), "https://example.org/i.png");
  EXPECT_THAT(notice.other_url(), ElementsAre("https://example.org/a.mp4"));
  EXPECT_EQ(notice.size_bytes(), 123);
  EXPECT_EQ(notice.relation(0).kind().id(), "is-part-of");
  EXPECT_EQ(notice.classification(0).taxon(0).label(0).value(), "lire");
}

TEST(JsonLdTest, AnyPropertyIsOneOrMany) {
  const log::v1::Notice notice = AmbNotice(R"(
      "keywords": "lave, feu", "inLanguage": "fr",
      "license": "https://creativecommons.org/licenses/by/4.0/",
      "learningResourceType": "vidéo",
      "educationalAlignment": [
          {"alignmentType": "educationalLevel", "targetName": "6e"},
          {"alignmentType": "learningResourceType", "targetName": "séquence"},
          {"alignmentType": "audience", "targetName": "parent"}],
      "encodingFormat": ["text/html", "video/mp4"],
      "audience": {"@type": "EducationalAudience", "educationalRole": ["teacher"]},
      "isAccessibleForFree": "http://schema.org/False",
      "accessibilityFeature": ["captions"], "typicalAgeRange": "7-9")");
  EXPECT_THAT(Values(notice.keyword()), ElementsAre("lave", "feu"));
  EXPECT_THAT(Ids(notice.language()), ElementsAre("fr"));
  EXPECT_EQ(notice.licence().term().id(), "cc-by");
  EXPECT_THAT(Ids(notice.kind()), ElementsAre("video", "sequence"));
  EXPECT_THAT(Ids(notice.level()), ElementsAre("6e"));
  EXPECT_THAT(Ids(notice.audience()), ElementsAre("teacher", "family"));
  EXPECT_THAT(notice.format(), ElementsAre("text/html", "video/mp4"));
  EXPECT_FALSE(notice.free_of_charge());
  EXPECT_THAT(Ids(notice.accessibility().feature()), SizeIs(1));
  EXPECT_NE(notice.accessibility().feature(0).id(), "");
  EXPECT_EQ(notice.age_range().max(), 9);
}

TEST(JsonLdTest, TheLicenceMayStandElsewhere) {
  const std::string elsewhere =
      R"("usageInfo": "https://www.etalab.gouv.fr/licence-ouverte-open-licence")";
  EXPECT_EQ(AmbNotice(elsewhere).licence().term().id(), "licence-ouverte");
  EXPECT_EQ(
      AmbNotice(R"("copyrightNotice": "CC BY-SA 4.0")").licence().term().id(),
      "cc-by-sa");
  const std::string both =
      elsewhere +
      R"(, "license": {"id": "https://creativecommons.org/licenses/by/4.0/"})";
  EXPECT_EQ(AmbNotice(both).licence().term().id(), "cc-by");
}

TEST(JsonLdTest, WhatCannotBeReadIsSaid) {
  const auto reasons = [](const std::string& inside) {
    std::vector<std::string> found;
    for (const auto& remark :
         ReadOne(Format::kJson, Amb(", " + inside)).remarks) {
      found.push_back(remark.reason);
    }
    return found;
  };
  EXPECT_THAT(reasons(R"("duration": "2 semaines")"),
              ElementsAre("DURATION_NOT_READ"));
  EXPECT_THAT(reasons(R"("duration": "PT0H", "isAccessibleForFree": false)"),
              IsEmpty());
  EXPECT_THAT(reasons(R"("isAccessibleForFree": "peut-être")"),
              ElementsAre("YES_OR_NO_NOT_READ"));
  EXPECT_THAT(reasons(R"("dateCreated": "hier")"),
              ElementsAre("DATE_KEPT_AS_TEXT"));
  EXPECT_THAT(reasons(R"("encoding": [{"contentSize": "12 Mo"}])"),
              ElementsAre("SIZE_NOT_READ"));
}

TEST(JsonLdTest, ResourcesAmongOtherNodes) {
  const auto records = Read(Format::kJson,
                            R"({"@context": "https://schema.org", "@graph": [
           {"@type": "Organization", "@id": "https://example.org/o"},
           {"@type": ["VideoObject", "LearningResource"],
            "@id": "https://example.org/v", "name": {"@value": "Volcan", "@language": "fr"},
            "url": "https://example.org/page"}]})");
  ASSERT_THAT(records, SizeIs(2));
  EXPECT_EQ(Reason(records[0].status), "NOT_A_LEARNING_RESOURCE");
  EXPECT_TRUE(records[1].status.ok()) << records[1].status;
  EXPECT_EQ(records[1].key, "https://example.org/v");
  EXPECT_EQ(records[1].notice.url(), "https://example.org/page");
  EXPECT_EQ(records[1].notice.title(0).language(), "fr");
}

TEST(JsonLdTest, SaysWhatIsMissing) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"id": "https://a.org", "type": ["LearningResource"], "name": "a"})",
       "JSON_LD_CONTEXT_MISSING"},
      {R"({"@context": "https://schema.org", "@type": "Person", "name": "a"})",
       "NOT_A_LEARNING_RESOURCE"},
      {R"({"@context": "https://schema.org", "@type": "Course", "name": "a"})",
       "KEY_MISSING_IN_RECORD"},
      {R"({"@context": "https://schema.org", "@type": "Course",
           "url": "https://a.org"})",
       "TITLE_MISSING"},
      {R"({"@context": "https://w3id.org/kim/amb/context.jsonld",
           "type": ["Course"], "id": "https://a.org", "name": "a"})",
       "NOT_A_LEARNING_RESOURCE"},
      {"{\"a\": 1}", "JSON_KIND_UNKNOWN"},
      {"[]", "JSON_KIND_UNKNOWN"},
      {R"({"$schema": "http://json-schema.org/draft-07/schema#",
           "default": {"@context": "https://schema.org", "@type": "Course"}})",
       "JSON_SCHEMA"},
      {R"({"@context": {"name": "http://schema.org/name"}})",
       "JSON_LD_CONTEXT_ALONE"},
      {R"({"a": 1} {"b": )", "JSON_NOT_READABLE"},
      {"{\"a\": ", "JSON_NOT_READABLE"}};
  for (const auto& [bytes, reason] : cases) {
    const auto records = Read(Format::kJson, bytes);
    ASSERT_THAT(records, SizeIs(1)) << bytes;
    EXPECT_EQ(Reason(records[0].status), reason) << bytes;
  }
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "[";
  EXPECT_EQ(Reason(Read(Format::kJson, deep).at(0).status),
            "JSON_NOT_READABLE");
  // Compared each with all before, these would take minutes.
  std::string wide = "{\"a\":0";
  for (int i = 0; i < 1000000; ++i) absl::StrAppend(&wide, ",\"", i, "\":0");
  EXPECT_EQ(Reason(Read(Format::kJson, wide + "}").at(0).status),
            "JSON_NOT_READABLE");
}

TEST(JsonLdTest, DocumentsOneAfterAnother) {
  const auto records = Read(
      Format::kJson, Amb("") + "\n" + Amb(", \"description\": \"a } \\\" {\""));
  ASSERT_THAT(records, SizeIs(2));
  EXPECT_TRUE(records[0].status.ok()) << records[0].status;
  EXPECT_EQ(records[0].original, Amb(""));
  EXPECT_EQ(records[1].location, "file:2");
  EXPECT_EQ(records[1].notice.description(0).value(), "a } \" {");
}

TEST(JsonLinesTest, LinesSayWhatTheyAre) {
  std::string line = Amb("");
  const auto records = Read(Format::kJsonLines, line + "\n" + line + "\n");
  ASSERT_THAT(records, SizeIs(2));
  EXPECT_TRUE(records[1].status.ok()) << records[1].status;
  EXPECT_EQ(records[1].location, "file:2");
  const auto unknown = Read(Format::kJsonLines, "{\"a\": 1}\n{\"a\": 2}\n");
  ASSERT_THAT(unknown, SizeIs(1));
  EXPECT_EQ(Reason(unknown[0].status), "MAPPING_MISSING");
}

TEST(DetectTest, ByContentThenByName) {
  const std::tuple<const char*, std::string, Format> cases[] = {
      {"a", "<lom/>", Format::kXml},
      {"a.json", "{\"a\": 1}\n{\"a\": 1}\n", Format::kJson},
      {"a.jsonl", "{\"a\":\n", Format::kJsonLines},
      {"a", "{\"a\": 1}\n{\"a\": 1}\n", Format::kJsonLines},
      {"a", "{\n \"a\": 1}\n", Format::kJson},
      {"a", " [1]", Format::kJson},
      {"a.csv", "titre;url", Format::kCsv},
      {"a.xml", "", Format::kXml}};
  for (const auto& [name, head, format] : cases) {
    EXPECT_EQ(DetectFormat(name, head), format) << name << head;
  }
  EXPECT_FALSE(DetectFormat("a.txt", "hello").has_value());
}

}  // namespace
}  // namespace preau::readers
