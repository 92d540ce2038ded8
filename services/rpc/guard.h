#ifndef SERVICES_RPC_GUARD_H_
#define SERVICES_RPC_GUARD_H_

#include <grpcpp/server_context.h>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/rpc/call_context.h"
#include "services/rpc/keys.h"

namespace preau::rpc {

// Metadata with which one service of an all-in-one node tells another on whose
// behalf it calls: the process' secret, then the viewer.
inline constexpr char kViewerMetadata[] = "preau-viewer-bin";

// 32 random bytes that only this process knows, while it runs.
const std::string& ProcessSecret();

// The one door: finds out who calls, and whether they may. A key counts before
// the way in which the call came; without one, whoever came through the Unix
// socket is the local administrator, and everybody else is anybody.
// Thread-safe.
class Guard {
 public:
  explicit Guard(const KeyVerifier* keys) : keys_(keys) {}

  // Doesn't block. The context of a call to `method`
  // ("/preau.v1.SearchService/Search"). UNAUTHENTICATED (KEY_INVALID,
  // KEY_MISSING), PERMISSION_DENIED (ROLE_MISSING).
  absl::StatusOr<CallContext> Enter(grpc::ServerContextBase& context,
                                    absl::string_view method) const;

 private:
  absl::StatusOr<Viewer> FindViewer(const grpc::ServerContextBase& context,
                                    const std::string& key) const;

  const KeyVerifier* const keys_;
};

// The way in which a call came, also of one that the guard refuses.
Peer PeerOf(const grpc::ServerContextBase& context);

// The caller's language, also of a call that the guard refuses.
base::Language LanguageOf(const grpc::ServerContextBase& context);

}  // namespace preau::rpc

#endif  // SERVICES_RPC_GUARD_H_
