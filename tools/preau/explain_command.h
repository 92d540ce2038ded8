#ifndef TOOLS_PREAU_EXPLAIN_COMMAND_H_
#define TOOLS_PREAU_EXPLAIN_COMMAND_H_

#include "absl/status/status.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

// Says of the first records of files where each field comes from, and what of
// them wasn't used; in JSON a line for each record. Needs no server and writes
// nothing. Errors: those of FindImportFiles(), readers::ParseMapping() and of
// the readers, when no record could be read.
absl::Status RunExplain(const ImportOptions& options, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_EXPLAIN_COMMAND_H_
