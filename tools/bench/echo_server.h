#ifndef TOOLS_BENCH_ECHO_SERVER_H_
#define TOOLS_BENCH_ECHO_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace preau::bench {

// A SearchService that answers each search with the same bytes, without reading
// it and on gRPC's own thread: what a call costs before anybody has done
// anything for it. Thread-safe.
class EchoServer {
 public:
  // On a port of its own of the loopback. UNAVAILABLE when there is none.
  static absl::StatusOr<std::unique_ptr<EchoServer>> Create(size_t bytes);
  ~EchoServer();
  EchoServer(const EchoServer&) = delete;
  EchoServer& operator=(const EchoServer&) = delete;

  // "host:port".
  const std::string& address() const { return address_; }

 private:
  class Service;
  explicit EchoServer(size_t bytes);

  std::unique_ptr<Service> service_;
  std::string address_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_ECHO_SERVER_H_
