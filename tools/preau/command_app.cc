#include "tools/preau/command_app.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"

namespace preau::command {
namespace {

std::string DefaultData(const Environment& environment) {
  if (std::string data = environment.Get("PREAU_DATA"); !data.empty()) {
    return data;
  }
  if (std::string data = environment.Get("XDG_DATA_HOME"); !data.empty()) {
    return absl::StrCat(data, "/preau");
  }
  return absl::StrCat(environment.Get("HOME"), "/.local/share/preau");
}

// "KEY_CREATE" for "preau key create", "" for "preau".
std::string CodeOf(const CLI::App& command) {
  if (command.get_parent() == nullptr) return "";
  const std::string above = CodeOf(*command.get_parent());
  return absl::StrCat(above, above.empty() ? "" : "_",
                      absl::AsciiStrToUpper(command.get_name()));
}

}  // namespace

CommandApp::CommandApp(base::Language language, const Environment& environment)
    : language_(language), environment_(environment) {
  app_.name("preau");
  app_.description(Say("CMD_PREAU"));
  app_.footer(Say("CMD_PREAU_EXAMPLES"));
  app_.require_subcommand(0, 1);
  AddGlobal(&app_);
  AddImport();
  AddExport();
  AddTemplate();
  AddSearch();
  AddTry();
  AddBrowsing();
  AddReading();
  AddCopies();
  AddVocabulary();
  AddSources();
  AddValidate();
  AddCheck();
  AddServe();
  AddAdmin();
  AddMeta();
}

void CommandApp::Parse(std::vector<std::string> arguments) {
  // As CLI11 wants them.
  std::reverse(arguments.begin(), arguments.end());
  app_.parse(std::move(arguments));
}

const CLI::App& CommandApp::chosen() const {
  const CLI::App* command = &app_;
  while (true) {
    const auto below = command->get_subcommands();
    if (below.empty()) return *command;
    command = below.front();
  }
}

const ValueHint* CommandApp::HintOf(const CLI::Option* option) const {
  const auto found = hints_.find(option);
  return found == hints_.end() ? nullptr : &found->second;
}

absl::StatusOr<Options> CommandApp::Take() const {
  Options options;
  PREAU_ASSIGN_OR_RETURN(options.command, makers_.at(&chosen())());
  options.global = TakeGlobal();
  return options;
}

GlobalOptions CommandApp::TakeGlobal() const {
  GlobalOptions global = global_;
  const auto or_environment = [&](std::string& value, const char* name) {
    if (value.empty()) value = environment_.Get(name);
  };
  // A server that was named in the command answers for all services.
  if (global.server.empty()) {
    or_environment(global.search_server, "PREAU_SEARCH_SERVER");
    or_environment(global.ingestion_server, "PREAU_INGESTION_SERVER");
  }
  if (global.data.empty()) global.data = DefaultData(environment_);
  or_environment(global.server, "PREAU_SERVER");
  if (global.server.empty()) {
    global.server = absl::StrCat("unix:", global.data, "/preau.sock");
  }
  if (global.search_server.empty()) global.search_server = global.server;
  if (global.ingestion_server.empty()) global.ingestion_server = global.server;
  or_environment(global.key_file, "PREAU_KEY_FILE");
  if (!environment_.Get("NO_COLOR").empty()) global.no_color = true;
  global.language = language_;
  return global;
}

std::string CommandApp::Say(absl::string_view code) const {
  return messages::Say(code, language_);
}

CLI::App* CommandApp::Command(CLI::App* parent, const char* name) {
  CLI::App* command = parent->add_subcommand(name);
  const std::string code = absl::StrCat("CMD_", CodeOf(*command));
  command->description(Say(code));
  command->footer(Say(absl::StrCat(code, "_EXAMPLES")));
  command->require_subcommand(0, 1);
  AddGlobal(command);
  return command;
}

CLI::App* CommandApp::Command(CLI::App* parent, const char* name, Maker maker) {
  CLI::App* command = Command(parent, name);
  makers_[command] = std::move(maker);
  return command;
}

CLI::Option* CommandApp::Described(CLI::Option* option, absl::string_view code,
                                   absl::string_view value) {
  option->description(Say(absl::StrCat("OPT_", code)));
  option->type_name(Say(absl::StrCat("ARG_", value)));
  if (value == "FILE" || value == "PATH" || value == "FOLDER") {
    hints_[option].kind = ValueHint::Kind::kFiles;
  }
  return option;
}

CLI::Option* CommandApp::AddList(CLI::App* command, const char* names,
                                 std::vector<std::string>& target,
                                 absl::string_view code,
                                 absl::string_view value) {
  // One value each time, or the words that follow would be taken for more.
  return Add(command, names, target, code, value)
      ->delimiter(',')
      ->type_size(1)
      ->allow_extra_args(false);
}

CLI::Option* CommandApp::AddFlag(CLI::App* command, const char* names,
                                 bool& target, absl::string_view code) {
  CLI::Option* option = command->add_flag(names, target);
  option->description(Say(absl::StrCat("OPT_", code)));
  return option;
}

void CommandApp::OneOf(CLI::Option* option, std::vector<std::string> words) {
  hints_[option] = {ValueHint::Kind::kWords, words, ""};
  option->check([this, words](const std::string& value) {
    if (std::find(words.begin(), words.end(), value) != words.end()) {
      return std::string();
    }
    return messages::Say(
        "USAGE_ONE_OF", language_,
        {{"value", value}, {"values", absl::StrJoin(words, ", ")}});
  });
}

void CommandApp::AddGlobal(CLI::App* command) {
  const std::string group = Say("HELP_COMMON_OPTIONS");
  Add(command, "--server", global_.server, "SERVER", "ADDRESS")->group(group);
  Add(command, "--data", global_.data, "DATA", "FOLDER")->group(group);
  Add(command, "--key-file", global_.key_file, "KEY_FILE", "FILE")
      ->group(group);
  CLI::Option* lang = Add(command, "--lang", language_name_, "LANG", "LANG");
  lang->group(group);
  OneOf(lang, {"fr", "en"});
  AddFlag(command, "--json", global_.json, "JSON")->group(group);
  AddFlag(command, "--no-color,--no-colour", global_.no_color, "NO_COLOR")
      ->group(group);
  command->set_help_flag("-h,--help", Say("OPT_HELP"))->group(group);
}

}  // namespace preau::command
