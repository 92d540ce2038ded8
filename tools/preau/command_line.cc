#include "tools/preau/command_line.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"
#include "tools/preau/command_app.h"
#include "tools/preau/help.h"

namespace preau::command {
namespace {

// How many letters must change to make one word of another; gives up above 3.
size_t Distance(absl::string_view a, absl::string_view b) {
  constexpr size_t kFar = 4;
  if (a.size() > 40 || b.size() > 40) return kFar;
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::string Nearest(const std::string& word,
                    const std::vector<std::string>& known) {
  std::string nearest;
  size_t least = std::min<size_t>(3, word.size() / 2 + 1);
  for (const std::string& each : known) {
    const size_t distance = Distance(word, each);
    if (distance < least) {
      least = distance;
      nearest = each;
    }
  }
  return nearest;
}

std::string FullName(const CLI::App& command) {
  return command.get_parent() == nullptr
             ? command.get_name()
             : absl::StrCat(FullName(*command.get_parent()), " ",
                            command.get_name());
}

class Explainer {
 public:
  explicit Explainer(const CommandApp& app)
      : app_(app),
        command_(FullName(app.chosen())),
        language_(app.language()) {}

  // An error of CLI11's in our words. Its errors carry no more than a text, of
  // which the name of the option is the part that we can't do without.
  absl::Status Explain(const CLI::ParseError& error) const {
    const std::string what = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
      return Unknown();
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      absl::string_view name = what;
      absl::ConsumeSuffix(&name, " is required");
      return Usage("USAGE_MISSING", {{"name", NameOf(name)}});
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
      const std::string name = what.substr(0, what.find(':'));
      const bool missing = absl::StrContains(what, "missing") ||
                           absl::StrContains(what, "At least");
      return missing ? Usage("USAGE_VALUE_MISSING", {{"name", NameOf(name)}})
                     : Usage("USAGE_REPEATED", {{"name", FirstOption(what)}});
    }
    if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
      const size_t middle = what.find(" excludes ");
      return Usage(
          "USAGE_TOGETHER",
          {{"one", what.substr(0, middle)},
           {"other", middle == what.npos ? "" : what.substr(middle + 10)}});
    }
    if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) {
      // What follows the name is from our own checks.
      const size_t colon = what.find(": ");
      return Usage("USAGE_VALUE_INVALID",
                   {{"name", NameOf(what.substr(0, colon))},
                    {"why", colon == what.npos ? "" : what.substr(colon + 2)}});
    }
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
      absl::string_view rest = what;
      absl::ConsumePrefix(&rest, "Could not convert: ");
      return Usage("USAGE_VALUE_INVALID",
                   {{"name", NameOf(rest.substr(0, rest.find(" = ")))},
                    {"why", messages::Say("USAGE_NUMBER", language_)}});
    }
    return Usage("USAGE_NOT_UNDERSTOOD", {});
  }

 private:
  absl::Status Usage(absl::string_view reason, messages::Args args) const {
    args["command"] = command_;
    return base::InvalidField(reason, "", std::move(args));
  }

  // A positional as help shows it, an option by its first name.
  std::string NameOf(absl::string_view name) const {
    for (const CLI::Option* option :
         app_.chosen().get_options([](const CLI::Option*) { return true; })) {
      if (option->get_positional() && option->get_name() == name) {
        return option->get_type_name();
      }
    }
    return std::string(name.substr(0, name.find(',')));
  }

  static std::string FirstOption(absl::string_view text) {
    const size_t begin = text.find("--");
    if (begin == absl::string_view::npos) return "";
    text.remove_prefix(begin);
    return std::string(text.substr(0, text.find_first_of(" :,")));
  }

  absl::Status Unknown() const {
    const CLI::App& chosen = app_.chosen();
    const std::vector<std::string> left = app_.root().remaining(true);
    const std::string word = left.empty() ? "" : left.front();
    const bool is_option = absl::StartsWith(word, "-");
    std::vector<std::string> known;
    if (is_option) {
      for (const CLI::Option* option :
           chosen.get_options([](const CLI::Option*) { return true; })) {
        for (const std::string& name : option->get_lnames()) {
          known.push_back(absl::StrCat("--", name));
        }
      }
    } else {
      for (const CLI::App* command : chosen.get_subcommands({})) {
        known.push_back(command->get_name());
      }
    }
    const std::string nearest = Nearest(word.substr(0, word.find('=')), known);
    messages::Args args = {{"word", word}};
    if (!nearest.empty()) {
      args["nearest"] = nearest;
      return Usage(
          is_option ? "USAGE_MISTYPED_OPTION" : "USAGE_MISTYPED_COMMAND", args);
    }
    return Usage(is_option       ? "USAGE_UNKNOWN_OPTION"
                 : known.empty() ? "USAGE_TOO_MUCH"
                                 : "USAGE_UNKNOWN_COMMAND",
                 args);
  }

  const CommandApp& app_;
  const std::string command_;
  const base::Language language_;
};

std::optional<base::Language> FromName(absl::string_view name) {
  if (name == "fr") return base::Language::kFrench;
  if (name == "en") return base::Language::kEnglish;
  return std::nullopt;
}

}  // namespace

base::Language LanguageOf(const std::vector<std::string>& arguments,
                          const Environment& environment) {
  for (size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    absl::string_view argument = arguments[i];
    if (!absl::ConsumePrefix(&argument, "--lang")) continue;
    if (argument.empty() && i + 1 < arguments.size()) {
      argument = arguments[i + 1];
    } else if (!absl::ConsumePrefix(&argument, "=")) {
      continue;
    }
    if (const auto language = FromName(argument); language.has_value()) {
      return *language;
    }
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = environment.Get(name);
    if (!value.empty()) {
      return base::LanguageFromAcceptHeader(
          absl::string_view(value).substr(0, value.find_first_of("_.@")));
    }
  }
  return base::Language::kFrench;
}

absl::StatusOr<Options> ParseCommandLine(
    const std::vector<std::string>& arguments, const Environment& environment) {
  const base::Language language = LanguageOf(arguments, environment);
  Options options;
  options.global.language = language;
  // Not a command for people, so not in the grammar that help shows.
  if (arguments.size() >= 2 && arguments[0] == "__complete") {
    options.command =
        CompleteOptions{arguments[1], {arguments.begin() + 2, arguments.end()}};
    return options;
  }
  CommandApp app(language, environment);
  bool help = arguments.empty();
  try {
    app.Parse(arguments);
  } catch (const CLI::CallForHelp&) {
    help = true;
  } catch (const CLI::ParseError& error) {
    return Explainer(app).Explain(error);
  }
  if (help || !app.chosen().get_subcommands({}).empty()) {
    options.command =
        HelpOptions{HelpText(app, app.chosen(), environment.width)};
    return options;
  }
  return app.Take();
}

}  // namespace preau::command
