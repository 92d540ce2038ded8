#ifndef TOOLS_BENCH_RUN_H_
#define TOOLS_BENCH_RUN_H_

#include <ostream>
#include <string>
#include <vector>

#include "storage/base/clock.h"

namespace preau::bench {

// preau-bench. Returns the exit code: 0, 1 when it failed, 2 when it can't be
// understood.
int Run(std::vector<std::string> arguments, base::Clock& clock,
        std::ostream& out, std::ostream& err);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_RUN_H_
