// What becomes of each real file: a change here is a change for somebody.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/readers_testing.h"
#include "storage/messages/messages.h"
#include "storage/skos/thesaurus.h"

namespace preau::readers {
namespace {

namespace fs = std::filesystem;

// Folders of shared/data, whose files aren't part of the project.
constexpr const char* kFolders[] = {"amb",
                                    "gar-connector",
                                    "oai-pmh",
                                    "oer-commons",
                                    "oersi",
                                    "ori-oai-ext",
                                    "scolomfr-vocab/test-anomalies",
                                    "scolomfr-xml"};

// What a provider says in its own words isn't ours to keep.
constexpr const char* kOwnWords = "text";

fs::path Data() {
  return fs::path(PREAU_SOURCE_DIR) / ".." / "shared" / "data";
}

std::string ReadAll(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// "REASON k=v", once it is sure that a person understands it in both
// languages.
std::string ReasonOf(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  if (!detail.has_value()) return status.ToString();
  EXPECT_TRUE(messages::HasSentence(detail->reason)) << detail->reason;
  static const std::regex kPlaceholder("\\{[a-z_]+\\}");
  for (const auto language :
       {base::Language::kFrench, base::Language::kEnglish}) {
    const std::string said =
        messages::Say(detail->reason, language, detail->args);
    EXPECT_FALSE(std::regex_search(said, kPlaceholder)) << said;
  }
  std::string reason = detail->reason;
  for (const auto& [name, value] : detail->args) {
    if (name != kOwnWords) absl::StrAppend(&reason, " ", name, "=", value);
  }
  return reason;
}

// "lom", "dc", "gar" …: the rules by which it was read.
std::string KindOf(const ParsedRecord& record) {
  if (record.notice.provenance().empty()) return "empty";
  const std::string& rule = record.notice.provenance(0).rule();
  return rule.substr(0, rule.find('.'));
}

using Outcomes = std::map<std::string, int>;

Outcomes OutcomesOf(const std::string& name, const std::string& bytes) {
  Outcomes outcomes;
  if (absl::EndsWith(name, ".rdf") || absl::EndsWith(name, ".skos") ||
      absl::EndsWith(name, ".vdex")) {
    const skos::Thesaurus read = skos::ReadThesaurus({{name, bytes}});
    for (const skos::Refusal& refusal : read.refusals) {
      const auto detail = base::GetErrorDetail(refusal.status);
      ReasonOf(refusal.status);
      ++outcomes[detail.has_value() ? detail->reason : "?"];
    }
    if (read.refusals.empty()) {
      outcomes["taken as skos"] = static_cast<int>(read.concepts.size());
    }
    return outcomes;
  }
  const std::optional<Format> format = DetectFormat(name, bytes);
  if (!format.has_value()) {
    EXPECT_TRUE(messages::HasSentence("FORMAT_NOT_RECOGNISED"));
    return {{"FORMAT_NOT_RECOGNISED", 1}};
  }
  for (const ParsedRecord& record : Read(*format, bytes)) {
    ++outcomes[record.status.ok() ? absl::StrCat("taken as ", KindOf(record))
                                  : ReasonOf(record.status)];
  }
  return outcomes;
}

std::string Shown(const Outcomes& outcomes) {
  return absl::StrJoin(
      outcomes, "; ", [](std::string* out, const auto& outcome) {
        absl::StrAppend(out, outcome.second, " ", outcome.first);
      });
}

// Name, tab, and how many records became what.
std::vector<std::string> TableOfFiles() {
  std::vector<std::string> rows;
  for (const char* folder : kFolders) {
    for (const auto& entry :
         fs::recursive_directory_iterator(Data() / folder)) {
      if (!entry.is_regular_file() || entry.path().filename() == "SOURCE.md") {
        continue;
      }
      const std::string name = entry.path().lexically_relative(Data()).string();
      rows.push_back(absl::StrCat(
          name, "\t", Shown(OutcomesOf(name, ReadAll(entry.path())))));
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

TEST(RealFilesTest, EachHasItsOutcome) {
  if (!fs::exists(Data())) {
    GTEST_SKIP() << Data() << " isn't here: nothing was compared.";
  }
  std::vector<std::string> expected;
  std::ifstream table(fs::path(PREAU_SOURCE_DIR) /
                      "services/ingestion/readers/testdata/real_files.tsv");
  for (std::string line; std::getline(table, line);) {
    if (!line.empty() && line[0] != '#') expected.push_back(line);
  }
  const std::vector<std::string> rows = TableOfFiles();
  const fs::path actual =
      fs::path(PREAU_BINARY_DIR) / "bin" / "actual_real_files.tsv";
  std::ofstream(actual) << absl::StrJoin(rows, "\n") << "\n";
  EXPECT_THAT(rows, testing::ElementsAreArray(expected))
      << "what was found is in " << actual;
}

}  // namespace
}  // namespace preau::readers
