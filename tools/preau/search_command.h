#ifndef TOOLS_PREAU_SEARCH_COMMAND_H_
#define TOOLS_PREAU_SEARCH_COMMAND_H_

#include "absl/status/status.h"
#include "preau/v1/search_service.pb.h"
#include "storage/base/clock.h"
#include "tools/preau/connection.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

// Searches, and shows one page of what was found. FILTER_MALFORMED{filter}.
absl::Status RunSearch(const SearchOptions& options, base::Clock& clock,
                       Connection& connection, Output& output);

// What is asked for by the options, but for the page.
v1::SearchRequest RequestOf(const SearchOptions& options);

}  // namespace preau::command

#endif  // TOOLS_PREAU_SEARCH_COMMAND_H_
