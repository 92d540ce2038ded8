#include "services/rpc/channel.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/rpc/guard.h"
#include "storage/base/error.h"

namespace preau::rpc {

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
  if (!IsAddress(address)) {
    return base::InvalidField("ADDRESS_INVALID", "", {{"address", address}});
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  arguments.SetMaxSendMessageSize(kMaxMessageBytes);
  // A node that was restarted is found again soon.
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(),
                                   arguments);
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
  PrepareCall(call.language, call.key.empty() ? key : call.key, context);
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
  if (in_process) call.viewer = Viewer::LocalAdmin();
  Prepare(call, context);
}

}  // namespace preau::rpc
