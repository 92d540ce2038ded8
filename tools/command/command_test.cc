#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/random.h"
#include "storage/messages/messages.h"
#include "tools/command/cli.h"
#include "tools/command/output.h"

namespace preau::tools {
namespace {

using testing::HasSubstr;

// What the command prints, and its exit status.
std::pair<int, std::string> RunPreau(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "preau");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int status = RunCommand(static_cast<int>(argv.size()), argv.data());
  return {status, testing::internal::GetCapturedStdout() +
                      testing::internal::GetCapturedStderr()};
}

TEST(OutputTest, DataCannotCommandTheTerminal) {
  EXPECT_EQ(Plain("a\x1b[31mb\x07\xC2\x9B"
                  "2Jc\nd\te"),
            "a[31mb2Jc d e");
  EXPECT_EQ(Plain("élève"), "élève");
}

TEST(CommandTest, EachHelpHasAnExampleInBothLanguages) {
  for (const char* language : {"fr_FR.UTF-8", "en_GB.UTF-8"}) {
    setenv("LC_ALL", language, 1);
    const bool french = language[0] == 'f';
    for (const std::vector<std::string>& command :
         std::vector<std::vector<std::string>>{{},
                                               {"import"},
                                               {"search"},
                                               {"get"},
                                               {"list"},
                                               {"stats"},
                                               {"vocabulary"},
                                               {"vocabulary", "show"},
                                               {"member", "create"},
                                               {"key", "create"},
                                               {"serve"},
                                               {"verify"},
                                               {"completion"}}) {
      std::vector<std::string> arguments = command;
      arguments.push_back("--help");
      const auto [status, text] = RunPreau(arguments);
      EXPECT_EQ(status, 0);
      EXPECT_THAT(text, HasSubstr(french ? "Exemple" : "Example"));
      EXPECT_THAT(text, HasSubstr("preau "));
      EXPECT_THAT(text, testing::Not(HasSubstr("HELP_")));
    }
  }
}

TEST(CommandTest, AWrongCallIsSaidSo) {
  EXPECT_EQ(RunPreau({}).first, 2);
  EXPECT_EQ(RunPreau({"serch"}).first, 2);
  EXPECT_EQ(RunPreau({"import"}).first, 2);
  EXPECT_EQ(RunPreau({"search", "--sort", "size"}).first, 2);
}

TEST(CommandTest, AServerThatIsNotThereIsSaidSo) {
  setenv("LC_ALL", "en_GB.UTF-8", 1);
  const auto [status, text] =
      RunPreau({"stats", "--server", "unix:/nowhere/preau.sock"});
  EXPECT_EQ(status, 1);
  EXPECT_THAT(text, HasSubstr("preau serve"));
}

TEST(CommandTest, BashTakesTheCompletion) {
  const auto [status, script] = RunPreau({"completion"});
  EXPECT_EQ(status, 0);
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() /
      ("completion_" + base::NewUid(base::SystemRandom()));
  std::ofstream(path) << script
                      << "COMP_WORDS=(preau search --lev); COMP_CWORD=2\n"
                         "_preau; [[ ${COMPREPLY[0]} == --level ]]\n";
  EXPECT_EQ(std::system(("bash " + path.string()).c_str()), 0);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace preau::tools
