#ifndef SERVICES_EXTRACTION_SCANNER_CLAMD_SOCKET_H_
#define SERVICES_EXTRACTION_SCANNER_CLAMD_SOCKET_H_

#include <sys/socket.h>

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/clock.h"

namespace preau::scanner {

struct SocketAddress {
  sockaddr_storage storage = {};
  socklen_t size = 0;
};

// INVALID_ARGUMENT for what isn't of the form that ClamdOptions wants.
absl::StatusOr<SocketAddress> ParseSocketAddress(absl::string_view text);

// A connection with a deadline. Thread-compatible.
class ClamdSocket {
 public:
  ClamdSocket(int64_t deadline_micros, base::Clock* clock)
      : deadline_(deadline_micros), clock_(*clock) {}
  ~ClamdSocket();
  ClamdSocket(const ClamdSocket&) = delete;
  ClamdSocket& operator=(const ClamdSocket&) = delete;

  absl::Status Connect(const SocketAddress& address);
  // False when the other side takes no more: it may have answered already.
  bool Send(absl::string_view bytes);
  // Up to a NUL or the end, at most some kilobytes; "" when nothing comes.
  std::string ReadReply();

 private:
  // False when time is over or the socket broken.
  bool Await(short events);

  const int64_t deadline_;
  base::Clock& clock_;
  int socket_ = -1;
};

}  // namespace preau::scanner

#endif  // SERVICES_EXTRACTION_SCANNER_CLAMD_SOCKET_H_
