#include "services/ingestion/fetch/scripted_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace preau::fetch {
namespace {

// Of a request's head; a test that sends more has gone wrong.
constexpr size_t kMaxHeadBytes = size_t{64} << 10;
constexpr int kTrickleMillis = 20;

// Up to the empty line that ends it; empty when the connection ends before.
std::string ReadHead(int socket) {
  std::string head;
  char byte;
  while (head.size() < kMaxHeadBytes && recv(socket, &byte, 1, 0) == 1) {
    head.push_back(byte);
    if (head.size() >= 4 && head.compare(head.size() - 4, 4, "\r\n\r\n") == 0) {
      return head;
    }
  }
  return "";
}

}  // namespace

std::string ScriptedServer::Exchange::target() const {
  const size_t begin = head_.find(' ') + 1;
  return head_.substr(begin, head_.find(' ', begin) - begin);
}

bool ScriptedServer::Exchange::Send(absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent =
        send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

bool ScriptedServer::Exchange::Answer(absl::string_view status_and_headers,
                                      absl::string_view body) {
  return Send(absl::StrCat("HTTP/1.1 ", status_and_headers,
                           "\r\nContent-Length: ", body.size(), "\r\n\r\n",
                           body));
}

bool ScriptedServer::Exchange::HasGone(int millis) {
  pollfd poll_socket = {socket_, POLLIN, 0};
  if (poll(&poll_socket, 1, millis) <= 0) return false;
  char byte;
  return recv(socket_, &byte, 1, MSG_PEEK) <= 0;
}

void ScriptedServer::Exchange::Trickle(char byte) {
  while (Send({&byte, 1}) && !HasGone(kTrickleMillis)) {
  }
}

void ScriptedServer::Exchange::AwaitEnd() {
  while (!HasGone(-1)) {
  }
}

ScriptedServer::ScriptedServer(Script script)
    : script_(std::move(script)),
      listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (bind(listener_, generic, size) != 0 || listen(listener_, 64) != 0 ||
      getsockname(listener_, generic, &size) != 0) {
    return;
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { Accept(); });
}

ScriptedServer::~ScriptedServer() {
  shutdown(listener_, SHUT_RDWR);
  if (acceptor_.joinable()) acceptor_.join();
  {
    base::MutexLock lock(&mutex_);
    for (const int socket : open_) shutdown(socket, SHUT_RDWR);
  }
  for (std::thread& thread : threads_) thread.join();
  close(listener_);
}

void ScriptedServer::Accept() {
  for (;;) {
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    {
      base::MutexLock lock(&mutex_);
      ++connections_;
      open_.push_back(socket);
    }
    threads_.emplace_back([this, socket] { Serve(socket); });
  }
}

void ScriptedServer::Serve(int socket) {
  for (;;) {
    const std::string head = ReadHead(socket);
    if (head.empty()) break;
    Exchange exchange(socket, head);
    {
      base::MutexLock lock(&mutex_);
      requests_.push_back(head);
    }
    script_(exchange);
    if (exchange.closed()) break;
  }
  base::MutexLock lock(&mutex_);
  open_.erase(std::find(open_.begin(), open_.end(), socket));
  close(socket);
}

std::string ScriptedServer::Url(absl::string_view target) const {
  return absl::StrCat("http://127.0.0.1:", port_, target);
}

int ScriptedServer::connections() const {
  base::MutexLock lock(&mutex_);
  return connections_;
}

std::vector<std::string> ScriptedServer::requests() const {
  base::MutexLock lock(&mutex_);
  return requests_;
}

}  // namespace preau::fetch
