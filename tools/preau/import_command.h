#ifndef TOOLS_PREAU_IMPORT_COMMAND_H_
#define TOOLS_PREAU_IMPORT_COMMAND_H_

#include "absl/status/status.h"
#include "storage/base/clock.h"
#include "tools/preau/connection.h"
#include "tools/preau/interrupt.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

// Sends files to be imported, shows what became of their records, gives
// spreadsheets back with what is to be corrected, and returns when the records
// can be found. Refused
// records are an error (IMPORT_REFUSALS{count}) only when asked to be strict.
// IMPORT_INTERRUPTED{records} when a person stopped it: what was written stays.
absl::Status RunImport(const ImportOptions& options, base::Clock& clock,
                       Interrupt& interrupt, Connection& connection,
                       Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_IMPORT_COMMAND_H_
