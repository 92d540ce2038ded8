#include "services/rpc/channel.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/rpc/guard.h"
#include "services/rpc/secret_file.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::rpc {
namespace {

absl::StatusOr<std::shared_ptr<grpc::Channel>> ConnectWith(
    const std::string& address,
    const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
  if (!IsAddress(address)) {
    return base::InvalidField("ADDRESS_INVALID", "", {{"address", address}});
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  arguments.SetMaxSendMessageSize(kMaxMessageBytes);
  // A node that was restarted is found again soon.
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
  // A peer that vanished without a word ends the streams that wait for it.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMillis);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMillis);
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
  return grpc::CreateCustomChannel(address, credentials, arguments);
}

}  // namespace

bool IsAddress(absl::string_view address) {
  if (absl::StartsWith(address, "unix:")) return address.size() > 5;
  const size_t colon = address.rfind(':');
  int port = 0;
  return colon != absl::string_view::npos && colon > 0 &&
         absl::SimpleAtoi(address.substr(colon + 1), &port) && port >= 0 &&
         port <= 65535;
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> Connect(
    const std::string& address) {
  return ConnectWith(address, grpc::InsecureChannelCredentials());
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> ConnectTls(
    const std::string& address, const std::string& roots_file) {
  grpc::SslCredentialsOptions options;
  if (!roots_file.empty()) {
    PREAU_ASSIGN_OR_RETURN(options.pem_root_certs, ReadTlsFile(roots_file));
  }
  return ConnectWith(address, grpc::SslCredentials(options));
}

void PrepareCall(base::Language language, absl::string_view key,
                 grpc::ClientContext& context) {
  context.AddMetadata("accept-language",
                      std::string(base::LanguageTag(language)));
  if (!key.empty()) {
    context.AddMetadata("authorization", absl::StrCat("Bearer ", key));
  }
}

void Link::Prepare(const CallContext& call,
                   grpc::ClientContext& context) const {
  // Lending the key to anybody else would make them what the service is.
  const bool lends_key = call.key.empty() && call.viewer.HasRole("admin");
  PrepareCall(call.language, lends_key ? key : call.key, context);
  if (in_process) {
    context.AddMetadata(kViewerMetadata,
                        absl::StrCat(ProcessSecret(), call.viewer.Serialise()));
  }
  if (call.deadline != std::chrono::system_clock::time_point::max()) {
    context.set_deadline(call.deadline);
  }
}

void Link::PrepareOwn(grpc::ClientContext& context) const {
  CallContext call;
  call.key = key;
  if (in_process) call.viewer = Viewer::LocalAdmin();
  Prepare(call, context);
}

}  // namespace preau::rpc
