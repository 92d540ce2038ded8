#ifndef TOOLS_PREAU_SERVE_COMMAND_H_
#define TOOLS_PREAU_SERVE_COMMAND_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "tools/preau/environment.h"
#include "tools/preau/options.h"

namespace preau::command {

// The program and its arguments that serve `global.data`: preau-node, beside
// the running program.
std::vector<std::string> ServeCommandLine(const ServeOptions& options,
                                          const GlobalOptions& global,
                                          const Environment& environment);

// Becomes that program. Only comes back with an error:
// NODE_PROGRAM_MISSING{path}.
absl::Status RunServe(const ServeOptions& options, const GlobalOptions& global,
                      const Environment& environment);

}  // namespace preau::command

#endif  // TOOLS_PREAU_SERVE_COMMAND_H_
