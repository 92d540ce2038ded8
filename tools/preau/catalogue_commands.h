#ifndef TOOLS_PREAU_CATALOGUE_COMMANDS_H_
#define TOOLS_PREAU_CATALOGUE_COMMANDS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "tools/preau/connection.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

// Commands that read the catalogue.
namespace preau::command {

// The name of a resource that a person asks for by name, uid or permanent link.
std::string NameOf(absl::string_view asked);

absl::Status RunGet(const GetOptions& options, Connection& connection,
                    Output& output);

// All resources of a member, or of each member in turn; one line each.
absl::Status RunList(const ListOptions& options, Connection& connection,
                     Output& output);

absl::Status RunStats(Connection& connection, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_CATALOGUE_COMMANDS_H_
