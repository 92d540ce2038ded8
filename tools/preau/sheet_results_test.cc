#include "tools/preau/sheet_results.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/sheets/ods.h"
#include "storage/base/error.h"
#include "tools/preau/import_files.h"
#include "tools/preau/template_command.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class SheetResultsTest : public testing::Test {
 protected:
  SheetResultsTest() {
    std::string pattern =
        (fs::temp_directory_path() / "preau-sheets-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~SheetResultsTest() override { fs::remove_all(folder_); }

  std::string Put(const std::string& name, const std::string& bytes) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    sent_.push_back(path);
    return path;
  }
  std::string Bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }
  void Add(const std::string& record, v1::WriteOutcome::Kind kind,
           const std::string& problem, const std::string& remark) {
    v1::ImportOutcome& outcome = *response_.add_outcomes();
    outcome.set_record(record);
    outcome.set_kind(kind);
    if (!problem.empty()) outcome.mutable_problem()->set_message(problem);
    if (!remark.empty()) outcome.add_remarks()->set_message(remark);
  }
  void Write() {
    SheetResults results;
    for (const std::string& path : sent_) results.Add(path);
    results.Take(response_, output_);
    results.Write(output_);
  }

  fs::path folder_;
  std::vector<std::string> sent_;
  v1::ImportResponse response_;
  std::ostringstream out_;
  std::ostringstream err_;
  Output output_{Output::Options(), &out_, &err_};
};

TEST_F(SheetResultsTest, ASheetWithFaultsComesBack) {
  const std::string path = Put("notices.csv", "titre;niveau\na;6e\nb;12e\n;\n");
  const std::string good = Put("bon.csv", "titre\na\n");
  Add(path + ":2", v1::WriteOutcome::CREATED, "", "");
  Add(path + ":3", v1::WriteOutcome::CHANGED, "", "12e inconnu");
  Add(path + ":4", v1::WriteOutcome::REFUSED, "sans titre", "et sans adresse");
  Add(good + ":2", v1::WriteOutcome::CREATED, "", "");
  Add("a.xml", v1::WriteOutcome::REFUSED, "mal formé", "");
  Add("page.xml:3", v1::WriteOutcome::REFUSED, "supprimée", "");
  Write();
  const std::string result = (folder_ / "notices-resultat.csv").string();
  EXPECT_EQ(Bytes(result),
            "titre;niveau;Résultat;À corriger\na;6e;Créée;\n"
            "b;12e;Changée;12e inconnu\n;;Refusée;"
            "sans titre · et sans adresse\n");
  EXPECT_THAT(err_.str(), HasSubstr(result));
  EXPECT_FALSE(fs::exists(folder_ / "bon-resultat.csv"));
  EXPECT_EQ(Bytes(path), "titre;niveau\na;6e\nb;12e\n;\n");

  // It belongs to the source of the first, and isn't one by itself.
  EXPECT_EQ(SourceFromPaths({result}), "notices");
  const auto files = FindImportFiles({folder_.string()});
  ASSERT_TRUE(files.ok());
  EXPECT_EQ(files->size(), 2u);
  EXPECT_EQ(ResultPath(result), result);
}

TEST_F(SheetResultsTest, OdsToo) {
  const std::string path =
      Put("notices.ods",
          sheets::MakeOds({{"Notices", {{"Titre"}, {"a"}}}}).value());
  Add(path + ":2", v1::WriteOutcome::REFUSED, "sans adresse", "");
  Write();
  const auto rows =
      sheets::ReadOds(Bytes((folder_ / "notices-resultat.ods").string()));
  ASSERT_TRUE(rows.ok()) << rows.status();
  EXPECT_THAT((*rows)[1].cells, ElementsAre("a", "Refusée", "sans adresse"));
}

TEST_F(SheetResultsTest, OnlyWhatWasSentIsTouched) {
  const std::string path = Put("autre.csv", "titre\na\n");
  sent_.clear();
  Add(path + ":2", v1::WriteOutcome::REFUSED, "x", "");
  Write();
  EXPECT_FALSE(fs::exists(folder_ / "autre-resultat.csv"));
  EXPECT_EQ(err_.str(), "");
}

TEST_F(SheetResultsTest, WhatCannotBeWrittenIsSaid) {
  const std::string gone = Put("gone.csv", "");
  fs::remove(gone);
  Add(gone + ":2", v1::WriteOutcome::REFUSED, "x", "");
  const std::string path = Put("a.csv", "titre\nb\n");
  fs::create_directory(folder_ / "a-resultat.csv");
  Add(path + ":2", v1::WriteOutcome::REFUSED, "x", "");
  Write();
  EXPECT_THAT(err_.str(), HasSubstr("gone.csv"));
  EXPECT_THAT(err_.str(), HasSubstr("a-resultat.csv ne peut pas être écrit"));
}

TEST_F(SheetResultsTest, TemplatesAreWrittenOnce) {
  const auto run = [&](const std::string& name) {
    const absl::Status status =
        RunTemplate({(folder_ / name).string()}, output_);
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : status.ToString();
  };
  EXPECT_EQ(run("a.ods"), "OK");
  EXPECT_EQ(run("a.csv"), "OK");
  EXPECT_TRUE(fs::exists(folder_ / "a-valeurs.csv"));
  EXPECT_EQ(run("a.csv"), "FILE_EXISTS");
  EXPECT_EQ(run("a.xlsx"), "TEMPLATE_ENDING");
  EXPECT_EQ(run("no/a.ods"), "FILE_NOT_WRITTEN");
}

}  // namespace
}  // namespace preau::command
