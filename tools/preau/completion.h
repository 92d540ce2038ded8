#ifndef TOOLS_PREAU_COMPLETION_H_
#define TOOLS_PREAU_COMPLETION_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "tools/preau/command_app.h"
#include "tools/preau/options.h"

// Completion in a shell. The script asks the command itself how a word may go
// on, so that it always knows the grammar of the command that is installed.
namespace preau::command {

// How a word may go on.
struct Candidate {
  std::string text;
  // What it means; may be empty.
  std::string description;
};

struct Candidates {
  std::vector<Candidate> list;
  // Names of files as well.
  bool files = false;
};

// What the last of `words` (without the program's name) may become. No network:
// vocabularies are those that are compiled in. Lists of values between commas
// and "--option=value" are understood.
Candidates Complete(const CommandApp& app,
                    const std::vector<std::string>& words);

// The answer for a completion script: a line ":files" or ":words", then one
// line for each candidate, with a tab before what it means. bash breaks words
// at "=", so it gets what follows.
std::string CompletionAnswer(const CommandApp& app,
                             const CompleteOptions& options);

// The script for "bash" or "zsh".
absl::string_view CompletionScript(absl::string_view shell);

}  // namespace preau::command

#endif  // TOOLS_PREAU_COMPLETION_H_
