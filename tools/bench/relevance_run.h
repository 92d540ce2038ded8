#ifndef TOOLS_BENCH_RELEVANCE_RUN_H_
#define TOOLS_BENCH_RELEVANCE_RUN_H_

#include <ostream>
#include <string>
#include <vector>

// The command line of preau-relevance.
namespace preau::bench {

// Writes a table to `out` and what went wrong to `err`; the exit code.
// `arguments` without the program's name.
int RunRelevance(std::vector<std::string> arguments, std::ostream& out,
                 std::ostream& err);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_RELEVANCE_RUN_H_
