#include "tools/preau/import_command.h"

#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "tools/preau/fake_services_testing.h"
#include "tools/preau/import_files.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ImportCommandTest : public testing::Test {
 protected:
  ImportCommandTest() {
    std::string pattern =
        (fs::temp_directory_path() / "preau-import-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    options_.paths = {folder_.string()};
    ReadTestMessage("import_outcomes.json", outcomes_);
    fake_.list_members = [](const v1::ListMembersRequest&,
                            v1::ListMembersResponse& response) {
      response.add_members()->set_name("members/lille");
      return absl::OkStatus();
    };
    fake_.import = [this](grpc::ServerContext& context,
                          FakeServices::ImportStream& stream) {
      return Import(context, stream);
    };
  }
  ~ImportCommandTest() override { fs::remove_all(folder_); }

  // Reads all, then sends the outcomes and a report.
  absl::Status Import(grpc::ServerContext&,
                      FakeServices::ImportStream& stream) {
    v1::ImportRequest request;
    std::string name;
    while (stream.Read(&request)) {
      if (request.has_start()) {
        start_ = request.start();
        continue;
      }
      const v1::ImportChunk& chunk = request.chunk();
      EXPECT_LE(chunk.data().size(), size_t{1} << 20);
      if (!chunk.file_name().empty()) name = chunk.file_name();
      received_[name] += chunk.data();
      if (chunk.last()) ended_.push_back(fs::path(name).filename().string());
    }
    stream.Write(outcomes_);
    v1::ImportResponse last = outcomes_;
    last.clear_outcomes();
    v1::ImportReport& report = *last.mutable_report();
    report.set_name("members/lille/importReports/1");
    report.set_created(last.created());
    report.set_changed(last.changed());
    report.set_unchanged(last.unchanged());
    report.set_refused(last.refused());
    stream.Write(last);
    return absl::OkStatus();
  }

  void Put(const std::string& path, const std::string& text) {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path, std::ios::binary) << text;
  }

  absl::Status Run(const Output::Options& how = {}) {
    out_.str("");
    err_.str("");
    Output output(how, &out_, &err_);
    SteppingClock clock(500000);
    return RunImport(options_, clock, interrupt_, *fake_.Connect(how.language),
                     output);
  }

  std::string ReasonOf(const absl::Status& status) {
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : status.ToString();
  }

  FakeServices fake_;
  Interrupt interrupt_;
  fs::path folder_;
  ImportOptions options_;
  v1::ImportResponse outcomes_;
  v1::ImportStart start_;
  std::map<std::string, std::string> received_;
  std::vector<std::string> ended_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(ImportCommandTest, SendsFilesWholeSortedAndWithoutTheOthers) {
  const std::string big(700000, 'x');
  Put("b.xml", big);
  Put("a.csv", "id\n");
  Put("sub/c.JSONL", "{}\n");
  Put("empty.xml", "");
  Put("README.md", "no");
  Put(".hidden.xml", "no");
  Put(".git/d.xml", "no");
  options_.source = "canope";
  ASSERT_TRUE(Run().ok());
  EXPECT_EQ(start_.source(), "members/lille/sources/canope");
  EXPECT_THAT(ended_, ElementsAre("a.csv", "b.xml", "empty.xml", "c.JSONL"));
  EXPECT_EQ(received_[(folder_ / "b.xml").string()], big);
  EXPECT_EQ(received_[(folder_ / "sub/c.JSONL").string()], "{}\n");
}

TEST_F(ImportCommandTest, SaysWhatItWasAsked) {
  Put("a.csv", "id\n");
  Put("map.json", "{\"a\":1}");
  options_.paths = {(folder_ / "a.csv").string()};
  options_.member = "canope";
  options_.format = "csv";
  options_.mapping_file = (folder_ / "map.json").string();
  options_.dry_run = options_.all = true;
  ASSERT_TRUE(Run().ok());
  EXPECT_EQ(start_.ShortDebugString(),
            "source: \"members/canope/sources/a\" format: \"csv\" "
            "mapping: \"{\\\"a\\\":1}\" dry_run: true all_outcomes: true");
}

