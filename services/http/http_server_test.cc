#include "services/http/http_server.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::http {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class HttpServerTest : public testing::Test {
 protected:
  void Start(size_t max_connections = 64, int timeout_millis = 20000) {
    HttpServer::Options options;
    options.listen = "127.0.0.1:0";
    options.max_connections = max_connections;
    options.timeout = std::chrono::milliseconds(timeout_millis);
    auto server = HttpServer::Create(options, [this](const HttpRequest& r) {
      ++handled_;
      if (r.target == "/throw") throw std::runtime_error("secret");
      HttpResponse response;
      response.headers.emplace_back("Content-Type", "text/plain");
      response.body = absl::StrCat(r.method, " ", r.target, " ",
                                   r.accept_language, " ", r.if_none_match);
      if (r.target == "/304") response.status = 304;
      return response;
    });
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
  }

  int Connect() {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int port = 0;
    EXPECT_TRUE(absl::SimpleAtoi(
        server_->listen().substr(server_->listen().rfind(':') + 1), &port));
    address.sin_port = htons(static_cast<uint16_t>(port));
    EXPECT_EQ(
        connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    return fd;
  }

  // Sends, and reads until the server closes.
  std::string Talk(const std::string& bytes) {
    const int fd = Connect();
    send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    shutdown(fd, SHUT_WR);
    std::string answer;
    char buffer[4096];
    for (ssize_t got; (got = recv(fd, buffer, sizeof(buffer), 0)) > 0;) {
      answer.append(buffer, static_cast<size_t>(got));
    }
    close(fd);
    return answer;
  }

  std::atomic<int> handled_ = 0;
  std::unique_ptr<HttpServer> server_;
};

TEST_F(HttpServerTest, AnswersOneAfterAnother) {
  Start();
  const std::string answer = Talk(
      "GET /a?b=c HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\n\r\n"
      "HEAD /h HTTP/1.1\r\nHost: x\r\n\r\n"
      "GET /304 HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"e\"\r\n"
      "Connection: close\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("GET /a?b=c en "));
  EXPECT_THAT(answer, HasSubstr("X-Content-Type-Options: nosniff"));
  // The length of a HEAD's body, and none of it.
  EXPECT_THAT(answer, HasSubstr("Content-Length: 9"));
  EXPECT_THAT(answer, Not(HasSubstr("HEAD /h ")));
  EXPECT_THAT(answer, HasSubstr("HTTP/1.1 304 Not Modified\r\n"));
  EXPECT_EQ(handled_, 3);
}

TEST_F(HttpServerTest, AThousandMalformedRequestsHarmNothing) {
  Start();
  std::mt19937 random(20261125);
  const std::string good = "GET /a HTTP/1.1\r\nHost: x\r\nA: b\r\n\r\n";
  const std::vector<std::string> bad = {
      "\r\n\r\n",
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "GET /a b HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost x\r\n\r\n",
      "GET / HTTP/1.1\r\n: x\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
      "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "GET / HTTP/1.1\r\nA: " + std::string(100000, 'a') + "\r\n\r\n",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"};
  int answered = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string bytes = bad[static_cast<size_t>(i) % bad.size()];
    if (i >= 200) {
      // And good ones with a byte that no header may hold.
      bytes = good;
      bytes[random() % 4] = static_cast<char>(random() % 9);
    }
    const std::string answer = Talk(bytes);
    if (answer.empty()) continue;
    ++answered;
    EXPECT_THAT(answer,
                AnyOf(StartsWith("HTTP/1.1 4"), StartsWith("HTTP/1.0 4")))
        << bytes.substr(0, 80);
  }
  EXPECT_GT(answered, 900);
  EXPECT_EQ(handled_, 0);
  EXPECT_THAT(Talk(good), StartsWith("HTTP/1.1 200"));
}

TEST_F(HttpServerTest, AHandlersFaultIsItsOwnRequests) {
  Start();
  const std::string answer = Talk(
      "GET /throw HTTP/1.1\r\nHost: x\r\n\r\n"
      "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(answer, HasSubstr("HTTP/1.1 200 OK"));
  EXPECT_THAT(answer, Not(HasSubstr("secret")));
}

TEST_F(HttpServerTest, ConnectionsAreBounded) {
  Start(2);
  const int first = Connect();
  const int second = Connect();
  // Each is taken before the next is looked at.
  for (const int fd : {first, second}) {
    const std::string request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    send(fd, request.data(), request.size(), MSG_NOSIGNAL);
    char byte = 0;
    EXPECT_EQ(recv(fd, &byte, 1, 0), 1);
  }
  EXPECT_EQ(Talk("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), "");
  close(first);
  close(second);
  while (Talk("GET / HTTP/1.1\r\nHost: x\r\n\r\n").empty()) {
    std::this_thread::yield();
  }
}

TEST_F(HttpServerTest, WhoSendsNothingIsLetGo) {
  Start(8, 50);
  const int fd = Connect();
  send(fd, "GET", 3, MSG_NOSIGNAL);
  char byte = 0;
  EXPECT_LE(recv(fd, &byte, 1, 0), 0);
  close(fd);
}

TEST_F(HttpServerTest, AnAddressInUseIsSaid) {
  Start();
  HttpServer::Options options;
  options.listen = server_->listen();
  const auto other = HttpServer::Create(
      options, [](const HttpRequest&) { return HttpResponse(); });
  EXPECT_EQ(base::GetErrorDetail(other.status())->reason, "LISTEN_FAILED");
}

}  // namespace
}  // namespace preau::http
