#ifndef TOOLS_PREAU_ADMIN_COMMANDS_H_
#define TOOLS_PREAU_ADMIN_COMMANDS_H_

#include "absl/status/status.h"
#include "tools/preau/connection.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

// Members and keys of a node.
namespace preau::command {

// Shows the secret, or puts it in a file that only its owner can read.
absl::Status RunKeyCreate(const KeyCreateOptions& options,
                          Connection& connection, Output& output);
absl::Status RunKeyList(Connection& connection, Output& output);
absl::Status RunKeyRevoke(const KeyRevokeOptions& options,
                          Connection& connection, Output& output);

absl::Status RunMemberCreate(const MemberCreateOptions& options,
                             Connection& connection, Output& output);
absl::Status RunMemberList(Connection& connection, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_ADMIN_COMMANDS_H_
