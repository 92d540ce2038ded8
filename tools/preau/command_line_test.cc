#include "tools/preau/command_line.h"

#include <functional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"
#include "tools/preau/command_app.h"
#include "tools/preau/help.h"
#include "tools/preau/terminal_text.h"

namespace preau::command {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;

Environment Home() {
  Environment environment;
  environment.variables = {{"HOME", "/home/a"}, {"LANG", "fr_FR.UTF-8"}};
  return environment;
}

std::vector<std::string> Words(absl::string_view line) {
  return absl::StrSplit(line, ' ', absl::SkipEmpty());
}

Options MustParse(absl::string_view line, const Environment& environment) {
  absl::StatusOr<Options> options = ParseCommandLine(Words(line), environment);
  EXPECT_TRUE(options.ok()) << line << ": " << options.status();
  return options.ok() ? *options : Options();
}

template <typename Command>
Command Parsed(absl::string_view line) {
  const Options options = MustParse(line, Home());
  const Command* command = std::get_if<Command>(&options.command);
  EXPECT_NE(command, nullptr) << line;
  return command == nullptr ? Command() : *command;
}

TEST(CommandLineTest, ImportTakesPathsAndOptionsInAnyOrder) {
  const auto import = Parsed<ImportOptions>(
      "import a.xml --source canope folder --dry-run --format csv --mapping "
      "m.json b --member lille --all --strict");
  EXPECT_THAT(import.paths, ElementsAre("a.xml", "folder", "b"));
  EXPECT_EQ(import.source, "canope");
  EXPECT_EQ(import.format, "csv");
  EXPECT_EQ(import.mapping_file, "m.json");
  EXPECT_EQ(import.member, "lille");
  EXPECT_TRUE(import.dry_run && import.all && import.strict);
}

TEST(CommandLineTest, SearchTakesFiltersAndWords) {
  const auto search = Parsed<SearchOptions>(
      "search --level 6e,5e volcan --subject svt --level cm2 lave --filter "
      "offline=yes --not kind=image,video --any --words-only --sort title "
      "--page 3");
  EXPECT_THAT(search.words, ElementsAre("volcan", "lave"));
  EXPECT_THAT(
      search.filters,
      UnorderedElementsAre(Pair("level", "6e"), Pair("level", "5e"),
                           Pair("level", "cm2"), Pair("discipline", "svt"),
                           Pair("offline", "yes")));
  EXPECT_THAT(search.exclusions,
              ElementsAre(Pair("kind", "image"), Pair("kind", "video")));
  EXPECT_TRUE(search.any_word);
  EXPECT_TRUE(search.words_only);
  EXPECT_EQ(search.sort, "title");
  EXPECT_EQ(search.page, 3);
  EXPECT_THAT(search.facets,
              ElementsAre("level", "discipline", "kind", "access"));
}

TEST(CommandLineTest, SearchWordsMayBeNamesOfCommandsOrBeginWithAHyphen) {
  EXPECT_THAT(Parsed<SearchOptions>("search list import search").words,
              ElementsAre("list", "import", "search"));
  EXPECT_THAT(Parsed<SearchOptions>("search -- volcan -lave").words,
              ElementsAre("volcan", "-lave"));
  EXPECT_THAT(Parsed<SearchOptions>("search").words, IsEmpty());
  EXPECT_EQ(Parsed<VocabularyShowOptions>("vocabulary show list").id, "list");
  EXPECT_THAT(Parsed<VocabularyCheckOptions>("vocabulary check a check").paths,
              ElementsAre("a", "check"));
  EXPECT_TRUE(Parsed<ValidateOptions>("validate a.xml b --gar").gar);
  const auto check = Parsed<CheckOptions>("check a.xml -o b.html");
  EXPECT_EQ(check.what, "a.xml");
  EXPECT_EQ(check.output, "b.html");
  EXPECT_FALSE(check.private_networks);
}

TEST(CommandLineTest, BrowsingTakesALevelADayAndHowMany) {
  const auto similar = Parsed<SimilarOptions>("similar x --limit 5");
  EXPECT_EQ(similar.name, "x");
  EXPECT_EQ(similar.limit, 5);
  const auto rows = Parsed<RowsOptions>(
      "rows --level 6e --subject svt --audience pupil --date 2027-03-22 "
      "--rows 3 --hits 4");
  EXPECT_EQ(rows.level, "6e");
  EXPECT_EQ(rows.discipline, "svt");
  EXPECT_EQ(rows.audience, "pupil");
  EXPECT_EQ(rows.date, "2027-03-22");
  EXPECT_EQ(rows.rows, 3);
  EXPECT_EQ(rows.hits, 4);
}

TEST(CommandLineTest, FacetsAreChosenOrLeftOut) {
  EXPECT_THAT(Parsed<SearchOptions>("search --facets kind,licence a").facets,
              ElementsAre("kind", "licence"));
  EXPECT_THAT(Parsed<SearchOptions>("search --no-facets a").facets, IsEmpty());
}

TEST(CommandLineTest, ServePassesOnWhatItDoesNotKnow) {
  const Options options = MustParse(
      "serve --listen 127.0.0.1:0 --data /d --member lille=L", Home());
  EXPECT_EQ(options.global.data, "/d");
  EXPECT_THAT(std::get<ServeOptions>(options.command).arguments,
              ElementsAre("--listen", "127.0.0.1:0", "--member", "lille=L"));
  EXPECT_THAT(Parsed<ServeOptions>("verify").arguments,
              ElementsAre("--verify"));
}

TEST(CommandLineTest, AdminCommands) {
  const auto key = Parsed<KeyCreateOptions>(
      "key create portail --role contributor,curator --member lille --output "
      "f");
  EXPECT_EQ(key.label, "portail");
  EXPECT_THAT(key.roles, ElementsAre("contributor", "curator"));
  EXPECT_THAT(key.members, ElementsAre("lille"));
  EXPECT_EQ(key.output, "f");
  EXPECT_EQ(Parsed<KeyRevokeOptions>("key revoke keys/1").name, "keys/1");
  EXPECT_EQ(Parsed<MemberCreateOptions>("member create lille Lille").label_fr,
            "Lille");
}

TEST(CommandLineTest, TheServerIsFoundInThisOrder) {
  Environment environment = Home();
  EXPECT_EQ(MustParse("stats", environment).global.server,
            "unix:/home/a/.local/share/preau/preau.sock");
  environment.variables["XDG_DATA_HOME"] = "/x";
  EXPECT_EQ(MustParse("stats", environment).global.server,
            "unix:/x/preau/preau.sock");
  environment.variables["PREAU_DATA"] = "/d";
  EXPECT_EQ(MustParse("stats", environment).global.server,
            "unix:/d/preau.sock");
  EXPECT_EQ(MustParse("stats --data /e", environment).global.server,
            "unix:/e/preau.sock");
  environment.variables["PREAU_SERVER"] = "h:1";
  environment.variables["PREAU_SEARCH_SERVER"] = "h:2";
  GlobalOptions global = MustParse("stats", environment).global;
  EXPECT_EQ(global.server, "h:1");
  EXPECT_EQ(global.search_server, "h:2");
  EXPECT_EQ(global.ingestion_server, "h:1");
  global = MustParse("--server k:1 stats", environment).global;
  EXPECT_EQ(global.server, "k:1");
  EXPECT_EQ(global.search_server, "k:1");
}

TEST(CommandLineTest, CommonOptionsStandAnywhere) {
  for (const char* line : {"--json --lang en list", "list --json --lang=en"}) {
    const GlobalOptions global = MustParse(line, Home()).global;
    EXPECT_TRUE(global.json) << line;
    EXPECT_EQ(global.language, base::Language::kEnglish) << line;
  }
}

TEST(CommandLineTest, TheLanguageIsTheOptionsElseTheLocales) {
  Environment environment;
  EXPECT_EQ(LanguageOf({}, environment), base::Language::kFrench);
  environment.variables["LANG"] = "en_US.UTF-8";
  EXPECT_EQ(LanguageOf({}, environment), base::Language::kEnglish);
  environment.variables["LC_ALL"] = "fr_CA";
  EXPECT_EQ(LanguageOf({}, environment), base::Language::kFrench);
  EXPECT_EQ(LanguageOf({"--lang", "en"}, environment),
            base::Language::kEnglish);
  EXPECT_EQ(LanguageOf({"--", "--lang", "en"}, environment),
            base::Language::kFrench);
}

struct UsageCase {
  const char* line;
  const char* reason;
  const char* said;
};

TEST(CommandLineTest, MistakesAreExplainedInThePersonsWords) {
  const UsageCase kCases[] = {
      {"serch", "USAGE_MISTYPED_COMMAND", "search"},
      {"frobnicate", "USAGE_UNKNOWN_COMMAND", "frobnicate"},
      {"key crate", "USAGE_MISTYPED_COMMAND", "create"},
      {"search --levle 6e", "USAGE_MISTYPED_OPTION", "--level"},
      {"search --zzz", "USAGE_UNKNOWN_OPTION", "--zzz"},
      {"get a b", "USAGE_TOO_MUCH", "« b »"},
      {"import", "USAGE_MISSING", "CHEMIN"},
      {"member create lille", "USAGE_MISSING", "NOM"},
      {"key create x", "USAGE_MISSING", "--role"},
      {"search --level", "USAGE_VALUE_MISSING", "--level"},
      {"search --sort best", "USAGE_VALUE_INVALID", "newest"},
      {"search --page 0", "USAGE_VALUE_INVALID", "999"},
      {"search --page-size many", "USAGE_VALUE_INVALID", "nombre entier"},
      {"search --page 2 --next t", "USAGE_TOGETHER", "--page"},
      {"search --facets a --no-facets", "USAGE_TOGETHER", "--facets"},
      {"search --sort title --sort newest", "USAGE_REPEATED", "--sort"},
      {"completion fish", "USAGE_VALUE_INVALID", "bash, zsh"},
      {"search --filter level", "FILTER_MALFORMED", "level"},
      {"search --not =6e", "FILTER_MALFORMED", "=6e"},
  };
  for (const UsageCase& test : kCases) {
    const absl::Status status =
        ParseCommandLine(Words(test.line), Home()).status();
    const auto detail = base::GetErrorDetail(status);
    ASSERT_TRUE(detail.has_value()) << test.line << ": " << status;
    EXPECT_EQ(detail->reason, test.reason) << test.line;
    const std::string said =
        messages::SayStatus(status, base::Language::kFrench);
    EXPECT_THAT(said, HasSubstr(test.said));
    EXPECT_THAT(said, Not(HasSubstr("{"))) << test.line;
  }
}

TEST(CommandLineTest, HelpIsAnswered) {
  for (const char* line : {"", "--help", "-h", "key", "key --help"}) {
    EXPECT_THAT(Parsed<HelpOptions>(line).text, HasSubstr("Usage : preau"));
  }
  EXPECT_THAT(Parsed<HelpOptions>("search --help").text,
              HasSubstr("Usage : preau search [OPTIONS] [MOTS…]"));
}

void ForEachCommand(const CLI::App& command,
                    const std::function<void(const CLI::App&)>& visit) {
  visit(command);
  for (const CLI::App* below : command.get_subcommands({})) {
    ForEachCommand(*below, visit);
  }
}

TEST(HelpTest, EachCommandHasAnExampleInBothLanguages) {
  const Environment environment = Home();
  for (const auto language :
       {base::Language::kFrench, base::Language::kEnglish}) {
    const CommandApp app(language, environment);
    int commands = 0;
    ForEachCommand(app.root(), [&](const CLI::App& command) {
      ++commands;
      const std::string help = HelpText(app, command, 80);
      EXPECT_THAT(help, testing::ContainsRegex("\n  (source <\\()?preau "))
          << command.get_name();
      // A code without its sentence shows as it is.
      for (const char* code : {"CMD_", "OPT_", "ARG_", "HELP_"}) {
        EXPECT_THAT(help, Not(HasSubstr(code))) << command.get_name();
      }
      for (const absl::string_view line : absl::StrSplit(help, '\n')) {
        EXPECT_LE(DisplayWidth(line), 80) << line;
      }
    });
    EXPECT_GT(commands, 18);
  }
}

// The examples of help are commands that are understood.
TEST(HelpTest, ExamplesAreUnderstood) {
  const Environment environment = Home();
  for (const auto language :
       {base::Language::kFrench, base::Language::kEnglish}) {
    const CommandApp app(language, environment);
    ForEachCommand(app.root(), [&](const CLI::App& command) {
      if (command.get_parent() == nullptr) return;
      for (absl::string_view line :
           absl::StrSplit(command.get_footer(), '\n')) {
        if (!absl::ConsumePrefix(&line, "  preau ")) continue;
        std::string text(line.substr(0, line.find(" > ")));
        // What the shell would make one word of.
        bool quoted = false;
        for (char& c : text) {
          if (c == '"') quoted = !quoted;
          if (c == ' ' && quoted) c = '_';
        }
        EXPECT_TRUE(ParseCommandLine(Words(text), environment).ok()) << text;
      }
    });
  }
}

}  // namespace
}  // namespace preau::command
