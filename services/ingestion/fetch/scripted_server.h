#ifndef SERVICES_INGESTION_FETCH_SCRIPTED_SERVER_H_
#define SERVICES_INGESTION_FETCH_SCRIPTED_SERVER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "storage/base/mutex.h"

namespace preau::fetch {

// For tests: a server on 127.0.0.1 that sends whatever bytes a script says,
// with HTTP's rules or against them. Thread-safe.
class ScriptedServer {
 public:
  // One request that came, and the connection that it came on.
  class Exchange {
   public:
    Exchange(int socket, std::string head)
        : socket_(socket), head_(std::move(head)) {}

    // Request line and headers.
    const std::string& head() const { return head_; }
    // "/path?query" of the request line.
    std::string target() const;

    // False once the other side has gone.
    bool Send(absl::string_view bytes);
    // An answer with its length; the connection stays open.
    bool Answer(absl::string_view status_and_headers, absl::string_view body);
    // Sends `byte` again and again with some time between, until the other
    // side has gone.
    void Trickle(char byte);
    // Until the other side has gone.
    void AwaitEnd();
    // Ends the connection when the script returns.
    void Close() { closed_ = true; }
    bool closed() const { return closed_; }

   private:
    // Waits for up to `millis`; whether the other side has gone.
    bool HasGone(int millis);

    const int socket_;
    const std::string head_;
    bool closed_ = false;
  };
  // Runs for each request, on the thread of its connection.
  using Script = std::function<void(Exchange& exchange)>;

  explicit ScriptedServer(Script script);
  // Ends connections and joins.
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  // 0 when it couldn't be opened.
  uint16_t port() const { return port_; }
  // "http://127.0.0.1:port" and `target`.
  std::string Url(absl::string_view target) const;
  // So far.
  int connections() const;
  // Heads of the requests so far, in order.
  std::vector<std::string> requests() const;

 private:
  void Accept();
  void Serve(int socket);

  const Script script_;
  int listener_ = -1;
  uint16_t port_ = 0;
  mutable base::Mutex mutex_;
  int connections_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<int> open_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> requests_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_SCRIPTED_SERVER_H_
