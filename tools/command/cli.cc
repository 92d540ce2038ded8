#include "tools/command/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "absl/strings/str_cat.h"
#include "storage/messages/messages.h"
#include "tools/command/command.h"
#include "tools/command/completion.h"

namespace preau::tools {
namespace {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string DefaultData() {
  if (const std::string data = Environment("PREAU_DATA"); !data.empty()) {
    return data;
  }
  if (const std::string data = Environment("XDG_DATA_HOME"); !data.empty()) {
    return data + "/preau";
  }
  return Environment("HOME") + "/.local/share/preau";
}

// The flags of search that stand for a filter.
struct FilterFlag {
  const char* flag;
  const char* field;
  const char* help;
};
constexpr FilterFlag kFilterFlags[] = {
    {"--level", "level", "FACET_LEVEL"},
    {"--subject", "discipline", "FACET_DISCIPLINE"},
    {"--kind", "kind", "FACET_KIND"},
    {"--audience", "audience", "FACET_AUDIENCE"},
    {"--language", "language", "FACET_LANGUAGE"},
    {"--licence", "licence", "FACET_LICENCE"},
    {"--access", "access", "FACET_ACCESS"},
    {"--duration", "duration", "FACET_DURATION"},
    {"--accessibility", "accessibility", "FACET_ACCESSIBILITY"},
    {"--provider", "provider", "FACET_PROVIDER"},
    {"--of-member", "member", "FACET_MEMBER"},
};

// CLI11's application with all subcommands; what is chosen is run afterwards.
class Cli {
 public:
  Cli() : language_(base::LanguageFromEnvironment()), app_(Say("HELP_PREAU")) {
    global_.data = DefaultData();
    global_.server = Environment("PREAU_SERVER");
    global_.search_server = Environment("PREAU_SEARCH_SERVER");
    global_.ingestion_server = Environment("PREAU_INGESTION_SERVER");
    global_.key_file = Environment("PREAU_KEY_FILE");
    app_.name("preau");
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_help_flag("-h,--help", Say("HELP_HELP"));
    app_.footer(Say("HELP_EXAMPLES"));
    app_.add_option("--data", global_.data, Say("HELP_DATA"));
    app_.add_option("--server", global_.server, Say("HELP_SERVER"));
    app_.add_option("--key-file", global_.key_file, Say("HELP_KEY_FILE"));
    app_.add_option("--member", global_.member, Say("HELP_MEMBER"));
    app_.add_flag("--json", json_, Say("HELP_JSON"));
    app_.add_flag("--no-color", no_colour_, Say("HELP_NO_COLOUR"));
    AddImport();
    AddSearch();
    AddReading();
    AddAdmin();
    AddServe();
  }

