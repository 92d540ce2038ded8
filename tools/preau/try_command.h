#ifndef TOOLS_PREAU_TRY_COMMAND_H_
#define TOOLS_PREAU_TRY_COMMAND_H_

#include "absl/status/status.h"
#include "preau/v1/search_service.pb.h"
#include "tools/preau/environment.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

// Keeps a search in the person's own state folder (XDG Base Directory
// Specification 0.8), for `preau try`. Does nothing where there is none.
void RememberSearch(const v1::SearchRequest& request,
                    const Environment& environment);

// Prints the search that was shown last as a portal would write it: curl, PHP,
// Python, JavaScript. TRY_NOTHING when there was none.
absl::Status RunTry(const TryOptions& options, const Environment& environment,
                    Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_TRY_COMMAND_H_
