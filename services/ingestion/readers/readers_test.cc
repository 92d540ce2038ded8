#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/readers_testing.h"
#include "services/ingestion/readers/vcard.h"

namespace preau::readers {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::SizeIs;

std::string Lom(const std::string& inside) {
  return "<l:lom xmlns:l=\"http://ltsc.ieee.org/xsd/LOM\" "
         "xmlns:s=\"http://www.lom-fr.fr/xsd/SCOLOMFR\">"
         "<l:general><l:identifier><l:catalog>URI</l:catalog><l:entry>u1"
         "</l:entry></l:identifier><l:title><l:string language=\"fre\">Les "
         "volcans</l:string></l:title></l:general>" +
         inside + "</l:lom>";
}

ParsedRecord ReadLom(const std::string& inside) {
  const auto records = Read(Format::kXml, Lom(inside));
  EXPECT_THAT(records, SizeIs(1));
  EXPECT_TRUE(records[0].status.ok()) << records[0].status;
  return records[0];
}

TEST(LomTest, TitleKeyAndEvidence) {
  const ParsedRecord record = ReadLom("");
  EXPECT_EQ(record.key, "URI|u1");
  EXPECT_EQ(record.notice.title(0).value(), "Les volcans");
  EXPECT_EQ(record.notice.title(0).language(), "fr");
  EXPECT_EQ(record.notice.provenance(0).rule(), "lom.title");
  EXPECT_EQ(record.original, Lom(""));
}

TEST(LomTest, LevelsComeInAllSpellings) {
  for (const char* taxon :
       {"<l:id>http://data.education.fr/voc/scolomfr/concept/"
        "scolomfr-voc-022-num-018</l:id>",
        "<l:id>scolomfr-voc-022-num-018</l:id>",
        "<l:id/><l:entry><l:string>classe de sixième</l:string></l:entry>",
        "<l:id>\n\t scolomfr-voc-022-num-018 \t\n</l:id>"}) {
    const ParsedRecord record = ReadLom(absl::StrCat(
        "<l:classification><l:purpose><l:source>LOMv1.0</l:source><l:value>"
        "educational level</l:value></l:purpose><l:taxonPath><l:taxon>",
        taxon, "</l:taxon></l:taxonPath></l:classification>"));
    ASSERT_EQ(record.notice.level_size(), 1) << taxon;
    EXPECT_EQ(record.notice.level(0).id(), "6e") << taxon;
  }
}

TEST(LomTest, WhatNoVocabularyKnowsIsKeptAsText) {
  const ParsedRecord record = ReadLom(
      "<l:classification><l:purpose><l:value>discipline</l:value></l:purpose>"
      "<l:taxonPath><l:taxon><l:id>ENSGENXYZ</l:id></l:taxon></l:taxonPath>"
      "</l:classification>");
  ASSERT_EQ(record.notice.discipline_size(), 1);
  EXPECT_EQ(record.notice.discipline(0).id(), "");
  EXPECT_EQ(record.notice.discipline(0).stated(), "ENSGENXYZ");
  EXPECT_EQ(record.notice.discipline(0).flag(), log::v1::TERM_FLAG_UNKNOWN);
  EXPECT_EQ(record.remarks.at(0).reason, "TERM_KEPT_AS_TEXT");
}

// With no id they are told apart by the label.
TEST(LomTest, LabelsAloneAreEachKept) {
  const ParsedRecord record = ReadLom(
      "<l:educational><l:learningResourceType><l:label>gazette</l:label>"
      "</l:learningResourceType><l:learningResourceType><l:label>fanzine"
      "</l:label></l:learningResourceType><l:difficulty><l:label>corsé"
      "</l:label></l:difficulty></l:educational>");
  ASSERT_EQ(record.notice.kind_size(), 2);
  EXPECT_EQ(record.notice.kind(1).stated(), "fanzine");
  EXPECT_EQ(record.notice.kind(1).stated_label(), "");
  EXPECT_EQ(record.notice.difficulty().stated(), "corsé");
}

TEST(LomTest, RefusesWhatIsThereTwice) {
  const std::string once = "<l:technical/>";
  EXPECT_TRUE(Read(Format::kXml, Lom(once))[0].status.ok());
  const auto detail = base::GetErrorDetail(
      Read(Format::kXml, Lom(once + "<l:rights/>" + once))[0].status);
  ASSERT_TRUE(detail.has_value());
  EXPECT_EQ(detail->reason, "LOM_ELEMENT_REPEATED");
  EXPECT_EQ(detail->field, "technical");
  EXPECT_EQ(Reason(Read(Format::kXml, Lom("<l:general><l:title/></l:general>"))
                       .at(0)
                       .status),
            "LOM_ELEMENT_REPEATED");
  // As often as one likes.
  EXPECT_TRUE(Read(Format::kXml, Lom("<l:educational/><l:educational/>"))[0]
                  .status.ok());
}

TEST(LomTest, SaysWhereAClassificationContradictsItself) {
  const auto reasons = [](const std::string& source,
                          const std::vector<std::string>& taxons) {
    std::string path =
        "<l:classification><l:purpose><l:value>educational level</l:value>"
        "</l:purpose><l:taxonPath><l:source><l:string>" +
        source + "</l:string></l:source>";
    for (const std::string& taxon : taxons) {
      path += "<l:taxon><l:id>" + taxon + "</l:id></l:taxon>";
    }
    std::set<std::string> found;
    for (const auto& remark :
         ReadLom(path + "</l:taxonPath></l:classification>").remarks) {
      found.insert(remark.reason);
    }
    return found;
  };
  const std::string uri = "http://data.education.fr/voc/scolomfr/scolomfr-voc-";
  const std::string college = "scolomfr-voc-022-num-016";
  const std::string cinquieme = "scolomfr-voc-022-num-020";
  const std::string quatrieme = "scolomfr-voc-022-num-021";
  EXPECT_THAT(reasons(uri + "022", {college, cinquieme}), IsEmpty());
  EXPECT_THAT(reasons("Niveaux", {college, cinquieme}), IsEmpty());
  EXPECT_THAT(reasons(uri + "022", {"http://example.org/x", cinquieme}),
              IsEmpty());
  EXPECT_THAT(reasons(uri + "022", {college, quatrieme, cinquieme}),
              ElementsAre("TAXON_NOT_BELOW"));
  EXPECT_THAT(reasons(uri + "015", {college, cinquieme}),
              ElementsAre("TAXON_OF_OTHER_VOCABULARY"));
}

TEST(LomTest, AConceptOfAnotherVocabularyContradictsItsLabel) {
  const auto read = [](const std::string& concept_number) {
    return ReadLom(
        "<l:educational><l:learningResourceType><l:value>"
        "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-" +
        concept_number +
        "</l:value><l:label>cours</l:label></l:learningResourceType>"
        "</l:educational>");
  };
  // A number that its own vocabulary may have since.
  EXPECT_THAT(read("010-num-999").remarks, IsEmpty());
  const ParsedRecord record = read("004-num-001");
  EXPECT_EQ(record.notice.kind(0).flag(), log::v1::TERM_FLAG_LABEL_MISMATCH);
  EXPECT_EQ(record.remarks.at(0).reason, "TERM_LABEL_MISMATCH");
}

TEST(LomTest, CostAndLicenceAreToldApart) {
  const ParsedRecord record = ReadLom(
      "<l:rights><l:cost><l:value>no</l:value></l:cost>"
      "<l:copyrightAndOtherRestrictions><l:value>yes</l:value>"
      "</l:copyrightAndOtherRestrictions><l:description><l:string>Licence "
      "Creative Commons BY-SA</l:string></l:description></l:rights>");
  EXPECT_TRUE(record.notice.free_of_charge());
  EXPECT_EQ(record.notice.licence().term().id(), "cc-by-sa");
  EXPECT_EQ(record.notice.licence().version(), "");
  EXPECT_EQ(record.notice.licence().evidence(), log::v1::Licence::PROSE);
  EXPECT_FALSE(ReadLom("").notice.has_free_of_charge());
}

TEST(LomTest, ABroadcasterIsTheHouseAndItsDateThatOfPublication) {
  const auto record = ReadLom(
      "<l:lifeCycle><l:contribute><l:role><l:source>SCOLOMFRv3.0</l:source>"
      "<l:value>http://data.education.fr/voc/scolomfr/concept/"
      "scolomfr-voc-003-num-027</l:value></l:role>"
      "<l:entity>BEGIN:VCARD\nVERSION:3.0\nORG:Radio Tableau noir\n"
      "FN:Radio Tableau noir\nEND:VCARD</l:entity>"
      "<l:date><l:dateTime>2019-05-04</l:dateTime><l:description><l:string>"
      "première diffusion</l:string></l:description></l:date>"
      "</l:contribute></l:lifeCycle>");
  EXPECT_EQ(record.notice.provider(), "Radio Tableau noir");
  EXPECT_EQ(record.notice.date_published().text(), "première diffusion");
  EXPECT_EQ(record.notice.date_published().value(), "2019-05-04");
}

TEST(LomTest, KeywordsInOneElementAreSeveral) {
  const auto record = ReadLom(
      "<l:classification><l:keyword><l:string language=\"fre\">volcan ; "
      "lav&amp;eacute;s;; volcan </l:string></l:keyword></l:classification>");
  std::vector<std::string> keywords;
  for (const auto& keyword : record.notice.keyword()) {
    keywords.push_back(keyword.value());
  }
  EXPECT_THAT(keywords, ElementsAre("volcan", "lavés"));
}

TEST(LomTest, RefusesWhatIsNoRecord) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "XML_NOT_WELL_FORMED"},
      {"<lom>", "XML_NOT_WELL_FORMED"},
      {"<html><body/></html>", "XML_KIND_UNKNOWN"},
      {"<lom xmlns=\"http://example.org/other\"/>", "XML_KIND_UNKNOWN"},
      {"<!DOCTYPE lom [<!ENTITY a \"b\">]><lom "
       "xmlns=\"http://ltsc.ieee.org/xsd/LOM\"/>",
       "XML_DOCTYPE"},
      {"<lom xmlns=\"http://ltsc.ieee.org/xsd/LOM\"/>", "TITLE_MISSING"}};
  for (const auto& [bytes, reason] : cases) {
    const auto records = Read(Format::kXml, bytes);
    ASSERT_THAT(records, SizeIs(1));
    EXPECT_EQ(Reason(records[0].status), reason) << bytes;
  }
  std::string deep = "<lom xmlns=\"http://ltsc.ieee.org/xsd/LOM\"><general>";
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  Read(Format::kXml, deep);
  EXPECT_EQ(Reason(Read(Format::kXml, std::string(17 << 20, 'x'))[0].status),
            "RECORD_TOO_LARGE");
}

