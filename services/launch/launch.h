#ifndef SERVICES_LAUNCH_LAUNCH_H_
#define SERVICES_LAUNCH_LAUNCH_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/launch/flags.h"
#include "services/rpc/channel.h"
#include "services/rpc/guard.h"
#include "services/rpc/server.h"
#include "services/rpc/unary_call.h"
#include "storage/base/executor.h"

// What all programs that serve have in common.
namespace preau::launch {

struct CommonOptions {
  std::string data;
  rpc::ServerOptions server;

  void AddFlags(Flags& flags);
  // DATA_FOLDER_MISSING, and those of the server. Fills in the socket's path.
  absl::Status Complete();
};

// How a service reaches the catalogue when it is another process.
struct CatalogueLinkOptions {
  std::string address;
  std::string key_file;
  bool tls = false;
  // Certificates to trust (PEM); given, TLS is meant.
  std::string tls_roots;

  void AddFlags(Flags& flags);
  // ADDRESS_INVALID, TLS_FILE_UNREADABLE, and those of rpc::ReadKeyFile().
  absl::StatusOr<rpc::Link> Connect() const;
};

// A program that serves until it is told to stop. Thread-safe.
class Program {
 public:
  virtual ~Program() { StopServer(); }

  // Of a program that serves.
  rpc::Server& server() const { return *server_; }
  // Where else it answers, for the line that says so: " http=host:port".
  virtual std::string OtherAddresses() const { return ""; }
  // Whether it can do its work; health says so. Asked every second.
  virtual bool IsReady() = 0;

 protected:
  // `keys` must be valid until StopServer().
  explicit Program(const rpc::KeyVerifier* keys);

  // Errors: those of rpc::Server::Create().
  absl::Status Serve(const rpc::ServerOptions& options,
                     const std::vector<grpc::Service*>& services);
  // To be called by whoever owns the services, before they end.
  void StopServer();

  // What its services run their calls with.
  const rpc::Runtime& runtime() const { return runtime_; }

 private:
  const rpc::Guard guard_;
  base::Executor executor_;
  const rpc::Runtime runtime_;
  std::unique_ptr<rpc::Server> server_;
};

// Runs a program: parses the flags, makes it, prints "READY socket=…
// listen=…" (and where else), and waits for SIGTERM or SIGINT. Gives the exit
// status: 0, 1 when it couldn't begin, 2 for wrong flags. Says on standard
// error what is wrong.
int Run(int argc, char** argv, Flags& flags,
        const std::function<absl::StatusOr<std::unique_ptr<Program>>()>& make);

}  // namespace preau::launch

#endif  // SERVICES_LAUNCH_LAUNCH_H_
