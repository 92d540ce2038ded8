// The tables in rules/ are what documentalists read of the mapping: each of
// their rows is held against what the mappers do.
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/mapping.h"
#include "services/ingestion/readers/readers_testing.h"

namespace preau::readers {
namespace {

struct Rule {
  std::string path;
  std::string field;
  std::string rule;
  std::string sample;
};

std::vector<Rule> RulesOf(const std::string& format) {
  std::ifstream file(absl::StrCat(
      PREAU_SOURCE_DIR, "/services/ingestion/readers/rules/", format, ".tsv"));
  std::vector<Rule> rules;
  std::string line;
  while (std::getline(file, line)) {
    if (absl::StartsWith(line, "#") || absl::StartsWith(line, "path\t")) {
      continue;
    }
    const std::vector<std::string> cells = absl::StrSplit(line, '\t');
    if (cells.size() != 4) {
      ADD_FAILURE() << line;
      continue;
    }
    rules.push_back({cells[0], cells[1], cells[2],
                     absl::StrReplaceAll(cells[3], {{"\\n", "\n"}})});
  }
  EXPECT_GT(rules.size(), 5u) << format;
  return rules;
}

class RulesTest : public testing::Test {
 protected:
  // The sample must have been taken to the field, from the path, by the rule.
  void ExpectTaken(const Rule& rule, Format format, const std::string& bytes) {
    SCOPED_TRACE(absl::StrCat(rule.path, " ", rule.field, "\n", bytes));
    EXPECT_THAT(EvidenceOf(format, bytes),
                testing::Contains(
                    absl::StrCat(rule.path, " ", rule.field, " ", rule.rule)));
  }

  // The other way round: none of the mapper's rules that were seen goes without
  // a row.
  void ExpectAllHaveRows(const std::vector<Rule>& rules) const {
    std::set<std::string> known;
    for (const Rule& rule : rules) known.insert(rule.rule);
    for (const std::string& rule : seen_) {
      EXPECT_TRUE(known.count(rule) > 0) << rule;
    }
  }

  std::vector<std::string> EvidenceOf(Format format, const std::string& bytes) {
    std::vector<std::string> evidence;
    for (const ParsedRecord& record : Read(format, bytes)) {
      for (const log::v1::FieldSource& source : record.notice.provenance()) {
        const std::string field =
            source.field().substr(0, source.field().find('['));
        evidence.push_back(
            absl::StrCat(source.path(), " ", field, " ", source.rule()));
        // What is said within a relation is told of the relation.
        if (!absl::StrContains(field, ".")) seen_.insert(source.rule());
      }
    }
    return evidence;
  }

 private:
  std::set<std::string> seen_;
};

TEST_F(RulesTest, OfLom) {
  const std::vector<Rule> rules = RulesOf("lom");
  for (const Rule& rule : rules) {
    ExpectTaken(rule, Format::kXml,
                absl::StrCat("<lom xmlns=\"http://ltsc.ieee.org/xsd/LOM\">",
                             rule.sample, "</lom>"));
  }
  std::ifstream file(
      absl::StrCat(PREAU_SOURCE_DIR,
                   "/services/ingestion/conformance/testdata/conforming.xml"));
  EXPECT_FALSE(EvidenceOf(Format::kXml,
                          std::string((std::istreambuf_iterator<char>(file)),
                                      std::istreambuf_iterator<char>()))
                   .empty());
  ExpectAllHaveRows(rules);
}

TEST_F(RulesTest, OfDublinCore) {
  const std::vector<Rule> rules = RulesOf("dc");
  for (const Rule& rule : rules) {
    ExpectTaken(rule, Format::kXml,
                absl::StrCat("<dc:dc xmlns:dc=\"http://purl.org/dc/terms/\"><",
                             rule.path, ">", rule.sample, "</", rule.path,
                             "></dc:dc>"));
  }
  ExpectAllHaveRows(rules);
}

TEST_F(RulesTest, OfJsonLd) {
  const std::vector<Rule> rules = RulesOf("jsonld");
  for (const Rule& rule : rules) {
    ExpectTaken(rule, Format::kJson,
                absl::StrCat("{\"@context\":\"https://schema.org/\",\"@type\":"
                             "\"LearningResource\",\"",
                             rule.path.substr(1), "\":", rule.sample, "}"));
  }
  ExpectAllHaveRows(rules);
}

TEST_F(RulesTest, OfGar) {
  const std::vector<Rule> rules = RulesOf("gar");
  for (const Rule& rule : rules) {
    ExpectTaken(
        rule, Format::kJson,
        rule.path == "/idRessource"
            ? absl::StrCat("{\"idRessource\":", rule.sample, "}")
            : absl::StrCat("{\"idRessource\":\"1\",\"", rule.path.substr(1),
                           "\":", rule.sample, "}"));
  }
  ExpectAllHaveRows(rules);
}

TEST_F(RulesTest, OfColumns) {
  std::set<std::string> in_table;
  const std::vector<Rule> rules = RulesOf("sheet");
  for (const Rule& rule : rules) {
    in_table.insert(absl::StrCat(rule.path, " ", rule.field));
    // A mapping's names for what the notice calls otherwise.
    Rule taken = rule;
    if (rule.field == "author") taken.field = "contribution";
    if (rule.field == "duration") taken.field = "duration_seconds";
    ExpectTaken(
        taken, Format::kCsv,
        rule.field == "title"
            ? absl::StrCat(rule.path, "\n", rule.sample, "\n")
            : absl::StrCat("titre;", rule.path, "\nA;", rule.sample, "\n"));
  }
  std::set<std::string> in_code;
  for (const HeaderRule& rule : HeaderRules()) {
    in_code.insert(absl::StrCat(rule.header, " ", rule.field));
  }
  EXPECT_EQ(in_table, in_code);
  ExpectAllHaveRows(rules);
}

}  // namespace
}  // namespace preau::readers
