#include "services/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <fstream>
#include <mutex>
#include <sstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/rpc/channel.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::rpc {
namespace {

constexpr size_t kTransportBytes = size_t{256} << 20;
constexpr auto kGrace = std::chrono::seconds(5);

absl::Status Failed(absl::string_view reason, const char* name,
                    const std::string& value) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {std::string(reason), "", {{name, value}}});
}

bool SomebodyAnswers(const std::string& path) {
  const int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (probe < 0) return false;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  const bool answers =
      connect(probe, reinterpret_cast<const sockaddr*>(&address),
              sizeof(address)) == 0;
  close(probe);
  return answers;
}

// A socket that a killed process left behind is removed.
absl::Status ClearSocket(const std::string& path) {
  struct stat info {};
  if (lstat(path.c_str(), &info) != 0) return absl::OkStatus();
  if (!S_ISSOCK(info.st_mode) || SomebodyAnswers(path)) {
    return Failed("SOCKET_IN_USE", "path", path);
  }
  unlink(path.c_str());
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) return Failed("TLS_FILE_UNREADABLE", "path", path);
  return text.str();
}

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> Credentials(
    const ServerOptions& options) {
  if (options.tls_certificate.empty()) {
    return grpc::InsecureServerCredentials();
  }
  grpc::SslServerCredentialsOptions tls;
  PREAU_ASSIGN_OR_RETURN(const std::string certificate,
                         ReadFile(options.tls_certificate));
  PREAU_ASSIGN_OR_RETURN(const std::string key, ReadFile(options.tls_key));
  tls.pem_key_cert_pairs.push_back({key, certificate});
  return grpc::SslServerCredentials(tls);
}

// Both are global to the process and must be set before the first server.
void EnablePlugins() {
  static std::once_flag once;
  std::call_once(once, [] {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  });
}

}  // namespace

absl::Status ServerOptions::Validate() const {
  if (!listen.empty() &&
      (!IsAddress(listen) || absl::StartsWith(listen, "unix:"))) {
    return base::InvalidField("ADDRESS_INVALID", "listen",
                              {{"address", listen}});
  }
  if (tls_certificate.empty() != tls_key.empty()) {
    return base::InvalidField("TLS_HALF", "tls_key");
  }
  if (socket.size() >= sizeof(sockaddr_un::sun_path)) {
    return base::InvalidField("SOCKET_PATH_TOO_LONG", "socket",
                              {{"path", socket}});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Server>> Server::Create(
    const ServerOptions& options, const std::vector<grpc::Service*>& services) {
  PREAU_RETURN_IF_ERROR(options.Validate());
  PREAU_RETURN_IF_ERROR(ClearSocket(options.socket));
  PREAU_ASSIGN_OR_RETURN(const auto credentials, Credentials(options));
  EnablePlugins();
  std::unique_ptr<Server> server(new Server(options));
  grpc::ServerBuilder builder;
  builder.AddListeningPort(absl::StrCat("unix:", options.socket),
                           grpc::InsecureServerCredentials());
  int port = 0;
  if (!options.listen.empty()) {
    builder.AddListeningPort(options.listen, credentials, &port);
  }
  builder.SetMaxReceiveMessageSize(kMaxMessageBytes);
  builder.SetMaxSendMessageSize(kMaxMessageBytes);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetResourceQuota(
      grpc::ResourceQuota("preau").Resize(kTransportBytes));
  for (grpc::Service* service : services) builder.RegisterService(service);

  // Nobody else can connect between the socket's creation and its mode.
  const mode_t mask = umask(0177);
  server->server_ = builder.BuildAndStart();
  umask(mask);
  const std::string host = options.listen.substr(0, options.listen.rfind(':'));
  if (server->server_ == nullptr || (!options.listen.empty() && port == 0)) {
    return Failed("LISTEN_FAILED", "address",
                  options.listen.empty() ? options.socket : options.listen);
  }
  if (!options.listen.empty()) server->listen_ = absl::StrCat(host, ":", port);
  server->SetServing(false);
  return server;
}

Server::~Server() { Stop(); }

void Server::SetServing(bool serving) {
  server_->GetHealthCheckService()->SetServingStatus(serving);
}

std::shared_ptr<grpc::Channel> Server::InProcessChannel() {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  arguments.SetMaxSendMessageSize(kMaxMessageBytes);
  return server_->InProcessChannel(arguments);
}

void Server::Stop() {
  if (server_ == nullptr) return;
  SetServing(false);
  server_->Shutdown(std::chrono::system_clock::now() + kGrace);
  server_->Wait();
  server_.reset();
  unlink(options_.socket.c_str());
}

}  // namespace preau::rpc
