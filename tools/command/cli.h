#ifndef TOOLS_COMMAND_CLI_H_
#define TOOLS_COMMAND_CLI_H_

namespace preau::tools {

// The command `preau`: parses, runs, says what went wrong. Gives the exit
// status: 0, 1 when it failed, 2 when it was called wrongly.
int RunCommand(int argc, char** argv);

}  // namespace preau::tools

#endif  // TOOLS_COMMAND_CLI_H_
