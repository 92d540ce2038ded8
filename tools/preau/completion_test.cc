#include "tools/preau/completion.h"

#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

class CompletionTest : public testing::Test {
 protected:
  std::vector<std::string> Texts(const std::vector<std::string>& words) {
    std::vector<std::string> texts;
    for (const Candidate& candidate : Complete(app_, words).list) {
      texts.push_back(candidate.text);
    }
    return texts;
  }

  const Environment environment_ = {};
  const CommandApp app_{base::Language::kFrench, environment_};
};

TEST_F(CompletionTest, Commands) {
  EXPECT_THAT(Texts({"se"}), ElementsAre("search", "serve"));
  EXPECT_THAT(Texts({""}), IsSupersetOf({"import", "search", "vocabulary"}));
  EXPECT_THAT(Texts({"key", "c"}), ElementsAre("create"));
  EXPECT_THAT(Texts({"--json", "key", "r"}), ElementsAre("revoke"));
  EXPECT_THAT(Texts({"--server", "x", "st"}), ElementsAre("stats"));
}

TEST_F(CompletionTest, Options) {
  EXPECT_THAT(Texts({"search", "--le"}), ElementsAre("--level"));
  EXPECT_THAT(Texts({"import", "--"}),
              IsSupersetOf({"--source", "--json", "--help"}));
  EXPECT_THAT(Texts({"validate", "--g"}), ElementsAre("--gar"));
  EXPECT_THAT(Texts({"check", "--o"}), ElementsAre("--output"));
  EXPECT_THAT(Texts({"search", "--", "--le"}), IsEmpty());
  EXPECT_THAT(Texts({"export", "--format", "u"}), ElementsAre("unimarc"));
}

TEST_F(CompletionTest, ValuesOfVocabularies) {
  EXPECT_THAT(Texts({"search", "--level", "6"}), ElementsAre("6e"));
  EXPECT_THAT(Texts({"search", "--level", "6e,cycle-"}),
              Contains("6e,cycle-3"));
  EXPECT_THAT(Texts({"search", "--level=6"}), ElementsAre("--level=6e"));
  EXPECT_THAT(Texts({"search", "--level", "=", "6"}),
              ElementsAre("--level=6e"));
  EXPECT_THAT(Texts({"search", "--subject", "sv"}), ElementsAre("svt"));
  EXPECT_THAT(Texts({"search", "--filter", "offl"}), ElementsAre("offline="));
  EXPECT_THAT(Texts({"search", "--filter", "offline=y"}),
              ElementsAre("offline=yes"));
  EXPECT_THAT(Texts({"search", "--facets", "kind,lic"}),
              ElementsAre("kind,licence"));
}

TEST_F(CompletionTest, ValuesOfListsAndFiles) {
  EXPECT_THAT(Texts({"search", "--sort", ""}),
              ElementsAre("relevance", "title", "newest", "oldest", "smallest",
                          "largest"));
  EXPECT_THAT(Texts({"vocabulary", "show", "lev"}), ElementsAre("level"));
  EXPECT_THAT(Texts({"completion", "z"}), ElementsAre("zsh"));
  EXPECT_TRUE(Complete(app_, {"import", "a"}).files);
  EXPECT_TRUE(Complete(app_, {"import", "a", "b"}).files);
  EXPECT_TRUE(Complete(app_, {"import", "--mapping", ""}).files);
  EXPECT_TRUE(Complete(app_, {"vocabulary", "check", "a", "b"}).files);
  EXPECT_FALSE(Complete(app_, {"search", "a"}).files);
}

TEST_F(CompletionTest, TheAnswerExplainsAndFitsTheShell) {
  EXPECT_THAT(CompletionAnswer(app_, {"zsh", {"search", "--level=6"}}),
              HasSubstr(":words\n--level=6e\t6e\n"));
  EXPECT_THAT(CompletionAnswer(app_, {"bash", {"search", "--level", "=", "6"}}),
              HasSubstr(":words\n6e\t6e\n"));
}

std::string Output(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  std::string text;
  std::array<char, 4096> buffer;
  size_t size = 0;
  while ((size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0) {
    text.append(buffer.data(), size);
  }
  return absl::StrCat(text, "status=", pclose(pipe));
}

class ScriptTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern =
        (fs::temp_directory_path() / "preau-shell-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    for (const char* shell : {"bash", "zsh"}) {
      std::ofstream(folder_ / shell) << CompletionScript(shell);
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  // What bash offers for these words; the last one is being written.
  std::string Complete(const std::string& words) {
    return Output(absl::StrCat(
        "bash --norc -c 'source ", (folder_ / "bash").string(),
        "; COMP_WORDS=(", PREAU_PROGRAM, " ", words,
        "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _preau ", PREAU_PROGRAM,
        "; printf \"%s\\n\" \"${COMPREPLY[@]}\"' 2>&1"));
  }

  fs::path folder_;
};

TEST_F(ScriptTest, TheBashScriptIsWellFormed) {
  EXPECT_EQ(
      Output(absl::StrCat("bash -n ", (folder_ / "bash").string(), " 2>&1")),
      "status=0");
}

TEST_F(ScriptTest, TheZshScriptIsWellFormed) {
  if (Output("command -v zsh >/dev/null") != "status=0") {
    GTEST_SKIP() << "no zsh";
  }
  EXPECT_EQ(
      Output(absl::StrCat("zsh -n ", (folder_ / "zsh").string(), " 2>&1")),
      "status=0");
}

TEST_F(ScriptTest, BashCompletesThroughTheCommand) {
  EXPECT_EQ(Complete("sea"), "search\nstatus=0");
  EXPECT_EQ(Complete("search --level 6"), "6e\nstatus=0");
  EXPECT_EQ(Complete("search --level = 6"), "6e\nstatus=0");
  EXPECT_THAT(Complete("search --subject \"\""), HasSubstr("\nsvt\n"));
  EXPECT_THAT(Complete(absl::StrCat("import ", folder_.string(), "/b")),
              HasSubstr((folder_ / "bash").string()));
}

}  // namespace
}  // namespace preau::command
