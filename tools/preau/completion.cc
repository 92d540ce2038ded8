#include "tools/preau/completion.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/document/fields.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::command {
namespace {

constexpr absl::string_view kBash = R"sh(# preau completion bash
_preau() {
  local answer line tab=$'\t'
  COMPREPLY=()
  answer=$("$1" __complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null) || return
  while IFS= read -r line; do
    case $line in
      :words) ;;
      :files)
        compopt -o filenames 2> /dev/null
        while IFS= read -r line; do
          COMPREPLY+=("$line")
        done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
        ;;
      *)
        line=${line%%"$tab"*}
        [[ $line == *= ]] && compopt -o nospace 2> /dev/null
        COMPREPLY+=("$line")
        ;;
    esac
  done <<< "$answer"
}
complete -F _preau preau
)sh";

constexpr absl::string_view kZsh = R"sh(#compdef preau
# preau completion zsh
_preau() {
  local answer line tab=$'\t'
  local -a texts shown
  answer=$("${words[1]}" __complete zsh "${(@)words[2,CURRENT]}" 2> /dev/null) || return
  for line in "${(@f)answer}"; do
    case $line in
      :words) ;;
      :files) _files ;;
      *)
        texts+=("${line%%$tab*}")
        shown+=("${line//$tab/  }")
        ;;
    esac
  done
  (( $#texts )) && compadd -l -d shown -a texts
}
if [[ ${funcstack[1]} == _preau ]]; then
  _preau "$@"
else
  compdef _preau preau
fi
)sh";

// bash hands "--level=6e" over as three words.
std::vector<std::string> JoinEquals(const std::vector<std::string>& words) {
  std::vector<std::string> joined;
  bool after_equals = false;
  for (const std::string& word : words) {
    if (word == "=" && !joined.empty()) {
      absl::StrAppend(&joined.back(), "=");
      after_equals = true;
    } else if (after_equals) {
      absl::StrAppend(&joined.back(), word);
      after_equals = false;
    } else {
      joined.push_back(word);
    }
  }
  return joined;
}

bool TakesValue(const CLI::Option& option) {
  return !option.get_type_name().empty();
}

class Completer {
 public:
  explicit Completer(const CommandApp& app) : app_(app) {}

  Candidates Run(std::vector<std::string> words) {
    if (words.empty()) words.emplace_back();
    const std::string last = words.back();
    words.pop_back();
    const CLI::App* command = &app_.root();
    const CLI::Option* waiting = nullptr;
    bool only_positionals = false;
    size_t positionals = 0;
    for (const std::string& word : words) {
      if (waiting != nullptr) {
        waiting = nullptr;
      } else if (word == "--") {
        only_positionals = true;
      } else if (!only_positionals && absl::StartsWith(word, "-")) {
        const CLI::Option* option = command->get_option_no_throw(word);
        if (option != nullptr && TakesValue(*option)) waiting = option;
      } else if (const CLI::App* below = Below(*command, word);
                 below != nullptr && positionals == 0) {
        command = below;
      } else {
        ++positionals;
      }
    }
    if (waiting != nullptr) {
      AddValues(app_.HintOf(waiting), last, "");
    } else if (!only_positionals && absl::StartsWith(last, "-")) {
      AddOptions(*command, last);
    } else {
      AddCommands(*command, last);
      AddPositional(*command, positionals, last);
    }
    return std::move(found_);
  }

 private:
  static const CLI::App* Below(const CLI::App& command,
                               const std::string& name) {
    for (const CLI::App* below : command.get_subcommands({})) {
      if (below->get_name() == name) return below;
    }
    return nullptr;
  }

  void Add(const std::string& text, const std::string& description,
           const std::string& last, const std::string& before) {
    if (absl::StartsWith(text, last)) {
      found_.list.push_back({before + text, description});
    }
  }

  void AddOptions(const CLI::App& command, const std::string& last) {
    const size_t equals = last.find('=');
    if (equals != last.npos) {
      const CLI::Option* option =
          command.get_option_no_throw(last.substr(0, equals));
      if (option != nullptr) {
        AddValues(app_.HintOf(option), last.substr(equals + 1),
                  last.substr(0, equals + 1));
      }
      return;
    }
    for (const CLI::Option* option :
         command.get_options([](const CLI::Option*) { return true; })) {
      for (const std::string& name : option->get_lnames()) {
        Add(absl::StrCat("--", name), option->get_description(), last, "");
      }
    }
  }

