#include "storage/skos/mappings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/skos/files.h"
#include "storage/skos/thesaurus.h"

namespace preau::skos {
namespace {

using vocabulary::Term;
using vocabulary::Vocabularies;
using vocabulary::Vocabulary;

Term MakeTerm(const char* id, const char* label, const char* parent,
              const char* mapping) {
  Term term{.vocabulary = "v", .id = id, .label_fr = label, .label_en = id};
  if (parent[0] != '\0') term.parents.push_back(parent);
  if (mapping[0] != '\0') term.mappings.push_back(mapping);
  return term;
}

Vocabularies Ours() {
  return Vocabularies::Of({*Vocabulary::Create(
      "v", "v", "v",
      {MakeTerm("langues", "Langues", "", "http://x/l"),
       MakeTerm("anglais", "Anglais", "langues", "http://x/en"),
       MakeTerm("maths", "Mathématiques", "", "http://x/m"),
       MakeTerm("sport", "Sport", "", "")})});
}

struct Said {
  const char* uri;
  const char* label;
  // "broader http://… isReplacedBy http://…"
  const char* more;
};

std::string Rdf(std::initializer_list<Said> concepts) {
  std::string text =
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:s=\"http://www.w3.org/2004/02/skos/core#\" "
      "xmlns:d=\"http://purl.org/dc/terms/\">";
  for (const Said& each : concepts) {
    absl::StrAppend(&text, "<s:Concept rdf:about=\"", each.uri,
                    "\"><s:prefLabel>", each.label,
                    "</s:prefLabel><s:inScheme rdf:resource=\"http://x/s\"/>",
                    each.more, "</s:Concept>");
  }
  return text + "</rdf:RDF>";
}

std::map<std::string, std::string> Terms(const Mappings& mappings) {
  std::map<std::string, std::string> terms;
  for (const auto& added : mappings.added) terms[added.mapping] = added.term;
  return terms;
}

constexpr char kUnderEnglish[] = "<s:broader rdf:resource=\"http://x/en\"/>";

TEST(MappingsTest, EachWayInItsTurn) {
  const Thesaurus thesaurus = ReadThesaurus(
      {{"a", Rdf({{"http://x/l", "langues", ""},
                  {"http://x/en", "anglais", ""},
                  {"http://x/m", "mathématiques", ""},
                  {"http://x/old", "anglais ancien",
                   "<d:isReplacedBy rdf:resource=\"http://x/en\"/>"},
                  {"http://x/both", "double",
                   "<d:isReplacedBy rdf:resource=\"http://x/en\"/>"
                   "<d:isReplacedBy rdf:resource=\"http://x/m\"/>"},
                  {"http://x/below", "grammaire", kUnderEnglish},
                  {"http://x/deep", "sport",
                   "<s:broader rdf:resource=\"http://x/below\"/>"},
                  {"http://x/nested", "l'oral",
                   "<s:broader rdf:resource=\"http://x/en\"/>"
                   "<s:broader rdf:resource=\"http://x/l\"/>"},
                  {"http://x/torn", "les deux",
                   "<s:broader rdf:resource=\"http://x/en\"/>"
                   "<s:broader rdf:resource=\"http://x/m\"/>"},
                  {"http://x/named", "SPORT (discipline)", ""},
                  {"http://x/none", "autre chose", ""}})}});
  ASSERT_TRUE(thesaurus.refusals.empty()) << thesaurus.refusals[0].status;
  const Mappings mappings = MakeMappings(thesaurus, Ours());
  EXPECT_EQ(Terms(mappings),
            (std::map<std::string, std::string>{{"http://x/l", "langues"},
                                                {"http://x/en", "anglais"},
                                                {"http://x/m", "maths"},
                                                {"http://x/old", "anglais"},
                                                {"http://x/below", "anglais"},
                                                {"http://x/deep", "anglais"},
                                                {"http://x/nested", "langues"},
                                                {"http://x/named", "sport"}}));
  ASSERT_EQ(mappings.schemes.size(), 1u);
  const SchemeFigures& figures = mappings.schemes[0];
  EXPECT_EQ(figures.concepts, 11u);
  EXPECT_EQ(figures.ways[static_cast<size_t>(Way::kExact)], 3u);
  EXPECT_EQ(figures.ways[static_cast<size_t>(Way::kReplacement)], 1u);
  EXPECT_EQ(figures.ways[static_cast<size_t>(Way::kParent)], 3u);
  EXPECT_EQ(figures.ways[static_cast<size_t>(Way::kLabel)], 1u);
  EXPECT_EQ(figures.ways[static_cast<size_t>(Way::kNone)], 3u);
  const auto extended = Ours().WithMappings(mappings.added);
  ASSERT_TRUE(extended.ok()) << extended.status();
  EXPECT_EQ(extended->Resolve("v", "http://x/deep", "").term->id, "anglais");
}

// Nothing says that a scheme without a URI of ours speaks of the same.
TEST(MappingsTest, AForeignSchemeIsLeftAlone) {
  const Mappings mappings = MakeMappings(
      ReadThesaurus({{"a", Rdf({{"http://y/1", "sport", ""}})}}), Ours());
  EXPECT_TRUE(mappings.added.empty());
  EXPECT_EQ(mappings.total.ways[static_cast<size_t>(Way::kNone)], 1u);
}

class FolderTest : public ::testing::Test {
 protected:
  FolderTest()
      : folder_(
            ::testing::TempDir() + "skos_" +
            ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::create_directories(folder_);
  }
  ~FolderTest() override { std::filesystem::remove_all(folder_); }

  void Write(const char* name, const std::string& bytes) const {
    std::ofstream(folder_ + "/" + name) << bytes;
  }

  static std::string Reason(const absl::Status& status) {
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : status.ToString();
  }

  const std::string folder_;
};

TEST_F(FolderTest, ReadsWhatIsInAFolder) {
  Write("a.rdf", Rdf({{"http://x/en", "anglais", ""},
                      {"http://x/below", "grammaire", kUnderEnglish}}));
  Write("readme.txt", "not read");
  const auto extended = WithFolder(Ours(), folder_);
  ASSERT_TRUE(extended.ok()) << extended.status();
  EXPECT_EQ(extended->Resolve("v", "http://x/below", "").term->id, "anglais");
}

TEST_F(FolderTest, RefusesTheFolderWhenAnythingInItIsRefused) {
  Write("a.rdf", Rdf({{"http://x/en", "anglais", ""}}));
  Write("b.rdf", Rdf({{"http://x/m", " ", ""}}));
  const auto extended = WithFolder(Ours(), folder_);
  EXPECT_EQ(Reason(extended.status()), "SKOS_REFUSED");
  const auto detail = base::GetErrorDetail(extended.status());
  EXPECT_EQ(detail->args.at("file"), folder_ + "/b.rdf");
  EXPECT_EQ(detail->args.at("why"), "SKOS_LABEL_EMPTY");
}

TEST_F(FolderTest, SaysWhatIsMissing) {
  EXPECT_EQ(Reason(WithFolder(Ours(), folder_).status()), "SKOS_FOLDER_EMPTY");
  EXPECT_EQ(Reason(WithFolder(Ours(), folder_ + "/none").status()),
            "SKOS_PATH_NOT_FOUND");
}

}  // namespace
}  // namespace preau::skos
