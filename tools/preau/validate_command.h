#ifndef TOOLS_PREAU_VALIDATE_COMMAND_H_
#define TOOLS_PREAU_VALIDATE_COMMAND_H_

#include "absl/status/status.h"
#include "tools/preau/output.h"
#include "tools/preau/validate_options.h"

namespace preau::command {

// Says of each record in the files whether it conforms to ScoLOMFR, and what
// is wrong where. Needs no node. Errors: VALIDATE_UNREADABLE{count} when
// something couldn't be read, else VALIDATE_FAILED{count, all} when a record
// doesn't conform; those of FindImportFiles()
// and of skos::ReadFolder().
absl::Status RunValidate(const ValidateOptions& options, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_VALIDATE_COMMAND_H_
