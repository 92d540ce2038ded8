#ifndef TOOLS_COMMAND_COMPLETION_H_
#define TOOLS_COMMAND_COMPLETION_H_

#include <CLI/CLI.hpp>
#include <string>

namespace preau::tools {

// A bash script that completes the application's subcommands and options, made
// from the application itself.
std::string BashCompletion(const CLI::App& app);

}  // namespace preau::tools

#endif  // TOOLS_COMMAND_COMPLETION_H_
