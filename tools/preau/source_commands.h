#ifndef TOOLS_PREAU_SOURCE_COMMANDS_H_
#define TOOLS_PREAU_SOURCE_COMMANDS_H_

#include "absl/status/status.h"
#include "storage/base/clock.h"
#include "tools/preau/connection.h"
#include "tools/preau/interrupt.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

// "preau source …": the sources that are harvested. A source is given by its
// id, or by its whole name.
namespace preau::command {

absl::Status RunSourceAdd(const SourceAddOptions& options,
                          Connection& connection, Output& output);
// Reads its first records and says what a harvest would make of them.
absl::Status RunSourceTry(const SourceTryOptions& options,
                          Connection& connection, Output& output);
absl::Status RunSourceList(const SourceListOptions& options,
                           Connection& connection, Output& output);
absl::Status RunSourceShow(const SourceShowOptions& options,
                           Connection& connection, Output& output);
// Pauses it, or takes it up again.
absl::Status RunSourcePause(const SourcePauseOptions& options,
                            Connection& connection, Output& output);
absl::Status RunSourceReport(const SourceReportOptions& options,
                             Connection& connection, Output& output);

// Begins a harvest and follows it to its end. HARVEST_FAILED{source, message}.
absl::Status RunSourceRun(const SourceRunOptions& options, base::Clock& clock,
                          Interrupt& interrupt, Connection& connection,
                          Output& output);
// Follows the one that is under way. HARVEST_NONE_UNDER_WAY{source}.
absl::Status RunSourceWatch(const SourceWatchOptions& options,
                            base::Clock& clock, Interrupt& interrupt,
                            Connection& connection, Output& output);
absl::Status RunSourceCancel(const SourceCancelOptions& options,
                             Connection& connection, Output& output);
absl::Status RunSourceDecide(const SourceDecideOptions& options,
                             base::Clock& clock, Interrupt& interrupt,
                             Connection& connection, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_SOURCE_COMMANDS_H_
