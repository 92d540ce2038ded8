#include "tools/preau/validate_command.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "tools/preau/fake_services_testing.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class ValidateTest : public testing::Test {
 protected:
  ValidateTest() {
    std::string pattern =
        (fs::temp_directory_path() / "preau-validate-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    std::ifstream file(fs::path(PREAU_SOURCE_DIR) /
                       "services/ingestion/conformance/testdata/"
                       "conforming.xml");
    std::stringstream bytes;
    bytes << file.rdbuf();
    good_ = bytes.str();
    Write("a.xml", good_);
  }
  ~ValidateTest() override { fs::remove_all(folder_); }

  void Write(const char* name, const std::string& bytes) const {
    std::ofstream(folder_ / name) << bytes;
  }

  std::string Reason(bool gar = false) {
    out_.str("");
    Output output(how_, &out_, &err_);
    const absl::Status status =
        RunValidate({{folder_.string()}, vocabularies_, gar}, output);
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : status.ToString();
  }

  // The folder has another name each time.
  std::string Shown() const {
    return absl::StrReplaceAll(out_.str(), {{folder_.string(), "FOLDER"}});
  }

  fs::path folder_;
  std::string good_;
  std::string vocabularies_;
  Output::Options how_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(ValidateTest, SaysThatARecordConforms) {
  EXPECT_EQ(Reason(), "OK");
  EXPECT_EQ(Shown(),
            "FOLDER/a.xml  ark:/12345/volcan-piton\n"
            "  Conforme à ScoLOMFR 3.2 : oui  aucune erreur, aucun conseil\n"
            "\n");
}

TEST_F(ValidateTest, SaysWhatIsWrongWhereAndWhatWouldBeRight) {
  Write("b.xml", absl::StrReplaceAll(
                     good_, {{"2021-03-15", "15/03/2021"},
                             {"<catalog>ARK", "<catalog>URI"},
                             {"<entry>ark:/12345/volcan-piton",
                              "<entry>https://volcans.example.org/piton"},
                             {"<label>final", "<label>fini"}}));
  EXPECT_EQ(Reason(true), "VALIDATE_FAILED");
  ExpectGolden("validate.fr.txt", Shown());
  how_.language = base::Language::kEnglish;
  EXPECT_EQ(Reason(true), "VALIDATE_FAILED");
  ExpectGolden("validate.en.txt", Shown());
}

TEST_F(ValidateTest, WhatCannotBeReadComesBeforeWhatDoesNotConform) {
  Write("b.xml", "<a>");
  Write("c.xml", absl::StrReplaceAll(good_, {{"2021-03-15", "hier"}}));
  // Of folders, the files in XML alone.
  Write("d.csv", "titre\nTarte\n");
  EXPECT_EQ(Reason(), "VALIDATE_UNREADABLE");
  EXPECT_THAT(Shown(), HasSubstr("FOLDER/b.xml\n  Ne peut pas être vérifié"));
  EXPECT_THAT(Shown(), HasSubstr("Notices : 3, dont 1 conforme(s)."));
  EXPECT_THAT(Shown(), Not(HasSubstr("d.csv")));
}

TEST_F(ValidateTest, AnotherVersionsConceptsAreJudgedByItsVocabularies) {
  Write("a.xml",
        absl::StrReplaceAll(good_, {{"<metadataSchema>SCOLOMFRv3.2",
                                     "<metadataSchema>SCOLOMFRv9.1"},
                                    {"scolomfr-voc-010-num-001</value>\n      "
                                     "<label>animation",
                                     "scolomfr-voc-010-num-999</value>\n      "
                                     "<label>escape game"}}));
  EXPECT_EQ(Reason(), "OK");
  EXPECT_THAT(Shown(), HasSubstr("non jugé  ligne"));
  vocabularies_ = (folder_ / "10.rdf").string();
  const auto skos = [](const char* number, const char* label) {
    return absl::StrCat(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">"
        "<skos:Concept rdf:about=\"http://data.education.fr/voc/scolomfr/"
        "concept/scolomfr-voc-010-num-",
        number, "\"><skos:prefLabel xml:lang=\"fr\">", label,
        "</skos:prefLabel><skos:inScheme rdf:resource=\"http://data.education."
        "fr/voc/scolomfr/scolomfr-voc-010\"/></skos:Concept></rdf:RDF>");
  };
  Write("10.rdf", skos("999", "escape game"));
  EXPECT_EQ(Reason(), "OK");
  EXPECT_THAT(Shown(), Not(HasSubstr("num-999")));
  Write("10.rdf", skos("998", "autre chose"));
  EXPECT_EQ(Reason(), "VALIDATE_FAILED");
  EXPECT_THAT(Shown(), HasSubstr("n'est pas du vocabulaire 010"));
  Write("10.rdf", skos("998", ""));
  EXPECT_EQ(Reason(), "SKOS_REFUSED");
}

TEST_F(ValidateTest, ALineOfJsonForEachRecord) {
  Write("b.xml", absl::StrReplaceAll(good_, {{"2021-03-15", "hier"}}));
  Write("c.xml", "<a/>");
  how_.json = true;
  EXPECT_EQ(Reason(true), "VALIDATE_UNREADABLE");
  std::istringstream lines(Shown());
  std::vector<nlohmann::json> records;
  for (std::string line; std::getline(lines, line);) {
    records.push_back(nlohmann::json::parse(line));
  }
  ASSERT_THAT(records, testing::SizeIs(3));
  EXPECT_EQ(records[0]["conforms"], true);
  EXPECT_EQ(records[0]["rules"], "3.2");
  EXPECT_EQ(records[0]["gar"]["findings"].size(), 0u);
  EXPECT_EQ(records[0]["gar"]["beyond"][0], "GAR_BEYOND_NOTICE");
  EXPECT_EQ(records[1]["conforms"], false);
  const nlohmann::json& finding = records[1]["findings"][0];
  EXPECT_EQ(finding["level"], "fault");
  EXPECT_EQ(finding["reason"], "SCOLOM_DATE_INVALID");
  EXPECT_EQ(finding["path"], "lifeCycle/contribute/date/dateTime");
  EXPECT_EQ(finding["line"], 56);
  EXPECT_THAT(finding["message"].get<std::string>(), HasSubstr("hier"));
  EXPECT_EQ(records[2]["reason"], "CONFORMANCE_NOT_LOM");
}

}  // namespace
}  // namespace preau::command