TEST_F(ImportCommandTest, ShowsRefusalsAndReportInBothLanguages) {
  Put("a.xml", "<lom/>");
  options_.source = "canope";
  ASSERT_TRUE(Run().ok());
  ExpectGolden("import.fr.txt", absl::StrCat(err_.str(), out_.str()));
  options_.all = true;
  Output::Options how;
  how.language = base::Language::kEnglish;
  ASSERT_TRUE(Run(how).ok());
  ExpectGolden("import.en.txt", absl::StrCat(err_.str(), out_.str()));
}

TEST_F(ImportCommandTest, ReturnsWhenTheRecordsCanBeFound) {
  Put("a.xml", "<lom/>");
  fake_.stats = [](const v1::GetStatsRequest&, v1::Stats& stats) {
    stats.set_applied_sequence(3);
    return absl::OkStatus();
  };
  uint64_t indexed = 0;
  fake_.index_status = [&](const v1::GetIndexStatusRequest&,
                           v1::IndexStatus& status) {
    status.set_applied_sequence(indexed++);
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run().ok());
  EXPECT_EQ(indexed, 4u);
  // A trial changed nothing.
  options_.dry_run = true;
  ASSERT_TRUE(Run().ok());
  EXPECT_EQ(indexed, 4u);
  // An index that stands still isn't waited for without end.
  options_.dry_run = false;
  fake_.index_status = [](const v1::GetIndexStatusRequest&, v1::IndexStatus&) {
    return absl::OkStatus();
  };
  ASSERT_TRUE(Run().ok());
  EXPECT_THAT(err_.str(), HasSubstr("0 changements sur 3"));
}

TEST_F(ImportCommandTest, ShowsTheMostFrequentRemarks) {
  Put("a.xml", "<lom/>");
  for (int i = 0; i < 12; ++i) {
    v1::ImportOutcome& outcome = *outcomes_.add_outcomes();
    outcome.set_kind(v1::WriteOutcome::CREATED);
    for (int times = 0; times < (i == 5 ? 3 : 1); ++times) {
      outcome.add_remarks()->set_message(absl::StrCat("remarque ", i));
    }
  }
  ASSERT_TRUE(Run().ok());
  const std::string text = absl::StrCat(err_.str(), out_.str());
  EXPECT_LT(text.find("3 × remarque 5"), text.find("1 × remarque 0"));
  // Two come with the other outcomes.
  EXPECT_THAT(text, HasSubstr("et 6 autres remarques"));
}

TEST_F(ImportCommandTest, DrawsProgressOnATerminalOnly) {
  Put("a.xml", "<lom/>");
  Output::Options how;
  how.live = true;
  ASSERT_TRUE(Run(how).ok());
  EXPECT_THAT(err_.str(), HasSubstr("\r\033[K"));
  EXPECT_THAT(err_.str(), HasSubstr("100 %"));
  ASSERT_TRUE(Run().ok());
  EXPECT_THAT(err_.str(), Not(HasSubstr("\033")));
}

TEST_F(ImportCommandTest, JsonHasALineForEachAnswerAndTheReportLast) {
  Put("a.xml", "<lom/>");
  Output::Options how;
  how.json = true;
  ASSERT_TRUE(Run(how).ok());
  const std::string text = out_.str();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
  EXPECT_THAT(text.substr(text.find('\n')), HasSubstr("\"report\""));
  EXPECT_EQ(err_.str(), "");
}

TEST_F(ImportCommandTest, RefusalsFailOnlyWhenStrict) {
  Put("a.xml", "<lom/>");
  EXPECT_TRUE(Run().ok());
  options_.strict = true;
  EXPECT_EQ(ReasonOf(Run()), "IMPORT_REFUSALS");
}

TEST_F(ImportCommandTest, AFileThatIsNotThereIsRefusedAndTheRestGoesOn) {
  Put("a.xml", "<lom/>");
  options_.paths.push_back((folder_ / "gone.xml").string());
  ASSERT_TRUE(Run().ok());
  EXPECT_THAT(out_.str(), HasSubstr("gone.xml"));
  EXPECT_THAT(out_.str(), HasSubstr("Refusée     3"));
  EXPECT_THAT(ended_, ElementsAre("a.xml"));
}

