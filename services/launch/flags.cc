#include "services/launch/flags.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"

namespace preau::launch {

Flags::Flags(absl::string_view program, absl::string_view summary)
    : program_(program), summary_(summary) {
  Add("help", &help_);
}

void Flags::Add(absl::string_view name, std::string* value) {
  flags_[std::string(name)] = {true, *value, [value](absl::string_view text) {
                                 *value = std::string(text);
                               }};
}

void Flags::Add(absl::string_view name, bool* value) {
  flags_[std::string(name)] = {false, "",
                               [value](absl::string_view) { *value = true; }};
}

void Flags::Add(absl::string_view name, std::vector<std::string>* values) {
  flags_[std::string(name)] = {true, "", [values](absl::string_view text) {
                                 values->emplace_back(text);
                               }};
}

absl::Status Flags::Parse(const std::vector<std::string>& arguments) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    absl::string_view argument = arguments[i];
    const bool is_flag = absl::ConsumePrefix(&argument, "--");
    const size_t equals = argument.find('=');
    const auto flag = flags_.find(std::string(argument.substr(0, equals)));
    if (!is_flag || flag == flags_.end() ||
        (!flag->second.takes_value && equals != argument.npos)) {
      return base::InvalidField(
          "FLAG_UNKNOWN", "", {{"flag", arguments[i]}, {"program", program_}});
    }
    if (equals != argument.npos) {
      flag->second.set(argument.substr(equals + 1));
    } else if (!flag->second.takes_value) {
      flag->second.set("");
    } else if (i + 1 < arguments.size()) {
      flag->second.set(arguments[++i]);
    } else {
      return base::InvalidField("FLAG_WITHOUT_VALUE", "",
                                {{"flag", arguments[i]}});
    }
  }
  return absl::OkStatus();
}

std::string Flags::Help(base::Language language) const {
  std::string text = absl::StrCat(messages::Say(summary_, language), "\n");
  for (const auto& [name, flag] : flags_) {
    const std::string code = absl::StrCat(
        "FLAG_",
        absl::AsciiStrToUpper(absl::StrReplaceAll(name, {{"-", "_"}})));
    absl::StrAppend(&text, "\n  --", name, flag.takes_value ? " …" : "");
    if (!flag.default_value.empty()) {
      absl::StrAppend(&text, " (", flag.default_value, ")");
    }
    absl::StrAppend(&text, "\n      ", messages::Say(code, language), "\n");
  }
  return text;
}

}  // namespace preau::launch
