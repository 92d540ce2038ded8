#include "storage/blobs/s3/curl_transport.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"

namespace preau::blobs {
namespace {

// Takes one connection, reads up to the end of the headers, and does as told.
class OneAnswer {
 public:
  explicit OneAnswer(std::function<void(int socket)> answer)
      : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(listener_, generic, size), 0);
    EXPECT_EQ(listen(listener_, 1), 0);
    EXPECT_EQ(getsockname(listener_, generic, &size), 0);
    url_ = absl::StrCat("http://127.0.0.1:", ntohs(address.sin_port), "/");
    thread_ = std::thread([this, answer = std::move(answer)] {
      const int peer = accept(listener_, nullptr, nullptr);
      char byte = 0;
      while (!absl::EndsWith(head_, "\r\n\r\n") &&
             recv(peer, &byte, 1, 0) == 1) {
        head_.push_back(byte);
      }
      answer(peer);
      close(peer);
    });
  }
  ~OneAnswer() {
    thread_.join();
    close(listener_);
  }
  const std::string& url() const { return url_; }
  // Once the answer came.
  const std::string& head() const { return head_; }

 private:
  const int listener_;
  std::string url_;
  std::string head_;
  std::thread thread_;
};

void Say(int socket, absl::string_view text) {
  send(socket, text.data(), text.size(), MSG_NOSIGNAL);
}

// Until the other side has gone.
void AwaitEnd(int socket) {
  char byte = 0;
  while (recv(socket, &byte, 1, 0) > 0) {
  }
}

absl::StatusOr<HttpAnswer> Ask(const OneAnswer& server,
                               const std::string& method = "GET",
                               absl::string_view body = "",
                               CurlTransportOptions options = {}) {
  const auto transport = *NewCurlTransport(options);
  return transport->Send({.method = method,
                          .url = server.url(),
                          .headers = {{"x-a", "b"}, {"x-empty", ""}},
                          .body = body,
                          .max_answer_bytes = 1000});
}

TEST(CurlTransportTest, GivesTheAnswerBack) {
  OneAnswer server([](int socket) {
    Say(socket,
        "HTTP/1.1 100 Continue\r\nx-early: 1\r\n\r\n"
        "HTTP/1.1 404 No\r\nETag: \"x\"\r\nContent-Length: 3\r\n\r\nabc");
  });
  const auto answer = Ask(server);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->status, 404);
  EXPECT_EQ(answer->Header("etag"), "\"x\"");
  EXPECT_EQ(answer->Header("x-early"), "");
  EXPECT_EQ(answer->body, "abc");
}

TEST(CurlTransportTest, SendsWhatItIsGiven) {
  std::string body;
  {
    OneAnswer server([&](int socket) {
      body.resize(5);
      EXPECT_EQ(recv(socket, body.data(), 5, MSG_WAITALL), 5);
      Say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    ASSERT_TRUE(Ask(server, "PUT", "hello").ok());
    EXPECT_TRUE(absl::StartsWith(server.head(), "PUT / HTTP/1.1\r\n"));
    EXPECT_TRUE(absl::StrContains(server.head(), "\r\nx-a: b\r\n"));
    EXPECT_TRUE(absl::StrContains(server.head(), "\r\nx-empty:\r\n"));
    EXPECT_TRUE(absl::StrContains(server.head(), "Content-Length: 5\r\n"));
    EXPECT_FALSE(absl::StrContains(server.head(), "Expect"));
  }
  EXPECT_EQ(body, "hello");
  OneAnswer head([](int socket) {
    Say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n");
  });
  const auto answer = Ask(head, "HEAD");
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->Header("content-length"), "7");
  EXPECT_TRUE(absl::StartsWith(head.head(), "HEAD "));
}

TEST(CurlTransportTest, AnAnswerThatIsCutIsNone) {
  for (const char* text :
       {"", "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nabc"}) {
    OneAnswer server([&](int socket) { Say(socket, text); });
    const auto answer = Ask(server);
    EXPECT_TRUE(absl::IsUnavailable(answer.status())) << text;
    EXPECT_EQ(ReasonOf(answer.status()), "BLOB_SERVER_UNAVAILABLE");
  }
}

TEST(CurlTransportTest, SilenceEnds) {
  OneAnswer server([](int socket) {
    Say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    AwaitEnd(socket);
  });
  CurlTransportOptions options;
  options.total_timeout = std::chrono::milliseconds(100);
  EXPECT_TRUE(absl::IsUnavailable(Ask(server, "GET", "", options).status()));
}

TEST(CurlTransportTest, AnswersAreBounded) {
  OneAnswer body([](int socket) {
    Say(socket, "HTTP/1.1 200 OK\r\n\r\n" + std::string(2000, 'x'));
    AwaitEnd(socket);
  });
  EXPECT_EQ(ReasonOf(Ask(body).status()), "BLOB_SERVER_REFUSED");
  OneAnswer headers([](int socket) {
    Say(socket, "HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 2000; ++i)
      Say(socket, "x-more: " + std::string(90, 'a') + "\r\n");
    AwaitEnd(socket);
  });
  EXPECT_EQ(ReasonOf(Ask(headers).status()), "BLOB_SERVER_REFUSED");
}

TEST(CurlTransportTest, NobodyThereIsUnavailable) {
  std::string url;
  {
    OneAnswer server([](int) {});
    EXPECT_FALSE(Ask(server).ok());
    url = server.url();
  }
  const auto transport = *NewCurlTransport({});
  EXPECT_TRUE(absl::IsUnavailable(
      transport->Send({.method = "GET", .url = url}).status()));
}

}  // namespace
}  // namespace preau::blobs