TEST(LomTest, NoContactOfAPersonComesIn) {
  const std::string vcard =
      "BEGIN:VCARD\nVERSION:3.0\nFN:Anne Martin &lt;anne@example.org&gt;\n"
      "N:Martin;Anne\nORG:Canopé, tél. 01 99 00 12 34\n"
      "EMAIL;TYPE=INTERNET:anne@example.org\nTEL;TYPE=work:+33 1 99 00 12 34\n"
      "ADR:;;1 rue X;Lille;;59000;FR\nNOTE:anne@example.org\nEND:VCARD";
  const ParsedRecord record = ReadLom(absl::StrCat(
      "<l:lifeCycle><l:contribute><l:role><l:value>author</l:value></l:role>"
      "<l:entity>",
      vcard,
      "</l:entity></l:contribute><l:contribute><l:role><l:value>"
      "publisher</l:value></l:role><l:entity>",
      vcard,
      "</l:entity></l:contribute></l:lifeCycle><l:metaMetadata>"
      "<l:contribute><l:entity>",
      vcard, "</l:entity></l:contribute></l:metaMetadata>"));
  const std::string bytes = record.notice.SerializeAsString();
  EXPECT_THAT(bytes, HasSubstr("Martin"));
  EXPECT_THAT(bytes, Not(HasSubstr("@example.org")));
  EXPECT_THAT(bytes, Not(HasSubstr("99 00 12")));
  EXPECT_THAT(bytes, Not(HasSubstr("rue X")));
}

