#include "services/rpc/guard.h"

#include <sodium.h>

#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/rpc/policy.h"
#include "storage/base/error.h"
#include "storage/base/random.h"
#include "storage/base/status_macros.h"

namespace preau::rpc {
namespace {

constexpr size_t kMaxKeyBytes = 512;

std::string Metadata(const grpc::ServerContextBase& context,
                     const std::string& name) {
  const auto found = context.client_metadata().find(name);
  if (found == context.client_metadata().end()) return "";
  return std::string(found->second.data(), found->second.size());
}

// What follows "Bearer" (RFC 6750).
absl::StatusOr<std::string> KeyOf(const grpc::ServerContextBase& context) {
  const std::string header = Metadata(context, "authorization");
  if (header.empty()) return std::string();
  absl::string_view value = header;
  if (header.size() > kMaxKeyBytes ||
      !absl::StartsWithIgnoreCase(value, "bearer ")) {
    return base::MakeError(absl::StatusCode::kUnauthenticated,
                           {"KEY_INVALID", "", {}});
  }
  value.remove_prefix(7);
  return std::string(absl::StripAsciiWhitespace(value));
}

// The viewer that another service of this process sends along.
std::optional<std::string> ForwardedViewer(
    const grpc::ServerContextBase& context) {
  const std::string value = Metadata(context, kViewerMetadata);
  const std::string& secret = ProcessSecret();
  if (value.size() < secret.size() ||
      sodium_memcmp(value.data(), secret.data(), secret.size()) != 0) {
    return std::nullopt;
  }
  return value.substr(secret.size());
}

}  // namespace

const std::string& ProcessSecret() {
  static const std::string* const kSecret =
      new std::string(base::SystemRandom()->Bytes(32));
  return *kSecret;
}

absl::StatusOr<CallContext> Guard::Enter(grpc::ServerContextBase& context,
                                         absl::string_view method) const {
  CallContext call;
  call.peer = PeerOf(context);
  call.language = LanguageOf(context);
  call.deadline = context.deadline();
  call.is_cancelled = [&context] { return context.IsCancelled(); };
  PREAU_ASSIGN_OR_RETURN(call.key, KeyOf(context));
  PREAU_ASSIGN_OR_RETURN(call.viewer, FindViewer(context, call.key));
  PREAU_RETURN_IF_ERROR(CheckPolicy(method, call.viewer));
  return call;
}

absl::StatusOr<Viewer> Guard::FindViewer(const grpc::ServerContextBase& context,
                                         const std::string& key) const {
  if (const auto forwarded = ForwardedViewer(context); forwarded.has_value()) {
    return Viewer::Parse(*forwarded);
  }
  if (!key.empty()) return keys_->Verify(key);
  return PeerOf(context) == Peer::kLocalSocket ? Viewer::LocalAdmin()
                                               : Viewer::Anybody();
}

Peer PeerOf(const grpc::ServerContextBase& context) {
  if (ForwardedViewer(context).has_value()) return Peer::kInProcess;
  return absl::StartsWith(context.peer(), "unix:") ? Peer::kLocalSocket
                                                   : Peer::kNetwork;
}

base::Language LanguageOf(const grpc::ServerContextBase& context) {
  return base::LanguageFromAcceptHeader(Metadata(context, "accept-language"));
}

}  // namespace preau::rpc
