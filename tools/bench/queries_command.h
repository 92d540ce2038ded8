#ifndef TOOLS_BENCH_QUERIES_COMMAND_H_
#define TOOLS_BENCH_QUERIES_COMMAND_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"

namespace preau::bench {

struct QueriesOptions {
  std::string corpus;
  uint64_t per_class = 200;
  uint64_t seed = 1;
  std::string out;
};

// Writes queries that the corpus has answers to, and says on `err` which
// classes have fewer than were asked for.
absl::Status MakeQueries(const QueriesOptions& options, base::Clock& clock,
                         std::ostream& err);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_QUERIES_COMMAND_H_
