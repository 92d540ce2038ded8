#ifndef SERVICES_RPC_SERVER_H_
#define SERVICES_RPC_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/base/mutex.h"

namespace preau::rpc {

struct ServerOptions {
  // Path of the local socket, made with mode 0600.
  std::string socket;
  // "host:port"; port 0: the system chooses one. Empty: no TCP.
  std::string listen;
  // PEM files for TLS on TCP; both or none.
  std::string tls_certificate;
  std::string tls_key;

  // INVALID_ARGUMENT: ADDRESS_INVALID, TLS_HALF, SOCKET_PATH_TOO_LONG.
  absl::Status Validate() const;
};

// What health calls the process itself. It says SERVING for as long as the
// server answers, whatever the services can do: whoever restarts a process that
// hangs asks for this, since a restart empties no full disk.
inline constexpr char kProcessHealth[] = "preau.process";

// A gRPC server with health and reflection. Thread-safe.
class Server {
 public:
  // Starts to listen; health says NOT_SERVING until SetServing(true). The
  // services must outlive it. Errors: FAILED_PRECONDITION (SOCKET_IN_USE{path},
  // LISTEN_FAILED{address}, TLS_FILE_UNREADABLE{path}, TLS_FAILED{address,
  // path}).
  static absl::StatusOr<std::unique_ptr<Server>> Create(
      const ServerOptions& options,
      const std::vector<grpc::Service*>& services);
  // As Stop().
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // What health says of "" and of each service by its full name; not of
  // kProcessHealth.
  void SetServing(bool serving);

  // A channel that doesn't leave the process; null after Stop().
  std::shared_ptr<grpc::Channel> InProcessChannel();

  // "host:port" with the real port; empty without TCP.
  const std::string& listen() const { return listen_; }
  const std::string& socket() const { return options_.socket; }

  // Health says NOT_SERVING from now on, calls under way get `grace` to end,
  // then they are cancelled. Returns when none is left.
  void Stop(std::chrono::milliseconds grace = std::chrono::seconds(5));

 private:
  explicit Server(const ServerOptions& options) : options_(options) {}

  // Null after Stop().
  std::shared_ptr<grpc::Server> Get();

  const ServerOptions options_;
  std::string listen_;
  // Full names of the services, and "" for all of them.
  std::vector<std::string> names_;
  base::Mutex mutex_;
  std::shared_ptr<grpc::Server> server_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::rpc

#endif  // SERVICES_RPC_SERVER_H_
