#ifndef TOOLS_PREAU_COMMAND_LINE_H_
#define TOOLS_PREAU_COMMAND_LINE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "storage/base/language.h"
#include "tools/preau/environment.h"
#include "tools/preau/options.h"

namespace preau::command {

// Understands the arguments (without the program's name). INVALID_ARGUMENT:
// USAGE_UNKNOWN_COMMAND, USAGE_UNKNOWN_OPTION, USAGE_TOO_MUCH, USAGE_MISSING,
// USAGE_VALUE_MISSING, USAGE_VALUE_INVALID, USAGE_TOGETHER, FILTER_MALFORMED.
absl::StatusOr<Options> ParseCommandLine(
    const std::vector<std::string>& arguments, const Environment& environment);

// The language to speak to a person who gave these arguments, also when they
// can't be understood: --lang, else the environment's locale.
base::Language LanguageOf(const std::vector<std::string>& arguments,
                          const Environment& environment);

}  // namespace preau::command

#endif  // TOOLS_PREAU_COMMAND_LINE_H_
