#ifndef TOOLS_BENCH_ECHO_PROCESS_H_
#define TOOLS_BENCH_ECHO_PROCESS_H_

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace preau::bench {

// An EchoServer in a process of its own, as a node is: within one process,
// gRPC's client and server share their polling, which makes calls cheaper.
// Thread-compatible.
class EchoProcess {
 public:
  // Runs `program`, which is preau-bench. UNAVAILABLE when it doesn't answer.
  static absl::StatusOr<std::unique_ptr<EchoProcess>> Create(
      const std::string& program, size_t bytes);
  // Ends it.
  ~EchoProcess();
  EchoProcess(const EchoProcess&) = delete;
  EchoProcess& operator=(const EchoProcess&) = delete;

  // "host:port".
  const std::string& address() const { return address_; }

 private:
  EchoProcess() = default;

  pid_t process_ = -1;
  // Its standard input: it ends when that does, also when we are killed.
  int input_ = -1;
  std::string address_;
};

// What the process does: prints "READY listen=…" and answers until its standard
// input ends.
absl::Status ServeEcho(size_t bytes, std::ostream& out);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_ECHO_PROCESS_H_
