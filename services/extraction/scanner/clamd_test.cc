#include <arpa/inet.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/extraction/scanner/scanner.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"

namespace preau::scanner {
namespace {

// Stands for clamd once: a conversation that a script holds.
class ScriptedClamd {
 public:
  explicit ScriptedClamd(std::function<void(int socket)> script)
      : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(listener_, 1), 0);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, script = std::move(script)] {
      const int peer = accept(listener_, nullptr, nullptr);
      if (peer < 0) return;
      script(peer);
      close(peer);
    });
  }
  ~ScriptedClamd() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }

 private:
  const int listener_;
  int port_ = 0;
  std::thread thread_;
};

std::string ReadExactly(int socket, size_t size) {
  std::string bytes(size, '\0');
  size_t at = 0;
  while (at < size) {
    const ssize_t got = recv(socket, bytes.data() + at, size - at, 0);
    if (got <= 0) break;
    at += static_cast<size_t>(got);
  }
  bytes.resize(at);
  return bytes;
}

// The file as INSTREAM sends it.
std::string ReceiveStream(int socket) {
  EXPECT_EQ(ReadExactly(socket, 10), std::string("zINSTREAM\0", 10));
  std::string file;
  while (true) {
    const std::string length = ReadExactly(socket, 4);
    if (length.size() < 4) return "cut";
    size_t size = 0;
    for (const char c : length) size = size << 8 | static_cast<uint8_t>(c);
    if (size == 0) return file;
    file += ReadExactly(socket, size);
  }
}

void Reply(int socket, absl::string_view text) {
  const std::string bytes = absl::StrCat(text, absl::string_view("\0", 1));
  send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

ScanResult Scan(const std::string& address, absl::string_view content,
                int64_t timeout_micros = 20'000'000) {
  const int file = memfd_create("file", MFD_CLOEXEC);
  EXPECT_EQ(write(file, content.data(), content.size()),
            static_cast<ssize_t>(content.size()));
  auto scanner = CreateClamd({address, timeout_micros});
  EXPECT_TRUE(scanner.ok()) << scanner.status();
  const ScanResult result = (*scanner)->Scan(file);
  close(file);
  return result;
}

std::string ReasonOf(const ScanResult& result) {
  const auto detail = base::GetErrorDetail(result.status());
  return detail.has_value() ? detail->reason : "";
}

TEST(ClamdTest, SendsTheWholeFileAndTakesItsWord) {
  std::string content(200'000, 'x');
  content += "end";
  std::string received;
  ScriptedClamd clamd([&](int socket) {
    received = ReceiveStream(socket);
    Reply(socket, "stream: OK");
  });
  const ScanResult result = Scan(clamd.address(), content);
  EXPECT_EQ(result.verdict, Verdict::kClean) << result.name;
  EXPECT_TRUE(result.status().ok());
  EXPECT_EQ(received, content);
}

TEST(ClamdTest, EachAnswerHasItsVerdict) {
  struct Case {
    const char* reply;
    Verdict verdict;
    const char* reason;
  };
  const Case kCases[] = {
      {"stream: Eicar-Signature FOUND", Verdict::kFound, "SCANNER_FOUND"},
      {"INSTREAM size limit exceeded. ERROR", Verdict::kLimit, "SCANNER_LIMIT"},
      {"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", Verdict::kLimit,
       "SCANNER_LIMIT"},
      {"stream: Can't allocate memory ERROR", Verdict::kUnavailable,
       "SCANNER_UNAVAILABLE"},
      {"stream:  FOUND", Verdict::kUnavailable, "SCANNER_UNAVAILABLE"},
      {"stream: OK, more or less", Verdict::kUnavailable,
       "SCANNER_UNAVAILABLE"},
      {"", Verdict::kUnavailable, "SCANNER_UNAVAILABLE"}};
  for (const Case& each : kCases) {
    SCOPED_TRACE(each.reply);
    ScriptedClamd clamd([&](int socket) {
      ReceiveStream(socket);
      Reply(socket, each.reply);
    });
    const ScanResult result = Scan(clamd.address(), "content");
    EXPECT_EQ(result.verdict, each.verdict);
    EXPECT_EQ(ReasonOf(result), each.reason);
    EXPECT_TRUE(messages::HasSentence(each.reason));
  }
}

TEST(ClamdTest, ALimitThatIsSaidInTheMiddleIsAnAlert) {
  ScriptedClamd clamd([](int socket) {
    ReadExactly(socket, 1000);
    Reply(socket, "INSTREAM size limit exceeded. ERROR");
    shutdown(socket, SHUT_WR);
    // Until the other side has had enough.
    while (!ReadExactly(socket, 65536).empty()) {
    }
  });
  EXPECT_EQ(Scan(clamd.address(), std::string(300'000, 'x')).verdict,
            Verdict::kLimit);
}

TEST(ClamdTest, OneThatIsDownOrSilentIsUnavailable) {
  std::string address;
  {
    ScriptedClamd gone([](int) {});
    address = gone.address();
    Scan(address, "x");
  }
  EXPECT_EQ(Scan(address, "x").verdict, Verdict::kUnavailable);
  EXPECT_EQ(Scan("unix:/nowhere/clamd.ctl", "x").verdict,
            Verdict::kUnavailable);
  ScriptedClamd hangs_up([](int socket) { ReceiveStream(socket); });
  EXPECT_EQ(Scan(hangs_up.address(), "x").verdict, Verdict::kUnavailable);
  ScriptedClamd silent([](int socket) {
    while (!ReadExactly(socket, 4096).empty()) {
    }
  });
  EXPECT_EQ(Scan(silent.address(), "x", 100'000).verdict,
            Verdict::kUnavailable);
}

TEST(ClamdTest, OtherAddressesAreRefused) {
  for (const char* address : {"", "localhost:3310", "127.0.0.1", "127.0.0.1:0",
                              "127.0.0.1:99999", "[::1:3310", "unix:"}) {
    EXPECT_EQ(CreateClamd({address}).status().code(),
              absl::StatusCode::kInvalidArgument)
        << address;
  }
  EXPECT_TRUE(CreateClamd({"[::1]:3310"}).ok());
}

}  // namespace
}  // namespace preau::scanner
