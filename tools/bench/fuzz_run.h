#ifndef TOOLS_BENCH_FUZZ_RUN_H_
#define TOOLS_BENCH_FUZZ_RUN_H_

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "storage/base/clock.h"

namespace preau::bench {

// Sends an index requests that were made up, as the arguments say, and prints
// what they took. Gives the code to exit with: 1 for an error and where a
// request took more than it may, 2 for arguments that aren't understood.
int RunFuzz(std::vector<std::string> arguments, base::Clock& clock,
            std::ostream& out, std::ostream& err);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_FUZZ_RUN_H_
