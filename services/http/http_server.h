#ifndef SERVICES_HTTP_HTTP_SERVER_H_
#define SERVICES_HTTP_HTTP_SERVER_H_

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/http/http_message.h"

namespace preau::http {

// HTTP/1.1 for reading (RFC 9112), on Boost.Beast. Bounded in connections,
// header bytes and time; a request with a body is refused. Thread-safe.
class HttpServer {
 public:
  struct Options {
    // "host:port"; port 0: the system chooses one.
    std::string listen;
    size_t max_connections = 512;
    // For a request to come, an answer to be taken, and the next to begin.
    std::chrono::milliseconds timeout = std::chrono::seconds(15);
  };

  // Runs on threads of the server's own, several at a time; it may block.
  using Handler = std::function<HttpResponse(const HttpRequest& request)>;

  // FAILED_PRECONDITION (LISTEN_FAILED{address}).
  static absl::StatusOr<std::unique_ptr<HttpServer>> Create(
      const Options& options, Handler handler);
  // Ends connections; returns when no handler runs any more.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // "host:port" with the real port.
  const std::string& listen() const;

 private:
  class Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);
  const std::unique_ptr<Impl> impl_;
};

}  // namespace preau::http

#endif  // SERVICES_HTTP_HTTP_SERVER_H_