  void AddCommands(const CLI::App& command, const std::string& last) {
    for (const CLI::App* below : command.get_subcommands({})) {
      Add(below->get_name(), below->get_description(), last, "");
    }
  }

  void AddPositional(const CLI::App& command, size_t index,
                     const std::string& last) {
    const std::vector<const CLI::Option*> all = command.get_options(
        [](const CLI::Option* option) { return option->get_positional(); });
    if (all.empty()) return;
    const CLI::Option* option = all[std::min(index, all.size() - 1)];
    if (index >= all.size() && !option->get_allow_extra_args()) return;
    AddValues(app_.HintOf(option), last, "");
  }

  void AddTerms(absl::string_view vocabulary, const std::string& last,
                const std::string& before) {
    if (vocabulary == "yes-no") {
      Add("yes", "", last, before);
      Add("no", "", last, before);
    }
    const vocabulary::Vocabulary* found =
        vocabulary::Vocabularies::BuiltIn().Find(vocabulary);
    if (found == nullptr) return;
    for (const vocabulary::Term& term : found->terms()) {
      if (!term.deprecated) {
        Add(term.id, term.label(app_.language()), last, before);
      }
    }
  }

  void AddFields(const std::string& ending, const std::string& last,
                 const std::string& before) {
    for (size_t i = 0; i < document::Fields().size(); ++i) {
      Add(absl::StrCat(document::Fields()[i].name, ending),
          document::FieldLabel(i, app_.language()), last, before);
    }
  }

  void AddFieldValue(const std::string& last, const std::string& before) {
    const size_t equals = last.find('=');
    if (equals == last.npos) {
      AddFields("=", last, before);
      return;
    }
    const auto field = document::FieldIndex(last.substr(0, equals));
    if (!field.has_value()) return;
    const size_t comma = last.rfind(',');
    const size_t done = comma == last.npos ? equals + 1 : comma + 1;
    AddTerms(document::Fields()[*field].vocabulary, last.substr(done),
             before + last.substr(0, done));
  }

  void AddValues(const ValueHint* hint, std::string last, std::string before) {
    if (hint == nullptr) return;
    if (hint->kind == ValueHint::Kind::kFieldValue) {
      AddFieldValue(last, before);
      return;
    }
    if (hint->kind == ValueHint::Kind::kFiles) {
      found_.files = true;
      return;
    }
    // Values of a list that are there already stay.
    if (const size_t comma = last.rfind(','); comma != last.npos) {
      absl::StrAppend(&before, last.substr(0, comma + 1));
      last.erase(0, comma + 1);
    }
    if (hint->kind == ValueHint::Kind::kVocabulary) {
      AddTerms(hint->vocabulary, last, before);
    } else if (hint->kind == ValueHint::Kind::kField) {
      AddFields("", last, before);
    }
    for (const std::string& word : hint->words) Add(word, "", last, before);
  }

  const CommandApp& app_;
  Candidates found_;
};

}  // namespace

Candidates Complete(const CommandApp& app,
                    const std::vector<std::string>& words) {
  return Completer(app).Run(JoinEquals(words));
}

std::string CompletionAnswer(const CommandApp& app,
                             const CompleteOptions& options) {
  const Candidates found = Complete(app, options.words);
  // How much of each candidate bash has put aside already: what stands before
  // the last "=" of the word that is being written.
  const std::vector<std::string> joined = JoinEquals(options.words);
  const std::string last = joined.empty() ? "" : joined.back();
  const size_t equals = last.rfind('=');
  const size_t skipped =
      options.shell == "bash" && equals != last.npos ? equals + 1 : 0;
  std::string text = found.files ? ":files\n" : ":words\n";
  for (const Candidate& candidate : found.list) {
    absl::StrAppend(&text, candidate.text.substr(skipped),
                    candidate.description.empty() ? "" : "\t",
                    candidate.description, "\n");
  }
  return text;
}

absl::string_view CompletionScript(absl::string_view shell) {
  return shell == "zsh" ? kZsh : kBash;
}

}  // namespace preau::command