TEST_F(ImportCommandTest, NothingToImportIsSaid) {
  EXPECT_EQ(ReasonOf(Run()), "IMPORT_NO_FILES");
}

TEST_F(ImportCommandTest, SeveralMembersMeansChoosing) {
  Put("a.xml", "<lom/>");
  fake_.list_members = [](const v1::ListMembersRequest&,
                          v1::ListMembersResponse& response) {
    response.add_members()->set_name("members/lille");
    response.add_members()->set_name("members/paris");
    return absl::OkStatus();
  };
  const absl::Status status = Run();
  EXPECT_EQ(ReasonOf(status), "MEMBER_TO_CHOOSE");
  EXPECT_EQ(base::GetErrorDetail(status)->args.at("members"), "lille, paris");
}

TEST_F(ImportCommandTest, AServerThatStopsTakingEndsTheRun) {
  Put("a.xml", std::string(3000000, 'x'));
  fake_.import = [](grpc::ServerContext&, FakeServices::ImportStream& stream) {
    v1::ImportRequest request;
    stream.Read(&request);
    return base::MakeError(absl::StatusCode::kUnauthenticated,
                           {"KEY_MISSING", "", {}});
  };
  EXPECT_EQ(ReasonOf(Run()), "KEY_MISSING");
}

TEST_F(ImportCommandTest, AnInterruptCancelsAndSaysHowToGoOn) {
  Put("a.xml", "<lom/>");
  fake_.import = [this](grpc::ServerContext& context,
                        FakeServices::ImportStream& stream) {
    v1::ImportRequest request;
    while (stream.Read(&request)) {
    }
    stream.Write(outcomes_);
    // A person loses patience; nothing ends the call but its cancellation.
    std::thread person([this] { interrupt_.Trigger(); });
    person.join();
    v1::ImportResponse response;
    while (!context.IsCancelled() && stream.Write(response)) {
    }
    return absl::OkStatus();
  };
  const absl::Status status = Run();
  EXPECT_EQ(ReasonOf(status), "IMPORT_INTERRUPTED");
  EXPECT_THAT(messages::SayStatus(status, base::Language::kFrench),
              HasSubstr("continue où il s'est arrêté"));
}

TEST_F(ImportCommandTest, AFailureOfTheRunIsAnError) {
  Put("a.xml", "<lom/>");
  fake_.import = [](grpc::ServerContext&, FakeServices::ImportStream& stream) {
    v1::ImportRequest request;
    while (stream.Read(&request)) {
    }
    v1::ImportResponse response;
    response.mutable_report()->mutable_failure()->set_reason("DISK_FULL");
    response.mutable_report()->mutable_failure()->set_message("Disque plein.");
    stream.Write(response);
    return absl::OkStatus();
  };
  const absl::Status status = Run();
  EXPECT_EQ(ReasonOf(status), "IMPORT_FAILED");
  EXPECT_EQ(base::GetErrorDetail(status)->args.at("cause"), "Disque plein.");
}

TEST(SourceFromPathsTest, NamesTheFileOrTheFolder) {
  EXPECT_EQ(SourceFromPaths({"/data/Réseau Canopé.csv"}), "reseau-canope");
  EXPECT_EQ(SourceFromPaths({"/"}), "import");
  EXPECT_EQ(SourceFromPaths({"/data/notices/a.xml", "/data/notices/b.xml"}),
            "notices");
  EXPECT_EQ(SourceFromPaths({"/data/n/a.xml", "/data/n/c/b.xml"}), "n");
  EXPECT_EQ(SourceFromPaths({"/tmp/"}), "tmp");
  EXPECT_EQ(SourceFromPaths({"/tmp/../tmp/."}), "tmp");
  EXPECT_EQ(SourceFromPaths({"/x/火山.csv"}), "import");
  EXPECT_EQ(SourceFromPaths({"/x/" + std::string(100, 'a') + ".csv"}),
            std::string(64, 'a'));
}

}  // namespace
}  // namespace preau::command