TEST(VcardTest, NamesAreReadFromAllVersions) {
  EXPECT_EQ(ParseVcard("BEGIN:VCARD\r\nVERSION:2.1\r\nN:Ferhat;Nadia\r\n"
                       "END:VCARD")
                .name(),
            "Nadia Ferhat");
  EXPECT_EQ(ParseVcard("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:H=C3=A9l=C3="
                       "A8ne\nEND:VCARD")
                .name(),
            "Hélène");
  EXPECT_EQ(ParseVcard("BEGIN:VCARD VERSION:3.0 FN:Anne EMAIL:a@b.fr END:VCARD")
                .name(),
            "Anne");
  EXPECT_EQ(ParseVcard("BEGIN:VCARD\nORG:Canopé\nEND:VCARD").kind(),
            log::v1::Agent::ORGANISATION);
  const log::v1::Agent escaped = ParseVcard(
      "BEGIN:VCARD\nFN:C:\\\\neuf\\, etc.\nORG:Arts\\; sons;;Lille\nEND:VCARD");
  EXPECT_EQ(escaped.name(), "C:\\neuf, etc.");
  EXPECT_EQ(escaped.organisation(), "Arts; sons, Lille");
}

TEST(ValuesTest, DurationsDatesAndLanguages) {
  EXPECT_EQ(ParseDuration("PT1H30M"), 5400);
  EXPECT_EQ(ParseDuration("P1M"), 30 * 86400);
  for (const char* nothing : {"", "P", "PT", "PT0H", "1h", "PTXM"}) {
    EXPECT_EQ(ParseDuration(nothing), 0) << nothing;
  }
  EXPECT_EQ(ParseDate("2015-06").value(), "2015-06");
  EXPECT_EQ(ParseDate("printemps 2008").text(), "printemps 2008");
  for (const char* moment :
       {"2016-07-15T00:00:00", "2016-07-15 19:16:19",
        "2016-07-15T10:11:12.123456789Z", "2016-07-15T10:11+02:00"}) {
    EXPECT_EQ(ParseDate(moment).value().substr(0, 10), "2016-07-15") << moment;
  }
  EXPECT_EQ(ParseDate("2016-07-15 au soir").value(), "");
  EXPECT_EQ(ParseDate("2016-07-15T10:11:12.0Z").value(),
            "2016-07-15T10:11:12Z");
  for (const char* french : {"fr", "fre", "fra", "fr-FR"}) {
    EXPECT_EQ(LanguageTagOf(french), "fr") << french;
  }
  EXPECT_EQ(LanguageTagOf("none"), "");
  EXPECT_EQ(ParseAgeRange("7-9").max(), 9);
  EXPECT_EQ(ParseAgeRange("10-").min(), 10);
}

