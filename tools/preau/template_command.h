#ifndef TOOLS_PREAU_TEMPLATE_COMMAND_H_
#define TOOLS_PREAU_TEMPLATE_COMMAND_H_

#include "absl/status/status.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

// Writes an empty spreadsheet to fill in: CSV with a second file of the values
// that its columns take, or ODS with all in one. TEMPLATE_ENDING{path},
// FILE_EXISTS{path}, FILE_NOT_WRITTEN{path}.
absl::Status RunTemplate(const TemplateOptions& options, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_TEMPLATE_COMMAND_H_
