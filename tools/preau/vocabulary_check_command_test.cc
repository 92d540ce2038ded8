#include "tools/preau/vocabulary_check_command.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
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

constexpr char kBegin[] =
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
    "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\" "
    "xml:base=\"http://data.education.fr/voc/scolomfr/concept/\">"
    "<skos:ConceptScheme rdf:about=\"http://data.education.fr/voc/scolomfr/"
    "scolomfr-voc-015\"><skos:prefLabel xml:lang=\"fr\">015-Domaines"
    "</skos:prefLabel></skos:ConceptScheme>";

std::string Concept(const std::string& number, const std::string& label,
                    const std::string& more = "") {
  return absl::StrCat("<skos:Concept rdf:about=\"scolomfr-voc-015-num-", number,
                      "\"><skos:prefLabel xml:lang=\"fr\">", label,
                      "</skos:prefLabel><skos:inScheme rdf:resource=\"http://"
                      "data.education.fr/voc/scolomfr/scolomfr-voc-015\"/>",
                      more, "</skos:Concept>");
}

class VocabularyCheckTest : public testing::Test {
 protected:
  VocabularyCheckTest() {
    std::string pattern =
        (fs::temp_directory_path() / "preau-check-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    Write("good.rdf",
          Concept("919", "mathématiques") +
              Concept("99901", "calcul",
                      "<skos:broader "
                      "rdf:resource=\"scolomfr-voc-015-num-919\"/>") +
              Concept("99902", "couture sur cuir"));
  }
  ~VocabularyCheckTest() override { fs::remove_all(folder_); }

  void Write(const char* name, const std::string& concepts) const {
    std::ofstream(folder_ / name) << kBegin << concepts << "</rdf:RDF>";
  }

  absl::Status Run(bool unmapped = false) {
    out_.str("");
    Output output(how_, &out_, &err_);
    return RunVocabularyCheck({{folder_.string()}, unmapped}, output);
  }

  // The folder has another name each time.
  std::string Shown() const {
    return absl::StrReplaceAll(out_.str(), {{folder_.string(), "FOLDER"}});
  }

  fs::path folder_;
  Output::Options how_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(VocabularyCheckTest, SaysWhatMeansATermOfOurs) {
  ASSERT_TRUE(Run(true).ok());
  ExpectGolden("vocabulary_check.fr.txt", Shown());
}

TEST_F(VocabularyCheckTest, SaysWhatIsRefused) {
  Write("bad.rdf",
        Concept("99903", " ") +
            Concept("14", "quatorze",
                    "<skos:related rdf:resource=\"scolomfr-voc-015-num-1\"/>") +
            "<skos:Concept skos:prefLabel=\"sans URI\"/>");
  how_.language = base::Language::kEnglish;
  const absl::Status status = Run();
  const auto detail = base::GetErrorDetail(status);
  ASSERT_TRUE(detail.has_value());
  EXPECT_EQ(detail->reason, "SKOS_CHECK_FAILED");
  EXPECT_EQ(detail->args.at("count"), "3");
  ExpectGolden("vocabulary_check_refused.en.txt", Shown());
}

TEST_F(VocabularyCheckTest, SaysItInJson) {
  Write("bad.rdf", Concept("99903", " "));
  how_.json = true;
  EXPECT_FALSE(Run(true).ok());
  EXPECT_THAT(
      Shown(),
      HasSubstr(
          "{\"schemes\":[{\"scheme\":\"015\",\"title\":\"015-Domaines\","
          "\"concepts\":4,\"deprecated\":0,\"byUri\":1,\"byReplacement\":0,"
          "\"byParent\":1,\"byLabel\":0,\"notMapped\":2}],\"total\":{"));
  EXPECT_THAT(Shown(), HasSubstr("\"label\":\"couture sur cuir\""));
  EXPECT_THAT(
      Shown(),
      HasSubstr("\"refusals\":[{\"file\":\"FOLDER/bad.rdf\",\"concept\":\"http:"
                "//data.education.fr/voc/scolomfr/concept/scolomfr-voc-015-num-"
                "99903\",\"reason\":\"SKOS_LABEL_EMPTY\",\"message\":\"Le "
                "concept "));
}

}  // namespace
}  // namespace preau::command
