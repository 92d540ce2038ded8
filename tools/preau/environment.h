#ifndef TOOLS_PREAU_ENVIRONMENT_H_
#define TOOLS_PREAU_ENVIRONMENT_H_

#include <map>
#include <string>

#include "absl/strings/string_view.h"

namespace preau::command {

// What the command knows of the terminal and the shell it runs in.
struct Environment {
  std::map<std::string, std::string> variables;
  bool output_is_terminal = false;
  bool error_is_terminal = false;
  // Columns of the terminal; 80 where there is none.
  int width = 80;
  // Folder of the running program.
  std::string program_folder;

  // Empty when it isn't set.
  std::string Get(absl::string_view name) const;

  // That of this process.
  static Environment OfProcess();
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_ENVIRONMENT_H_
