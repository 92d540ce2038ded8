#include "services/ingestion/conformance/conformance.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/messages/messages.h"
#include "storage/skos/mappings.h"

namespace preau::conformance {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const fs::path kTestData =
    fs::path(PREAU_SOURCE_DIR) / "services/ingestion/conformance/testdata";

std::string ReadAll(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// The lines of a table, in columns; those that begin with '#' are left out.
std::vector<std::vector<std::string>> Table(const char* name) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(kTestData / name);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') {
      rows.push_back(absl::StrSplit(line, '\t'));
    }
  }
  return rows;
}

absl::string_view LevelName(Level level) {
  return level == Level::kFault    ? "fault"
         : level == Level::kAdvice ? "advice"
                                   : "unjudged";
}

// Each finding says something to a person, and all of it.
void ExpectSaid(const Finding& finding) {
  static const std::regex kPlaceholder("\\{[a-z]+\\}");
  EXPECT_TRUE(messages::HasSentence(finding.detail.reason))
      << finding.detail.reason;
  for (const auto language :
       {base::Language::kFrench, base::Language::kEnglish}) {
    const std::string said =
        messages::Say(finding.detail.reason, language, finding.detail.args);
    EXPECT_FALSE(std::regex_search(said, kPlaceholder)) << said;
  }
  EXPECT_GT(finding.line, 0);
}

std::string Shown(const std::vector<Finding>& findings) {
  return absl::StrJoin(
      findings, ";", [](std::string* out, const Finding& each) {
        ExpectSaid(each);
        absl::StrAppend(out, LevelName(each.level), " ", each.detail.reason,
                        each.detail.field.empty() ? "" : " ",
                        each.detail.field);
      });
}

Report JudgeOne(const std::string& bytes) {
  auto reports = CheckFile("file", bytes);
  EXPECT_TRUE(reports.ok()) << reports.status();
  if (!reports.ok() || reports->size() != 1) return Report();
  EXPECT_TRUE((*reports)[0].status.ok()) << (*reports)[0].status;
  return std::move((*reports)[0]);
}

std::string Cell(const std::string& text) {
  return absl::StrReplaceAll(text, {{"\\n", "\n"}});
}

TEST(ConformanceTest, ARecordThatConforms) {
  const Report report = JudgeOne(ReadAll(kTestData / "conforming.xml"));
  EXPECT_EQ(Shown(report.findings), "");
  EXPECT_TRUE(report.conforms());
  EXPECT_EQ(report.rules, "3.2");
  EXPECT_THAT(report.declared, ElementsAre("SCOLOMFRv3.2"));
  EXPECT_EQ(report.identifier, "ark:/12345/volcan-piton");
  EXPECT_EQ(Shown(report.gar.findings), "");
  EXPECT_THAT(report.gar.beyond, SizeIs(3));
}

TEST(ConformanceTest, EachFaultIsFoundAlone) {
  const std::string good = ReadAll(kTestData / "conforming.xml");
  const auto rows = Table("faults.tsv");
  ASSERT_GT(rows.size(), 40u);
  for (const auto& row : rows) {
    ASSERT_THAT(row, SizeIs(3)) << row[0];
    std::string bytes = good;
    const std::string from = Cell(row[0]);
    const size_t at = bytes.find(from);
    ASSERT_NE(at, bytes.npos) << row[0];
    bytes.replace(at, from.size(), Cell(row[1]));
    const Report report = JudgeOne(bytes);
    EXPECT_EQ(Shown(report.findings), row[2]) << row[0] << " -> " << row[1];
    EXPECT_EQ(report.conforms(), row[2].find("fault") == row[2].npos);
  }
}

TEST(ConformanceTest, WhatGarMissesIsFoundAlone) {
  const std::string good = ReadAll(kTestData / "conforming.xml");
  for (const auto& row : Table("gar.tsv")) {
    ASSERT_THAT(row, SizeIs(3)) << row[0];
    const std::string bytes =
        absl::StrReplaceAll(good, {{Cell(row[0]), Cell(row[1])}});
    ASSERT_NE(bytes, good) << row[0];
    const Report report = JudgeOne(bytes);
    ASSERT_THAT(report.gar.findings, SizeIs(1)) << row[2];
    ExpectSaid(report.gar.findings[0]);
    EXPECT_EQ(report.gar.findings[0].detail.reason, row[2]);
  }
}

// No one but GAR can say that.
TEST(ConformanceTest, NothingIsCalledReadyForGar) {
  for (const messages::Sentence& sentence : messages::AllSentences()) {
    const bool about_gar = sentence.code.find("GAR_") == 0 ||
                           sentence.code.find("VALIDATE_GAR") == 0;
    if (!about_gar) continue;
    EXPECT_THAT(std::string(sentence.french), Not(HasSubstr("prêt")));
    EXPECT_THAT(std::string(sentence.english), Not(HasSubstr("ready")));
  }
}

