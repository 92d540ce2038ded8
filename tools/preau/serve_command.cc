#include "tools/preau/serve_command.h"

#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"

namespace preau::command {

std::vector<std::string> ServeCommandLine(const ServeOptions& options,
                                          const GlobalOptions& global,
                                          const Environment& environment) {
  std::vector<std::string> line = {
      absl::StrCat(environment.program_folder, "/preau-node"), "--data",
      global.data};
  line.insert(line.end(), options.arguments.begin(), options.arguments.end());
  return line;
}

absl::Status RunServe(const ServeOptions& options, const GlobalOptions& global,
                      const Environment& environment) {
  std::vector<std::string> line =
      ServeCommandLine(options, global, environment);
  std::vector<char*> arguments;
  for (std::string& argument : line) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {"NODE_PROGRAM_MISSING", "", {{"path", line[0]}}});
}

}  // namespace preau::command
