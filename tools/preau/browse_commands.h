#ifndef TOOLS_PREAU_BROWSE_COMMANDS_H_
#define TOOLS_PREAU_BROWSE_COMMANDS_H_

#include "absl/status/status.h"
#include "tools/preau/connection.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

// Commands that find without a query.
namespace preau::command {

// Resources that are about the same as one, each with why.
absl::Status RunSimilar(const SimilarOptions& options, Connection& connection,
                        Output& output);

// The rows of a home page, each with why.
absl::Status RunRows(const RowsOptions& options, Connection& connection,
                     Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_BROWSE_COMMANDS_H_
