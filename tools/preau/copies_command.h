#ifndef TOOLS_PREAU_COPIES_COMMAND_H_
#define TOOLS_PREAU_COPIES_COMMAND_H_

#include "absl/status/status.h"
#include "tools/preau/connection.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

// Shows the copies of a resource's work and why they are; or first says of some
// whether they are.
absl::Status RunCopies(const CopiesOptions& options, Connection& connection,
                       Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_COPIES_COMMAND_H_
