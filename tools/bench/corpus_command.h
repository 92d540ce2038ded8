#ifndef TOOLS_BENCH_CORPUS_COMMAND_H_
#define TOOLS_BENCH_CORPUS_COMMAND_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"

namespace preau::bench {

struct CorpusOptions {
  uint64_t records = 0;
  uint64_t seed = 1;
  std::string out;
};

// Writes a corpus to `out`, and to `out`.clusters which records are copies: a
// line for each, the uid of the original, a tab, the uid of the copy. What is
// told of the run goes to `err`.
absl::Status MakeCorpus(const CorpusOptions& options, base::Clock& clock,
                        std::ostream& err);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_CORPUS_COMMAND_H_
