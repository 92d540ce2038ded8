#include "services/rpc/call_record.h"

#include <exception>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/rpc/guard.h"
#include "services/rpc/status.h"
#include "storage/base/error.h"
#include "storage/base/log.h"

namespace preau::rpc {
namespace {

absl::string_view PeerText(Peer peer) {
  switch (peer) {
    case Peer::kInProcess:
      return "inside";
    case Peer::kLocalSocket:
      return "socket";
    case Peer::kNetwork:
      break;
  }
  return "network";
}

}  // namespace

CallRecord::CallRecord(const char* method,
                       const grpc::ServerContextBase& context)
    : method_(method),
      language_(LanguageOf(context)),
      peer_(PeerOf(context)),
      begin_(std::chrono::steady_clock::now()) {}

grpc::Status CallRecord::End(const absl::Status& status,
                             absl::string_view principal) const {
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin_);
  const auto detail = base::GetErrorDetail(status);
  base::LogInfo("call ", method_, " ", absl::StatusCodeToString(status.code()),
                detail.has_value() ? absl::StrCat(" ", detail->reason) : "",
                " ", took.count(), " ms ", PeerText(peer_), " ",
                principal.empty() ? "-" : principal);
  return ToGrpcStatus(status, language_);
}

absl::Status StatusOfException() {
  try {
    throw;
  } catch (const std::exception& exception) {
    return absl::InternalError(absl::StrCat("exception: ", exception.what()));
  } catch (...) {
    return absl::InternalError("exception");
  }
}

}  // namespace preau::rpc
