#ifndef TOOLS_PREAU_CHECK_COMMAND_H_
#define TOOLS_PREAU_CHECK_COMMAND_H_

#include "absl/status/status.h"
#include "storage/base/clock.h"
#include "tools/preau/check_options.h"
#include "tools/preau/interrupt.h"
#include "tools/preau/output.h"

namespace preau::command {

// Says what would be found of a file or an address, and writes it as a page of
// HTML. Needs no server. FILE_UNREADABLE, FILE_NOT_WRITTEN{path},
// CHECK_INTERRUPTED, and the errors of checkup::GatherBytes() and
// GatherAddress().
absl::Status RunCheck(const CheckOptions& options, base::Clock& clock,
                      Interrupt& interrupt, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_CHECK_COMMAND_H_
