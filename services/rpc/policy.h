#ifndef SERVICES_RPC_POLICY_H_
#define SERVICES_RPC_POLICY_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/rpc/viewer.h"

namespace preau::rpc {

// Who may call a method at all; handlers check for which members.
enum class Allowed {
  kAnybody,
  kContributors,
  kReplicas,
  kAdmins,
};

struct Policy {
  // "/preau.v1.CatalogueService/GetResource".
  absl::string_view method;
  Allowed allowed;
};

// One row for each method of each service of ours.
absl::Span<const Policy> PolicyTable();

// UNAUTHENTICATED (KEY_MISSING) or PERMISSION_DENIED (ROLE_MISSING{role}); a
// method without a row is denied to everybody.
absl::Status CheckPolicy(absl::string_view method, const Viewer& viewer);

}  // namespace preau::rpc

#endif  // SERVICES_RPC_POLICY_H_
