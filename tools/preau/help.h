#ifndef TOOLS_PREAU_HELP_H_
#define TOOLS_PREAU_HELP_H_

#include <string>

#include "tools/preau/command_app.h"

namespace preau::command {

// What a command does, how it is called, its options, and examples, in the
// person's language and at most `width` columns wide.
std::string HelpText(const CommandApp& app, const CLI::App& command, int width);

}  // namespace preau::command

#endif  // TOOLS_PREAU_HELP_H_