TEST(CsvTest, AsTeachersMakeIt) {
  const std::string text =
      "\xEF\xBB\xBFTitre;Adresse;Niveau;Mots-clés\r\n"
      "\"Les volcans\nd'Auvergne\";https://example.org/a;6e, 5e;lave;\r\n"
      "\"Dit \"\"oui\"\"\";https://example.org/b;CM2;\r\n";
  for (const size_t piece : {size_t{1}, size_t{7}, text.size()}) {
    const auto records = Read(Format::kCsv, text, {}, piece);
    ASSERT_THAT(records, SizeIs(2));
    EXPECT_EQ(records[0].notice.title(0).value(), "Les volcans\nd'Auvergne");
    EXPECT_EQ(records[0].notice.level(1).id(), "5e");
    EXPECT_EQ(records[0].key, "https://example.org/a");
    EXPECT_EQ(records[1].notice.title(0).value(), "Dit \"oui\"");
    EXPECT_EQ(records[1].notice.level(0).id(), "cm2");
  }
}

TEST(CsvTest, ACommaSeparatesOnlyWhereNothingElseDoes) {
  const auto records =
      Read(Format::kCsv,
           "Titre;Adresse;Auteur;Mots-clés\n"
           "A;https://a.org;\"Vasseur, Claire; Petit, Paul\";\"lave, cendre\"\n"
           "B;https://b.org;\"Vasseur, Claire;\";\n");
  ASSERT_THAT(records, SizeIs(2));
  ASSERT_EQ(records[0].notice.contribution_size(), 2);
  EXPECT_EQ(records[0].notice.contribution(1).agent().name(), "Petit, Paul");
  EXPECT_EQ(records[0].notice.keyword_size(), 2);
  ASSERT_EQ(records[1].notice.contribution_size(), 1);
  EXPECT_EQ(records[1].notice.contribution(0).agent().name(),
            "Vasseur, Claire");
}

TEST(CsvTest, RemarksAreTextWhateverTheCellHolds) {
  const std::string text =
      "titre;date\nVolcan;\xEF\xBF\xBD \xE9\x01 mardi\x08\n";
  const auto records = Read(Format::kCsv, text);
  ASSERT_EQ(records.size(), 1u);
  EXPECT_THAT(
      records[0].remarks,
      Contains(Field(
          &base::ErrorDetail::args,
          ElementsAre(Pair("value", "\xEF\xBF\xBD \xEF\xBF\xBD mardi")))));
}

