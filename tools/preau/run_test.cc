#include "tools/preau/run.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "tools/preau/fake_services_testing.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class RunTest : public testing::Test {
 protected:
  RunTest() {
    environment_.variables = {{"LANG", "en_GB.UTF-8"},
                              {"PREAU_SERVER", fake_.address()}};
    fake_.search = [](const v1::SearchRequest&, v1::SearchResponse& response) {
      response.add_hits()->mutable_title()->set_text("Volcano");
      response.set_total_size(1);
      return absl::OkStatus();
    };
  }

  int Run(const std::vector<std::string>& arguments) {
    out_.str("");
    err_.str("");
    SteppingClock clock(1000);
    return command::Run(arguments, environment_, clock, interrupt_, out_, err_);
  }

  FakeServices fake_;
  Interrupt interrupt_;
  Environment environment_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(RunTest, DoesWhatIsAskedOverTheSocket) {
  EXPECT_EQ(Run({"search", "volcano"}), kExitOk);
  EXPECT_THAT(out_.str(), HasSubstr("1. Volcano"));
  EXPECT_EQ(err_.str(), "");
  EXPECT_EQ(fake_.last_language, "en");
}

TEST_F(RunTest, MistakesAreStatusTwoAndGoToTheErrorStream) {
  EXPECT_EQ(Run({"search", "--frob"}), kExitUsage);
  EXPECT_THAT(err_.str(), HasSubstr("Error: \"preau search\" has no option"));
  EXPECT_EQ(Run({"--lang", "fr", "search", "--frob"}), kExitUsage);
  EXPECT_THAT(err_.str(), HasSubstr("Erreur : « preau search » n'a pas"));
  EXPECT_EQ(Run({"search", "--filter", "x"}), kExitUsage);
  EXPECT_EQ(out_.str(), "");
}

TEST_F(RunTest, AServerThatIsNotThereIsStatusOneAndSaysHowToStartIt) {
  EXPECT_EQ(Run({"search", "a", "--server", "unix:/nowhere/preau.sock"}),
            kExitFailed);
  EXPECT_THAT(err_.str(), HasSubstr("unix:/nowhere/preau.sock"));
  EXPECT_THAT(err_.str(), HasSubstr("preau serve"));
  EXPECT_EQ(Run({"search", "a", "--server", "nonsense"}), kExitFailed);
  EXPECT_THAT(err_.str(), HasSubstr("nonsense"));
}

TEST_F(RunTest, AReasonOfANewerServerIsSaidInItsOwnWords) {
  fake_.search = [](const v1::SearchRequest&, v1::SearchResponse&) {
    return base::InvalidField("REASON_OF_TOMORROW", "query");
  };
  EXPECT_EQ(Run({"search", "a"}), kExitFailed);
  EXPECT_THAT(err_.str(), HasSubstr("REASON_OF_TOMORROW"));
}

TEST_F(RunTest, TheKeyGoesWithTheCall) {
  std::string pattern =
      (fs::temp_directory_path() / "preau-run-XXXXXX").string();
  const fs::path folder = mkdtemp(pattern.data());
  const std::string file = (folder / "key").string();
  std::ofstream(file) << "preau_abc\n";
  EXPECT_EQ(Run({"search", "a", "--key-file", file}), kExitOk);
  EXPECT_EQ(fake_.last_authorization, "Bearer preau_abc");
  std::ofstream(file) << "two\nlines";
  EXPECT_EQ(Run({"search", "a", "--key-file", file}), kExitFailed);
  EXPECT_THAT(err_.str(), HasSubstr(file));
  EXPECT_EQ(Run({"search", "a", "--key-file", file + "x"}), kExitFailed);
  fs::remove_all(folder);
}

TEST_F(RunTest, ColoursAreForTerminalsThatWantThem) {
  environment_.output_is_terminal = true;
  EXPECT_EQ(Run({"search", "a"}), kExitOk);
  EXPECT_THAT(out_.str(), HasSubstr("\033["));
  EXPECT_EQ(Run({"search", "a", "--no-color"}), kExitOk);
  EXPECT_THAT(out_.str(), Not(HasSubstr("\033[")));
  environment_.variables["NO_COLOR"] = "1";
  EXPECT_EQ(Run({"search", "a"}), kExitOk);
  EXPECT_THAT(out_.str(), Not(HasSubstr("\033[")));
  environment_.variables.erase("NO_COLOR");
  environment_.output_is_terminal = false;
  EXPECT_EQ(Run({"search", "a"}), kExitOk);
  EXPECT_THAT(out_.str(), Not(HasSubstr("\033[")));
}

TEST_F(RunTest, AnImportThatWasInterruptedIsStatus130) {
  fake_.list_members = [](const v1::ListMembersRequest&,
                          v1::ListMembersResponse& response) {
    response.add_members()->set_name("members/a");
    return absl::OkStatus();
  };
  fake_.import = [](grpc::ServerContext&, FakeServices::ImportStream& stream) {
    v1::ImportRequest request;
    while (stream.Read(&request)) {
    }
    return absl::OkStatus();
  };
  interrupt_.Trigger();
  EXPECT_EQ(Run({"import",
                 absl::StrCat(PREAU_SOURCE_DIR,
                              "/tools/preau/testdata/resource.json"),
                 "--format", "jsonl"}),
            kExitInterrupted);
  EXPECT_THAT(err_.str(), HasSubstr("is recognised"));
}

TEST_F(RunTest, LocalCommandsNeedNoServer) {
  environment_.variables["PREAU_SERVER"] = "unix:/nowhere";
  EXPECT_EQ(Run({"version"}), kExitOk);
  EXPECT_THAT(out_.str(), testing::MatchesRegex("preau [0-9.]+\n"));
  EXPECT_EQ(Run({"completion", "bash"}), kExitOk);
  EXPECT_THAT(out_.str(), HasSubstr("complete -F _preau preau"));
  EXPECT_EQ(Run({"__complete", "zsh", "search", "--level", "6"}), kExitOk);
  EXPECT_THAT(out_.str(), HasSubstr(":words\n6e\t6e"));
  EXPECT_EQ(Run({"check", "/nowhere.xml"}), kExitFailed);
  EXPECT_EQ(Run({"validate", "/nowhere.xml"}), kExitUsage);
  EXPECT_THAT(err_.str(), HasSubstr("couldn't be read"));
  EXPECT_EQ(Run({"validate", absl::StrCat(PREAU_SOURCE_DIR,
                                          "/services/ingestion/"
                                          "conformance/testdata/"
                                          "many.xml")}),
            kExitUsage);
  EXPECT_EQ(Run({"--help"}), kExitOk);
  EXPECT_THAT(out_.str(), HasSubstr("Usage: preau"));
}

}  // namespace
}  // namespace preau::command