TEST(ConformanceTest, OlderVersionsTakeLabelsAndTokens) {
  const std::string good =
      absl::StrReplaceAll(ReadAll(kTestData / "conforming.xml"),
                          {{"SCOLOMFRv3.2", "SCOLOMFRv2.0"}});
  const std::string value =
      "http://data.education.fr/voc/scolomfr/concept/final";
  for (const char* older : {"final", "Final"}) {
    const Report report = JudgeOne(absl::StrReplaceAll(good, {{value, older}}));
    EXPECT_EQ(Shown(report.findings), "") << older;
    EXPECT_EQ(report.rules, "2.0");
  }
  const Report lom = JudgeOne(absl::StrReplaceAll(
      good, {{"SCOLOMFRv2.0</source>\n      <value>" + value +
                  "</value>\n      <label>final</label>",
              "LOMv1.0</source>\n      <value>withdrawn</value>"}}));
  EXPECT_EQ(Shown(lom.findings), "advice SCOLOM_VALUE_OF_LOM lifeCycle/status");
}

TEST(ConformanceTest, WhatIsNewerThanTheRulesIsNotJudged) {
  const Report report = JudgeOne(absl::StrReplaceAll(
      ReadAll(kTestData / "conforming.xml"),
      {{"SCOLOMFRv3.2", "SCOLOMFRv9.1"},
       {"scolomfr-voc-022-num-021", "scolomfr-voc-022-num-999"},
       {"scolomfr-voc-010-num-001", "scolomfr-voc-010-num-999"}}));
  EXPECT_EQ(Shown(report.findings),
            "unjudged SCOLOM_VERSION_UNKNOWN metaMetadata/metadataSchema;"
            "unjudged SCOLOM_VALUE_NEWER educational/learningResourceType;"
            "unjudged SCOLOM_VALUE_NEWER "
            "classification[1]/taxonPath/taxon[2]");
  EXPECT_TRUE(report.conforms());
  EXPECT_EQ(report.rules, "3.2");
}

TEST(ConformanceTest, RecordsOfAnOaiAnswerAreJudgedOneByOne) {
  const auto reports = CheckFile("page.xml", ReadAll(kTestData / "many.xml"));
  ASSERT_TRUE(reports.ok()) << reports.status();
  ASSERT_THAT(*reports, SizeIs(2));
  const Report& first = (*reports)[0];
  EXPECT_EQ(first.location, "page.xml:2");
  EXPECT_EQ(first.identifier, "oai:exemple:2");
  std::vector<std::string> lines;
  for (const Finding& finding : first.findings) {
    lines.push_back(absl::StrCat(finding.line, " ", finding.detail.reason, " ",
                                 finding.detail.field));
  }
  EXPECT_THAT(
      lines,
      ElementsAre("10 SCOLOM_VERSION_MISSING ", "10 SCOLOM_ELEMENT_MISSING ",
                  "10 SCOLOM_RECOMMENDED_MISSING ",
                  "11 SCOLOM_ELEMENT_MISSING general",
                  "11 SCOLOM_ELEMENT_MISSING general",
                  "13 SCOLOM_LANGUAGE_FORM general/language",
                  "16 SCOLOM_ADDRESS_INVALID technical/location"));
  EXPECT_FALSE((*reports)[1].status.ok());
}

TEST(ConformanceTest, WhatIsNoRecordSaysSo) {
  const auto reason = [](const std::string& bytes) {
    const auto reports = CheckFile("f", bytes);
    const absl::Status status =
        reports.ok() ? (*reports)[0].status : reports.status();
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : "";
  };
  EXPECT_EQ(reason("<a>"), "XML_NOT_WELL_FORMED");
  EXPECT_EQ(reason("<!DOCTYPE a><a/>"), "XML_DOCTYPE");
  EXPECT_EQ(reason("<lom xmlns=\"http://www.imsglobal.org/xsd/imsmd_v1p2\"/>"),
            "CONFORMANCE_NOT_LOM");
  EXPECT_EQ(reason("<OAI-PMH><Identify/></OAI-PMH>"), "CONFORMANCE_NO_RECORD");
}

TEST(ConformanceTest, FloodsOfFaultsAreCounted) {
  std::string many;
  for (int i = 0; i < 4000; ++i) many += "<x/>";
  const Report report = JudgeOne(
      "<lom xmlns=\"http://ltsc.ieee.org/xsd/LOM\">" + many + "</lom>");
  EXPECT_THAT(report.findings, SizeIs(kMaxFindings));
  EXPECT_EQ(report.findings.size() + report.findings_left_out, 4000u + 5u);
  for (int i = 0; i < 4000; ++i) many += "<x/>";
  EXPECT_THAT(Shown(JudgeOne("<lom xmlns=\"http://ltsc.ieee.org/xsd/LOM\">" +
                             many + "</lom>")
                        .findings),
              HasSubstr("SCOLOM_TOO_MANY_ELEMENTS"));
}

