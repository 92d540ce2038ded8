#ifndef SERVICES_RPC_CALL_RECORD_H_
#define SERVICES_RPC_CALL_RECORD_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include <chrono>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/rpc/call_context.h"
#include "storage/base/language.h"

namespace preau::rpc {

// One call, from its arrival to its line in the log. Thread-compatible.
class CallRecord {
 public:
  // `method` must outlive it; `context` need not.
  CallRecord(const char* method, const grpc::ServerContextBase& context);

  // What to finish the call with. Writes one line: the method, how it ended,
  // how long it took, the way it came in and the caller's pseudonym; nothing of
  // what was asked.
  grpc::Status End(const absl::Status& status,
                   absl::string_view principal = "") const;

 private:
  const char* method_;
  base::Language language_;
  Peer peer_;
  std::chrono::steady_clock::time_point begin_;
};

// For a catch block: what was thrown, as INTERNAL. A handler that throws has a
// bug or no memory; either way the server goes on.
absl::Status StatusOfException();

}  // namespace preau::rpc

#endif  // SERVICES_RPC_CALL_RECORD_H_
