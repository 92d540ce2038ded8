#ifndef SERVICES_RPC_VIEWER_H_
#define SERVICES_RPC_VIEWER_H_

#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::rpc {

// The roles that a key can have. Each but the last two holds for members.
//   contributor: writes notices; curator: that, and arranges them;
//   admin: everything, keys and members too; replica: reads the whole log.
// Reading what is published needs none.
bool IsRole(absl::string_view role);

// On whose behalf a call is made; what every handler is given.
struct Viewer {
  // A pseudonym: "key:{id}", "local", or empty for anybody.
  std::string principal;
  std::set<std::string> roles;
  // Members that the roles hold for; empty: all.
  std::set<std::string> members;

  // Anybody: reads what is published.
  static Viewer Anybody() { return {}; }
  // Who can open the socket in the data folder.
  static Viewer LocalAdmin() { return {"local", {"admin"}, {}}; }

  bool HasRole(absl::string_view role) const;
  bool MayWrite(absl::string_view member) const;
  // UNAUTHENTICATED (KEY_MISSING), or PERMISSION_DENIED (ROLE_MISSING{role},
  // MEMBER_NOT_YOURS{member}).
  absl::Status CheckMayWrite(absl::string_view member) const;

  // For the in-process channel. Parse() refuses whatever isn't the text of
  // roles and members that KeyStore takes.
  std::string Serialise() const;
  static absl::StatusOr<Viewer> Parse(absl::string_view text);
};

}  // namespace preau::rpc

#endif  // SERVICES_RPC_VIEWER_H_