TEST(CsvTest, OtherSeparatorsAndWindows1252) {
  const auto records =
      Read(Format::kCsv, "titre\turl\n\xC9t\xE9 \x96 hiver\thttps://a.org\n");
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(records[0].notice.title(0).value(), "Été – hiver");
  EXPECT_EQ(Read(Format::kCsv,
                 "URL;NAME;LICENSE_URL\nhttps://a.org;A;"
                 "http://creativecommons.org/licenses/by/4.0/\n")
                .at(0)
                .notice.licence()
                .term()
                .id(),
            "cc-by");
  EXPECT_EQ(Reason(Read(Format::kCsv, "a,b\n1,2\n").at(0).status),
            "CSV_TITLE_COLUMN_MISSING");
}

TEST(JsonLinesTest, FollowsItsMapping) {
  const auto mapping = ParseMapping(
      R"({"key": "{/id} {/lang} {#}", "fields": {
           "title": {"from": "/t", "language": "fr"},
           "url": {"template": "https://example.org/{/id}"},
           "keyword": {"from": "/tags"},
           "author": {"from": "/auteurs~1autrices/0/nom"},
           "licence": {"constant": "CC BY 4.0"}}})");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  const auto records = Read(Format::kJsonLines,
                            "{\"id\": 7, \"lang\": \"fr\", \"t\": \"Un\", "
                            "\"tags\": [\"a\", \"b\"], "
                            "\"auteurs/autrices\": [{\"nom\": \"Ada\"}]}\n"
                            "[]\n{\"id\": 8}\n",
                            *mapping, 5);
  ASSERT_THAT(records, SizeIs(3));
  EXPECT_EQ(records[0].key, "7 fr 1");
  EXPECT_EQ(records[0].notice.url(), "https://example.org/7");
  EXPECT_EQ(records[0].notice.keyword_size(), 2);
  EXPECT_EQ(records[0].notice.contribution(0).agent().name(), "Ada");
  EXPECT_EQ(records[0].notice.licence().version(), "4.0");
  EXPECT_EQ(records[0].notice.licence().evidence(), log::v1::Licence::DECLARED);
  EXPECT_EQ(Reason(records[1].status), "JSON_NOT_AN_OBJECT");
  EXPECT_FALSE(records[2].status.ok());
}

TEST(MappingTest, SaysWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "MAPPING_NOT_JSON"},
      {"{}", "MAPPING_NOT_JSON"},
      {R"({"fields": {}})", "MAPPING_TITLE_MISSING"},
      {R"({"fields": {"titel": {"from": "/a"}}})", "MAPPING_FIELD_UNKNOWN"},
      {R"({"fields": {"title": {}}})", "MAPPING_RULE_INVALID"},
      {R"({"fields": {"title": {"from": "/a", "constant": "b"}}})",
       "MAPPING_RULE_INVALID"},
      {R"({"fields": {"title": {"from": "/a~b"}}})", "MAPPING_POINTER_INVALID"},
      {R"({"fields": {"title": {"template": "{/a~2}"}}})",
       "MAPPING_POINTER_INVALID"},
      {R"({"fields": {"title": {"template": "n. {/a"}}})",
       "MAPPING_POINTER_INVALID"},
      {R"({"key": "{/a~}", "fields": {"title": {"from": "/a"}}})",
       "MAPPING_POINTER_INVALID"}};
  for (const auto& [text, reason] : cases) {
    EXPECT_EQ(Reason(ParseMapping(text).status()), reason) << text;
  }
}

// Real files, some of them wrong on purpose: none may stop the reader.
TEST(RealFilesTest, EachIsTakenOrRefusedWithAReason) {
  const fs::path folder =
      fs::path(PREAU_SOURCE_DIR) / ".." / "shared" / "data" / "scolomfr-xml";
  if (!fs::exists(folder)) GTEST_SKIP() << folder << " isn't here";
  int files = 0;
  std::mt19937 random(1);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    std::ifstream file(entry.path());
    std::stringstream bytes;
    bytes << file.rdbuf();
    const auto records = Read(Format::kXml, bytes.str());
    ASSERT_THAT(records, SizeIs(1));
    EXPECT_TRUE(records[0].status.ok() ||
                base::GetErrorDetail(records[0].status).has_value())
        << entry.path();
    ++files;
    // Damaged copies do no harm either.
    for (int round = 0; round < 20; ++round) {
      std::string damaged = bytes.str();
      for (int i = 0; i < 5; ++i) {
        damaged[random() % damaged.size()] = static_cast<char>(random());
      }
      Read(Format::kXml, damaged);
    }
  }
  EXPECT_GE(files, 20);
}

}  // namespace
}  // namespace preau::readers
