#ifndef TOOLS_BENCH_TOKENS_COMMAND_H_
#define TOOLS_BENCH_TOKENS_COMMAND_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "storage/base/clock.h"

namespace preau::bench {

struct TokensOptions {
  // One of the two.
  std::string corpus;
  std::string queries;
  std::string out;
};

// Writes a corpus or queries as lines of tokens; see token_text.h.
absl::Status MakeTokens(const TokensOptions& options, base::Clock& clock,
                        std::ostream& err);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_TOKENS_COMMAND_H_