TEST(ConformanceTest, FloodsOfTaxonsAreBounded) {
  std::string taxons;
  for (int i = 0; i < 40000; ++i) {
    taxons += "<taxon><id>scolomfr-voc-022-num-x</id></taxon>";
  }
  const Report report = JudgeOne(
      "<lom "
      "xmlns=\"http://ltsc.ieee.org/xsd/LOM\"><classification><taxonPath>" +
      taxons + "</taxonPath></classification></lom>");
  EXPECT_THAT(report.findings, SizeIs(kMaxFindings));
  EXPECT_LT(report.faults, 6000u);
  EXPECT_FALSE(report.conforms());
}

// The whole SKOS files, which aren't part of the project, judge as the tables
// that are.
TEST(ConformanceTest, WholeVocabulariesJudgeTheSame) {
  const fs::path data = fs::path(PREAU_SOURCE_DIR) / ".." / "shared" / "data";
  if (!fs::exists(data)) {
    GTEST_SKIP() << data << " isn't here: nothing was compared.";
  }
  const auto thesaurus =
      skos::ReadFolder((data / "scolomfr-vocab" / "skos-3.2.0").string());
  ASSERT_TRUE(thesaurus.ok()) << thesaurus.status();
  const Concepts whole = Concepts::With(*thesaurus);
  for (const skos::Concept& each : thesaurus->concepts) {
    for (const int scheme : each.schemes) {
      const std::string& name = thesaurus->schemes[scheme].name;
      // Judged by their form, and not used by any element.
      if (name == "001" || name == "006" || name == "031") continue;
      const Concept* ours = Concepts::BuiltIn().Find(name, each.uri);
      ASSERT_NE(ours, nullptr) << name << " " << each.uri;
      const Concept* theirs = whole.Find(name, each.uri);
      ASSERT_NE(theirs, nullptr) << name << " " << each.uri;
      EXPECT_EQ(ours->deprecated, theirs->deprecated) << each.uri;
      EXPECT_EQ(ours->replaced_by.empty(), theirs->replaced_by.empty())
          << each.uri;
      if (!ours->labels.empty()) {
        EXPECT_EQ(ours->labels[0], theirs->labels[0]) << each.uri;
      }
    }
  }
  for (const auto& entry :
       fs::recursive_directory_iterator(data / "scolomfr-xml")) {
    if (entry.path().extension() != ".xml") continue;
    const std::string bytes = ReadAll(entry.path());
    const auto by_whole = CheckFile("file", bytes, whole);
    ASSERT_TRUE(by_whole.ok());
    const Report by_tables = JudgeOne(bytes);
    EXPECT_EQ((*by_whole)[0].conforms(), by_tables.conforms())
        << entry.path() << "\n"
        << Shown((*by_whole)[0].findings) << "\n"
        << Shown(by_tables.findings);
  }
}

// Nothing that a file can say ends the program.
TEST(ConformanceTest, DamagedFilesAreAnswered) {
  const std::string good = ReadAll(kTestData / "conforming.xml");
  uint32_t seed = 1;
  const auto random = [&](size_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
  };
  int judged = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = good;
    const size_t at = random(bytes.size());
    const size_t length = random(200);
    switch (random(4)) {
      case 0:
        bytes.erase(at, length);
        break;
      case 1:
        bytes.insert(random(bytes.size()), bytes.substr(at, length));
        break;
      case 2:
        bytes[at] = static_cast<char>(random(256));
        break;
      default:
        bytes.resize(at);
    }
    const auto reports = CheckFile("file", bytes);
    if (!reports.ok()) continue;
    for (const Report& report : *reports) {
      judged += report.status.ok() ? 1 : 0;
      for (const Finding& finding : report.findings) ExpectSaid(finding);
    }
  }
  // Some are still whole.
  EXPECT_GT(judged, 300);
}

// The files that ScoLOMFR's own tools are tested with: the faults of each, in
// testdata/real_files.tsv, by file and reason.
TEST(ConformanceTest, RealFilesAreJudgedAsTheTableSays) {
  const fs::path data =
      fs::path(PREAU_SOURCE_DIR) / ".." / "shared" / "data" / "scolomfr-xml";
  if (!fs::exists(data)) {
    GTEST_SKIP() << data << " isn't here: nothing was compared.";
  }
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(data)) {
    if (entry.path().extension() != ".xml") continue;
    const Report report = JudgeOne(ReadAll(entry.path()));
    std::set<std::string> faults;
    for (const Finding& finding : report.findings) {
      ExpectSaid(finding);
      if (finding.level == Level::kFault) faults.insert(finding.detail.reason);
    }
    for (const Finding& finding : report.gar.findings) ExpectSaid(finding);
    EXPECT_EQ(faults.empty(), report.conforms());
    found.push_back(
        absl::StrCat(entry.path().lexically_relative(data).string(), "\t",
                     faults.empty() ? "OK" : absl::StrJoin(faults, " ")));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> expected;
  for (const auto& row : Table("real_files.tsv")) {
    expected.push_back(absl::StrJoin(row, "\t"));
  }
  std::ofstream(fs::path(PREAU_BINARY_DIR) / "bin" / "actual_conformance.tsv")
      << absl::StrJoin(found, "\n") << "\n";
  EXPECT_THAT(found, testing::ElementsAreArray(expected));
}

}  // namespace
}  // namespace preau::conformance
