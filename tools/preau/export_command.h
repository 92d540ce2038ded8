#ifndef TOOLS_PREAU_EXPORT_COMMAND_H_
#define TOOLS_PREAU_EXPORT_COMMAND_H_

#include "absl/status/status.h"
#include "storage/base/clock.h"
#include "tools/preau/connection.h"
#include "tools/preau/interrupt.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

// Writes records in another format, page by page, and says how it goes on the
// error stream. Nothing is left behind of an export that fails, but for files
// of a folder that were whole. EXPORT_NOT_PUBLISHED{name}; EXPORT_INTERRUPTED;
// FILE_NOT_WRITTEN{path}.
absl::Status RunExport(const ExportOptions& options, base::Clock& clock,
                       Interrupt& interrupt, Connection& connection,
                       Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_EXPORT_COMMAND_H_
