#include "services/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/impl/server_initializer.h>
#include <grpcpp/resource_quota.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/rpc/channel.h"
#include "services/rpc/secret_file.h"
#include "services/rpc/stream_call.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::rpc {
namespace {

constexpr size_t kTransportBytes = size_t{256} << 20;
// For each connection; a client keeps what is over it to itself.
constexpr int kMaxCallsPerConnection = 128;
constexpr int kMaxIdleMillis = 10 * 60 * 1000;

absl::Status Failed(absl::string_view reason, const char* name,
                    const std::string& value) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {std::string(reason), "", {{name, value}}});
}

// Whether a process listens on the socket at `path`; yes when it can't be told.
bool SomebodyAnswers(const std::string& path) {
  const int probe =
      socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (probe < 0) return true;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  const bool nobody =
      connect(probe, reinterpret_cast<const sockaddr*>(&address),
              sizeof(address)) != 0 &&
      (errno == ECONNREFUSED || errno == ENOENT);
  close(probe);
  return !nobody;
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

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> Credentials(
    const ServerOptions& options) {
  if (options.tls_certificate.empty()) {
    return grpc::InsecureServerCredentials();
  }
  grpc::SslServerCredentialsOptions tls;
  PREAU_ASSIGN_OR_RETURN(const std::string certificate,
                         ReadTlsFile(options.tls_certificate));
  PREAU_ASSIGN_OR_RETURN(const std::string key, ReadTlsFile(options.tls_key));
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

// Finds out the names of a server's services.
class ServiceNames : public grpc::ServerBuilderPlugin {
 public:
  explicit ServiceNames(std::vector<std::string>* names) : names_(names) {}
  std::string name() override { return "preau.service_names"; }
  void InitServer(grpc::ServerInitializer*) override {}
  void Finish(grpc::ServerInitializer* server) override {
    *names_ = *server->GetServiceList();
  }
  void ChangeArguments(const std::string&, void*) override {}

 private:
  std::vector<std::string>* const names_;
};

class ServiceNamesOption : public grpc::ServerBuilderOption {
 public:
  explicit ServiceNamesOption(std::vector<std::string>* names)
      : names_(names) {}
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>*
                         plugins) override {
    plugins->push_back(std::make_unique<ServiceNames>(names_));
  }

 private:
  std::vector<std::string>* const names_;
};

void SetLimits(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(kMaxMessageBytes);
  builder.SetMaxSendMessageSize(kMaxMessageBytes);
  builder.SetResourceQuota(
      grpc::ResourceQuota("preau").Resize(kTransportBytes));
  const std::pair<const char*, int> arguments[] = {
      {GRPC_ARG_ALLOW_REUSEPORT, 0},
      {GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxCallsPerConnection},
      {GRPC_ARG_MAX_CONNECTION_IDLE_MS, kMaxIdleMillis},
      // A client that vanished without a word ends its streams.
      {GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMillis},
      {GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMillis},
      {GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0},
      {GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
       kKeepaliveMillis / 2},
  };
  for (const auto& [name, value] : arguments) {
    builder.AddChannelArgument(name, value);
  }
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
  SetLimits(builder);
  builder.SetOption(std::make_unique<ServiceNamesOption>(&server->names_));
  for (grpc::Service* service : services) builder.RegisterService(service);

  // Nobody else can connect between the socket's creation and its mode.
  const mode_t mask = umask(0177);
  std::shared_ptr<grpc::Server> started = builder.BuildAndStart();
  umask(mask);
  if (started == nullptr || (!options.listen.empty() && port == 0)) {
    if (options.listen.empty()) {
      return Failed("LISTEN_FAILED", "address", options.socket);
    }
    // gRPC doesn't tell which of the two it was.
    if (!options.tls_certificate.empty()) {
      return base::MakeError(
          absl::StatusCode::kFailedPrecondition,
          {"TLS_FAILED",
           "",
           {{"address", options.listen}, {"path", options.tls_certificate}}});
    }
    return Failed("LISTEN_FAILED", "address", options.listen);
  }
  if (!options.listen.empty()) {
    server->listen_ = absl::StrCat(
        options.listen.substr(0, options.listen.rfind(':')), ":", port);
  }
  server->names_.emplace_back();
  started->GetHealthCheckService()->SetServingStatus(kProcessHealth, true);
  {
    base::MutexLock lock(&server->mutex_);
    server->server_ = std::move(started);
  }
  server->SetServing(false);
  return server;
}

Server::~Server() { Stop(); }

std::shared_ptr<grpc::Server> Server::Get() {
  base::MutexLock lock(&mutex_);
  return server_;
}

void Server::SetServing(bool serving) {
  const std::shared_ptr<grpc::Server> server = Get();
  if (server == nullptr) return;
  // One by one: what is for all at once is for kProcessHealth too.
  for (const std::string& name : names_) {
    server->GetHealthCheckService()->SetServingStatus(name, serving);
  }
}

std::shared_ptr<grpc::Channel> Server::InProcessChannel() {
  const std::shared_ptr<grpc::Server> server = Get();
  if (server == nullptr) return nullptr;
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  arguments.SetMaxSendMessageSize(kMaxMessageBytes);
  return server->InProcessChannel(arguments);
}

void Server::Stop(std::chrono::milliseconds grace) {
  const std::shared_ptr<grpc::Server> server = Get();
  if (server == nullptr) return;
  // Whoever still says SetServing(true) is no longer heard.
  server->GetHealthCheckService()->Shutdown();
  server->Shutdown(std::chrono::system_clock::now() + grace);
  server->Wait();
  // Whatever the handlers of streams did is seen from here on. That gRPC orders
  // it so is its own affair, which tsan can't look into.
  static_cast<void>(RunningStreams().load());
  base::MutexLock lock(&mutex_);
  if (server_ == nullptr) return;
  server_.reset();
  unlink(options_.socket.c_str());
}

}  // namespace preau::rpc
