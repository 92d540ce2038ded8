#include "tools/preau/help.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "storage/messages/messages.h"
#include "tools/preau/output.h"

namespace preau::command {
namespace {

// Names that are longer have their text on the next line.
constexpr int kNameColumns = 26;

std::string FullName(const CLI::App& command) {
  return command.get_parent() == nullptr
             ? command.get_name()
             : absl::StrCat(FullName(*command.get_parent()), " ",
                            command.get_name());
}

bool TakesMany(const CLI::Option& option) {
  return option.get_expected_max() > 1 && option.get_allow_extra_args();
}

std::string PositionalName(const CLI::Option& option) {
  return absl::StrCat(option.get_type_name(), TakesMany(option) ? "…" : "");
}

std::string OptionName(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) {
    names.push_back(absl::StrCat("-", name));
  }
  for (const std::string& name : option.get_lnames()) {
    names.push_back(absl::StrCat("--", name));
  }
  std::string text = absl::StrJoin(names, ", ");
  if (!option.get_type_name().empty()) {
    absl::StrAppend(&text, " ", option.get_type_name());
  }
  return text;
}

// The first sentence, without its full stop.
std::string FirstSentence(const std::string& text) {
  std::string first = text.substr(0, text.find(". "));
  if (absl::EndsWith(first, ".")) first.pop_back();
  return first;
}

class Writer {
 public:
  Writer(const CommandApp& app, const CLI::App& command, int width)
      : app_(app),
        command_(command),
        output_(OptionsOf(app.language(), width), &text_, &text_) {}

  std::string Write() {
    output_.Paragraph({command_.get_description()});
    output_.Line();
    WriteUsage();
    WriteCommands();
    WritePositionals();
    // Those of the command itself first: that is CLI11's own group.
    WriteGroup("Options");
    for (const std::string& group : command_.get_groups()) {
      if (group != "Options") WriteGroup(group);
    }
    output_.Line();
    // Laid out as it is: it has commands to copy.
    output_.Raw(absl::StrCat(command_.get_footer(), "\n"));
    return text_.str();
  }

 private:
  static Output::Options OptionsOf(base::Language language, int width) {
    Output::Options options;
    options.language = language;
    options.width = width;
    return options;
  }

  std::vector<const CLI::Option*> Positionals() const {
    return command_.get_options(
        [](const CLI::Option* option) { return option->get_positional(); });
  }

  std::vector<const CLI::App*> Commands() const {
    return command_.get_subcommands({});
  }

  void WriteUsage() {
    std::string usage =
        absl::StrCat(FullName(command_), " ", output_.Say("HELP_OPTIONS_HERE"));
    for (const CLI::Option* option : Positionals()) {
      const std::string name = PositionalName(*option);
      absl::StrAppend(
          &usage, " ",
          option->get_required() ? name : absl::StrCat("[", name, "]"));
    }
    if (!Commands().empty()) {
      absl::StrAppend(&usage, " ", output_.Say("HELP_COMMAND_HERE"));
    }
    output_.Paragraph({output_.Say("HELP_USAGE", {{"usage", usage}})}, 4, 0);
  }

  void WriteEntry(const std::string& name, const std::string& description) {
    const std::string head = absl::StrCat("  ", name);
    if (DisplayWidth(head) + 2 > kNameColumns) {
      output_.Line({head});
      output_.Row("", {description}, kNameColumns);
    } else {
      output_.Row(head, {description}, kNameColumns);
    }
  }

  void WriteCommands() {
    if (Commands().empty()) return;
    output_.Line();
    output_.Line({output_.Say("HELP_COMMANDS")});
    for (const CLI::App* command : Commands()) {
      WriteEntry(command->get_name(),
                 FirstSentence(command->get_description()));
    }
  }

  void WritePositionals() {
    if (Positionals().empty()) return;
    output_.Line();
    for (const CLI::Option* option : Positionals()) {
      WriteEntry(PositionalName(*option), option->get_description());
    }
  }

  void WriteGroup(const std::string& group) {
    const std::vector<const CLI::Option*> options =
        command_.get_options([&](const CLI::Option* option) {
          return option->get_group() == group && !option->get_positional();
        });
    if (options.empty()) return;
    output_.Line();
    output_.Line(
        {absl::StrCat(group == "Options" ? output_.Say("HELP_OPTIONS") : group,
                      output_.Say("HELP_COLON"))});
    for (const CLI::Option* option : options) {
      std::string description = option->get_description();
      if (const ValueHint* hint = app_.HintOf(option);
          hint != nullptr && hint->kind == ValueHint::Kind::kWords &&
          hint->words.size() < 10) {
        if (absl::EndsWith(description, ".")) description.pop_back();
        absl::StrAppend(
            &description, " ",
            output_.Say("HELP_ONE_OF",
                        {{"values", absl::StrJoin(hint->words, ", ")}}));
      }
      WriteEntry(OptionName(*option), description);
    }
  }

  const CommandApp& app_;
  const CLI::App& command_;
  std::ostringstream text_;
  Output output_;
};

}  // namespace

std::string HelpText(const CommandApp& app, const CLI::App& command,
                     int width) {
  return Writer(app, command, width).Write();
}

}  // namespace preau::command