  int Run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) return app_.exit(error);
      std::fprintf(stderr, "%s\n%s\n", Say("USAGE_WRONG").c_str(),
                   error.what());
      return 2;
    }
    const absl::Status status = RunChosen();
    if (status.ok()) return 0;
    std::fprintf(stderr, "%s\n",
                 messages::SayStatus(status, language_).c_str());
    return absl::IsInvalidArgument(status) ? 2 : 1;
  }

 private:
  using Action = std::function<absl::Status(Connection&, Output&)>;

  std::string Say(absl::string_view code) const {
    return messages::Say(code, language_);
  }

  CLI::App* Add(CLI::App& parent, const char* name, const char* help,
                Action action) {
    CLI::App* command = parent.add_subcommand(name, Say(help));
    command->footer(Say(absl::StrCat(help, "_EXAMPLE")));
    command->callback([this, action] { action_ = action; });
    return command;
  }

  absl::Status RunChosen() {
    if (local_action_) return local_action_();
    Output::Options options;
    options.language = language_;
    options.json = json_;
    options.colour = isatty(STDOUT_FILENO) != 0 && !no_colour_ &&
                     Environment("NO_COLOR").empty();
    options.progress = isatty(STDERR_FILENO) != 0 && !json_;
    Output output(options);
    absl::StatusOr<std::unique_ptr<Connection>> connection =
        Connection::Open(global_, language_);
    if (!connection.ok()) return connection.status();
    return action_(**connection, output);
  }

  void AddImport() {
    CLI::App* command =
        Add(app_, "import", "HELP_IMPORT",
            [this](Connection& connection, Output& output) {
              return RunImport(global_, import_, connection, output);
            });
    command->add_option("path", import_.paths, Say("HELP_PATH"))->required();
    command->add_option("--source", import_.source, Say("HELP_SOURCE"));
    command->add_option("--format", import_.format, Say("HELP_FORMAT"));
    command->add_option("--mapping", import_.mapping, Say("HELP_MAPPING"));
    command->add_flag("--dry-run", import_.dry_run, Say("HELP_DRY_RUN"));
    command->add_flag("--all", import_.all, Say("HELP_ALL"));
  }

  void AddSearch() {
    search_.facets = {"level", "discipline", "kind"};
    CLI::App* command =
        Add(app_, "search", "HELP_SEARCH",
            [this](Connection& connection, Output& output) {
              for (const auto& [field, value] : filters_) {
                search_.filters.push_back(absl::StrCat(field, "=", value));
              }
              if (no_facets_) search_.facets.clear();
              return RunSearch(search_, connection, output);
            });
    command->add_option("words", search_.words, Say("HELP_WORDS"));
    for (const FilterFlag& flag : kFilterFlags) {
      command->add_option_function<std::string>(
          flag.flag,
          [this, flag](const std::string& value) {
            filters_.emplace_back(flag.field, value);
          },
          Say(flag.help));
    }
    command->add_option("--filter", search_.filters, Say("HELP_FILTER"));
    command->add_option("--not", search_.excluded, Say("HELP_NOT"));
    command->add_option("--facets", search_.facets, Say("HELP_FACETS"))
        ->delimiter(',');
    command->add_flag("--no-facets", no_facets_, Say("HELP_NO_FACETS"));
    command->add_flag("--any", search_.any, Say("HELP_ANY"));
    command->add_option("--sort", search_.sort, Say("HELP_SORT"))
        ->check(CLI::IsMember({"relevance", "title", "newest", "oldest"}));
    command->add_option("--page-size", search_.page_size,
                        Say("HELP_PAGE_SIZE"));
    command->add_option("--next", search_.next, Say("HELP_NEXT"));
  }

  void AddReading() {
    CLI::App* get = Add(app_, "get", "HELP_GET",
                        [this](Connection& connection, Output& output) {
                          return RunGet(global_, argument_, connection, output);
                        });
    get->add_option("name", argument_, Say("HELP_NAME"))->required();
    CLI::App* list = Add(app_, "list", "HELP_LIST",
                         [this](Connection& connection, Output& output) {
                           return RunList(global_, all_, connection, output);
                         });
    list->add_flag("--all", all_, Say("HELP_LIST_ALL"));
    Add(app_, "stats", "HELP_STATS", RunStats);
    CLI::App* vocabulary =
        app_.add_subcommand("vocabulary", Say("HELP_VOCABULARY"));
    vocabulary->footer(Say("HELP_VOCABULARY_EXAMPLE"));
    vocabulary->require_subcommand(1);
    Add(*vocabulary, "list", "HELP_VOCABULARY_LIST", RunVocabularyList);
    CLI::App* show =
        Add(*vocabulary, "show", "HELP_VOCABULARY_SHOW",
            [this](Connection& connection, Output& output) {
              return RunVocabularyShow(argument_, tree_, connection, output);
            });
    show->add_option("vocabulary", argument_, Say("HELP_VOCABULARY_ID"))
        ->required();
    show->add_flag("--tree", tree_, Say("HELP_TREE"));
  }

  void AddAdmin() {
    CLI::App* member = app_.add_subcommand("member", Say("HELP_MEMBERS"));
    member->footer(Say("HELP_MEMBERS_EXAMPLE"));
    member->require_subcommand(1);
    CLI::App* create =
        Add(*member, "create", "HELP_MEMBER_CREATE",
            [this](Connection& connection, Output& output) {
              return RunMemberCreate(argument_, label_, connection, output);
            });
    create->add_option("id", argument_, Say("HELP_MEMBER_ID"))->required();
    create->add_option("name", label_, Say("HELP_MEMBER_NAME"))->required();
    Add(*member, "list", "HELP_MEMBER_LIST", RunMemberList);

    CLI::App* key = app_.add_subcommand("key", Say("HELP_KEYS"));
    key->footer(Say("HELP_KEYS_EXAMPLE"));
    key->require_subcommand(1);
    CLI::App* make =
        Add(*key, "create", "HELP_KEY_CREATE",
            [this](Connection& connection, Output& output) {
              return RunKeyCreate(label_, roles_, members_, connection, output);
            });
    make->add_option("label", label_, Say("HELP_KEY_LABEL"))->required();
    make->add_option("--role", roles_, Say("HELP_ROLE"))->required();
    make->add_option("--for-member", members_, Say("HELP_FOR_MEMBER"));
    Add(*key, "list", "HELP_KEY_LIST", RunKeyList);
    CLI::App* revoke = Add(*key, "revoke", "HELP_KEY_REVOKE",
                           [this](Connection& connection, Output& output) {
                             return RunKeyRevoke(argument_, connection, output);
                           });
    revoke->add_option("id", argument_, Say("HELP_KEY_ID"))->required();
  }

  void AddServe() {
    CLI::App* serve = app_.add_subcommand("serve", Say("HELP_SERVE"));
    serve->footer(Say("HELP_SERVE_EXAMPLE"));
    // What follows is preau-node's.
    serve->fallthrough(false);
    serve->prefix_command();
    serve->callback([this, serve] {
      local_action_ = [this, serve] {
        return RunServe(global_, serve->remaining());
      };
    });
    CLI::App* verify = app_.add_subcommand("verify", Say("HELP_VERIFY"));
    verify->footer(Say("HELP_VERIFY_EXAMPLE"));
    verify->callback([this] {
      local_action_ = [this] { return RunServe(global_, {"--verify"}); };
    });
    CLI::App* completion =
        app_.add_subcommand("completion", Say("HELP_COMPLETION"));
    completion->footer(Say("HELP_COMPLETION_EXAMPLE"));
    completion->callback([this] {
      local_action_ = [this] {
        std::printf("%s", BashCompletion(app_).c_str());
        return absl::OkStatus();
      };
    });
  }

  const base::Language language_;
  CLI::App app_;
  GlobalOptions global_;
  ImportOptions import_;
  SearchOptions search_;
  std::vector<std::pair<std::string, std::string>> filters_;
  std::string argument_;
  std::string label_;
  std::vector<std::string> roles_;
  std::vector<std::string> members_;
  bool json_ = false;
  bool no_colour_ = false;
  bool no_facets_ = false;
  bool all_ = false;
  bool tree_ = false;
  Action action_;
  std::function<absl::Status()> local_action_;
};

}  // namespace

int RunCommand(int argc, char** argv) {
  std::setlocale(LC_CTYPE, "");
  Cli cli;
  return cli.Run(argc, argv);
}

}  // namespace preau::tools
