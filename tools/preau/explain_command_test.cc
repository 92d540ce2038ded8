#include "tools/preau/explain_command.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class ExplainTest : public testing::Test {
 protected:
  ExplainTest() {
    std::string pattern =
        (fs::temp_directory_path() / "preau-explain-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    how_.width = 200;
    std::ofstream(folder_ / "a.csv")
        << "titre;url;niveau;cote\n"
           "Les volcans;https://edu.example.org/1;sixième;12\n"
           "Les puys;https://edu.example.org/2;5e;\n";
    options_.paths = {(folder_ / "a.csv").string()};
    options_.explain = true;
    options_.dry_run = true;
  }
  ~ExplainTest() override { fs::remove_all(folder_); }

  std::string Reason() {
    out_.str("");
    Output output(how_, &out_, &err_);
    const absl::Status status = RunExplain(options_, output);
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : status.ToString();
  }

  fs::path folder_;
  ImportOptions options_;
  Output::Options how_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(ExplainTest, SaysWhereEachFieldComesFrom) {
  EXPECT_EQ(Reason(), "OK");
  EXPECT_THAT(out_.str(),
              HasSubstr("niveau · sheet.level · écrit « sixième »"));
  EXPECT_THAT(out_.str(), HasSubstr("N'a pas servi : /cote"));
  EXPECT_THAT(out_.str(), HasSubstr("Tout a servi."));
}

TEST_F(ExplainTest, OnlySoManyRecordsInJson) {
  how_.json = true;
  options_.explained_records = 1;
  EXPECT_EQ(Reason(), "OK");
  const auto json = nlohmann::json::parse(out_.str());
  EXPECT_EQ(json["unused"][0], "/cote");
  EXPECT_EQ(json["fields"].size(), 3u);
}

TEST_F(ExplainTest, RefusedRecordsAreExplainedToo) {
  std::ofstream(folder_ / "a.csv") << "titre;url\n;https://edu.example.org/1\n";
  EXPECT_EQ(Reason(), "OK");
  EXPECT_THAT(out_.str(), HasSubstr("Refusée : "));
  std::ofstream(folder_ / "a.csv") << "prix;url\n1;2\n";
  EXPECT_EQ(Reason(), "CSV_TITLE_COLUMN_MISSING");
}

}  // namespace
}  // namespace preau::command
