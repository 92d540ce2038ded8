#ifndef TOOLS_PREAU_RUN_H_
#define TOOLS_PREAU_RUN_H_

#include <ostream>
#include <string>
#include <vector>

#include "storage/base/clock.h"
#include "tools/preau/environment.h"
#include "tools/preau/interrupt.h"

namespace preau::command {

// What the process ends with.
inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInterrupted = 130;

// Understands the arguments (without the program's name), does what they say,
// and gives the exit status.
int Run(const std::vector<std::string>& arguments,
        const Environment& environment, base::Clock& clock,
        Interrupt& interrupt, std::ostream& out, std::ostream& err);

}  // namespace preau::command

#endif  // TOOLS_PREAU_RUN_H_
