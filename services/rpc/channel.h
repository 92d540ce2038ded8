#ifndef SERVICES_RPC_CHANNEL_H_
#define SERVICES_RPC_CHANNEL_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/rpc/call_context.h"
#include "storage/base/language.h"

namespace preau::rpc {

// Largest message that either side takes, in bytes.
inline constexpr int kMaxMessageBytes = 16 << 20;
// How often either side asks whether the other is still there, and how long it
// waits for the answer. A server takes pings from clients at half the interval.
inline constexpr int kKeepaliveMillis = 60'000;
inline constexpr int kKeepaliveTimeoutMillis = 20'000;

// A channel to "unix:/path" or "host:port", without TLS. INVALID_ARGUMENT
// (ADDRESS_INVALID{address}).
absl::StatusOr<std::shared_ptr<grpc::Channel>> Connect(
    const std::string& address);

// The same with TLS. `roots_file` holds the certificates to trust (PEM); empty:
// those of the system. FAILED_PRECONDITION (TLS_FILE_UNREADABLE{path}).
absl::StatusOr<std::shared_ptr<grpc::Channel>> ConnectTls(
    const std::string& address, const std::string& roots_file);

// Whether `address` has a form that Connect() takes.
bool IsAddress(absl::string_view address);

// Prepares a call that is made for a person: their language, and their key when
// it isn't empty.
void PrepareCall(base::Language language, absl::string_view key,
                 grpc::ClientContext& context);

// How a service reaches another one. Thread-safe.
struct Link {
  std::shared_ptr<grpc::Channel> channel;
  // The channel stays in this process: the caller's viewer goes with each call.
  bool in_process = false;
  // The service's own key, for calls that nobody asked for and for the local
  // administrator, who has none; never for anybody else.
  std::string key;

  // Prepares a call on behalf of one that the service answers: its deadline,
  // its language and its caller go with it.
  void Prepare(const CallContext& call, grpc::ClientContext& context) const;
  // Prepares a call that the service makes for itself.
  void PrepareOwn(grpc::ClientContext& context) const;
};

}  // namespace preau::rpc

#endif  // SERVICES_RPC_CHANNEL_H_
