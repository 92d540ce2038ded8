#ifndef SERVICES_RPC_CALL_CONTEXT_H_
#define SERVICES_RPC_CALL_CONTEXT_H_

#include <chrono>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "services/rpc/viewer.h"
#include "storage/base/language.h"

namespace preau::rpc {

// The way in which a call came.
enum class Peer {
  // From a service of the same process.
  kInProcess,
  // Through the Unix socket in the data folder.
  kLocalSocket,
  kNetwork,
};

// What a handler knows of its call.
struct CallContext {
  Viewer viewer;
  Peer peer = Peer::kNetwork;
  base::Language language = base::Language::kFrench;
  std::chrono::system_clock::time_point deadline =
      std::chrono::system_clock::time_point::max();
  // Whether the caller has gone.
  std::function<bool()> is_cancelled = [] { return false; };
  // The caller's key, to be sent on by those who call for it; may be empty.
  std::string key;

  // CANCELLED or DEADLINE_EXCEEDED once nobody waits for the answer any more.
  absl::Status CheckAlive() const {
    if (is_cancelled()) return absl::CancelledError();
    if (std::chrono::system_clock::now() > deadline) {
      return absl::DeadlineExceededError("");
    }
    return absl::OkStatus();
  }
};

}  // namespace preau::rpc

#endif  // SERVICES_RPC_CALL_CONTEXT_H_
