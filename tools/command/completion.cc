#include "tools/command/completion.h"

#include "absl/strings/str_cat.h"

namespace preau::tools {
namespace {

// "search) words='…' ;;" for an application and all below it; `path` is what
// was typed so far.
void AddCases(const CLI::App& app, const std::string& path,
              std::string& cases) {
  std::string words;
  for (const CLI::App* sub : app.get_subcommands(nullptr)) {
    absl::StrAppend(&words, sub->get_name(), " ");
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      absl::StrAppend(&words, "--", name, " ");
    }
  }
  absl::StrAppend(&cases, "    '", path, "') words='", words, "' ;;\n");
  for (const CLI::App* sub : app.get_subcommands(nullptr)) {
    AddCases(*sub,
             path.empty() ? sub->get_name()
                          : absl::StrCat(path, " ", sub->get_name()),
             cases);
  }
}

}  // namespace

std::string BashCompletion(const CLI::App& app) {
  std::string cases;
  AddCases(app, "", cases);
  return absl::StrCat(R"(# bash completion for preau
_preau() {
  local word=${COMP_WORDS[COMP_CWORD]} path='' words='' typed
  for typed in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $typed in -*) ;; *) path="${path:+$path }$typed" ;; esac
  done
  case $path in
)",
                      cases, R"(  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _preau preau
)");
}

}  // namespace preau::tools
