#include "services/extraction/scanner/clamd_socket.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace preau::scanner {
namespace {

constexpr size_t kMaxReply = 4096;

absl::Status Failed(const char* what) {
  return absl::UnavailableError(absl::StrCat(what, ": errno ", errno));
}

}  // namespace

absl::StatusOr<SocketAddress> ParseSocketAddress(absl::string_view text) {
  SocketAddress address;
  absl::string_view rest = text;
  if (absl::ConsumePrefix(&rest, "unix:")) {
    sockaddr_un local = {};
    local.sun_family = AF_UNIX;
    if (rest.empty() || rest.size() >= sizeof local.sun_path) {
      return absl::InvalidArgumentError("the socket's path is too long");
    }
    rest.copy(local.sun_path, rest.size());
    std::memcpy(&address.storage, &local, sizeof local);
    address.size = sizeof local;
    return address;
  }
  const size_t colon = rest.rfind(':');
  uint32_t port = 0;
  if (colon == rest.npos || !absl::SimpleAtoi(rest.substr(colon + 1), &port) ||
      port == 0 || port > 65535) {
    return absl::InvalidArgumentError("not an address with a port");
  }
  absl::string_view host = rest.substr(0, colon);
  if (absl::ConsumePrefix(&host, "[") && absl::ConsumeSuffix(&host, "]")) {
    sockaddr_in6 wide = {};
    wide.sin6_family = AF_INET6;
    wide.sin6_port = htons(static_cast<uint16_t>(port));
    if (inet_pton(AF_INET6, std::string(host).c_str(), &wide.sin6_addr) == 1) {
      std::memcpy(&address.storage, &wide, sizeof wide);
      address.size = sizeof wide;
      return address;
    }
  }
  sockaddr_in narrow = {};
  narrow.sin_family = AF_INET;
  narrow.sin_port = htons(static_cast<uint16_t>(port));
  if (inet_pton(AF_INET, std::string(host).c_str(), &narrow.sin_addr) != 1) {
    return absl::InvalidArgumentError("not a numeric address");
  }
  std::memcpy(&address.storage, &narrow, sizeof narrow);
  address.size = sizeof narrow;
  return address;
}

ClamdSocket::~ClamdSocket() {
  if (socket_ >= 0) close(socket_);
}

bool ClamdSocket::Await(short events) {
  while (true) {
    const int64_t left = deadline_ - clock_.NowMicros();
    if (left <= 0) return false;
    pollfd waits = {socket_, events, 0};
    const int ready = poll(
        &waits, 1,
        static_cast<int>(std::min<int64_t>((left + 999) / 1000, 3'600'000)));
    if (ready > 0) return (waits.revents & (events | POLLHUP)) != 0;
    if (ready < 0 && errno != EINTR) return false;
  }
}

absl::Status ClamdSocket::Connect(const SocketAddress& address) {
  socket_ = socket(address.storage.ss_family,
                   SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket_ < 0) return Failed("socket");
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address.storage),
              address.size) == 0) {
    return absl::OkStatus();
  }
  if (errno != EINPROGRESS) return Failed("connect");
  if (!Await(POLLOUT)) return Failed("connect");
  int error = 0;
  socklen_t size = sizeof error;
  if (getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size) != 0 ||
      error != 0) {
    return absl::UnavailableError(absl::StrCat("connect: errno ", error));
  }
  return absl::OkStatus();
}

bool ClamdSocket::Send(absl::string_view bytes) {
  while (!bytes.empty()) {
    if (!Await(POLLOUT)) return false;
    const ssize_t sent =
        send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

std::string ClamdSocket::ReadReply() {
  std::string reply;
  char block[512];
  while (reply.size() < kMaxReply && Await(POLLIN)) {
    const ssize_t size = recv(socket_, block, sizeof block, 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (size <= 0) break;
    const absl::string_view piece(block, static_cast<size_t>(size));
    absl::StrAppend(&reply, piece.substr(0, piece.find('\0')));
    if (piece.find('\0') != piece.npos) break;
  }
  return reply;
}

}  // namespace preau::scanner
