#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/fetch/curl_fetcher.h"
#include "services/ingestion/fetch/scripted_server.h"
#include "storage/base/error.h"

namespace preau::fetch {
namespace {

// Listens on the loopback addresses of both families, and never answers. The
// system completes connections without it, so that none can be missed.
class Trap {
 public:
  Trap() {
    sockaddr_in ipv4 = {};
    ipv4.sin_family = AF_INET;
    ipv4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic4 = reinterpret_cast<sockaddr*>(&ipv4);
    socklen_t size = sizeof ipv4;
    ipv4_ = Listen(generic4, size);
    getsockname(ipv4_, generic4, &size);
    port_ = ntohs(ipv4.sin_port);

    sockaddr_in6 ipv6 = {};
    ipv6.sin6_family = AF_INET6;
    ipv6.sin6_addr = in6addr_loopback;
    ipv6.sin6_port = ipv4.sin_port;
    // A machine without IPv6 has nothing there to connect to.
    ipv6_ = Listen(reinterpret_cast<sockaddr*>(&ipv6), sizeof ipv6);
  }
  ~Trap() {
    for (const int socket : {ipv4_, ipv6_}) {
      if (socket >= 0) close(socket);
    }
  }

  uint16_t port() const { return port_; }

  // Since the last time.
  int TakeConnections() {
    int connections = 0;
    for (const int listener : {ipv4_, ipv6_}) {
      int socket = -1;
      while ((socket = accept(listener, nullptr, nullptr)) >= 0) {
        ++connections;
        close(socket);
      }
    }
    return connections;
  }

 private:
  static int Listen(const sockaddr* address, socklen_t size) {
    const int listener = socket(address->sa_family,
                                SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener >= 0 && bind(listener, address, size) == 0 &&
        listen(listener, 128) == 0) {
      return listener;
    }
    if (listener >= 0) close(listener);
    return -1;
  }

  int ipv4_ = -1;
  int ipv6_ = -1;
  uint16_t port_ = 0;
};

// PORT is the trap's.
const std::vector<std::string>& Spellings() {
  static const auto* const kSpellings = new std::vector<std::string>{
      "http://127.0.0.1:PORT/",
      "https://127.0.0.1:PORT/",
      "http://localhost:PORT/",
      "http://LOCALHOST:PORT/",
      "http://127.0.0.1.:PORT/",
      "http://2130706433:PORT/",
      "http://0x7f000001:PORT/",
      "http://0x7f.1:PORT/",
      "http://0x7F.0x0.0x0.0x1:PORT/",
      "http://0177.0.0.1:PORT/",
      "http://017700000001:PORT/",
      "http://127.1:PORT/",
      "http://127.0.1:PORT/",
      "http://0:PORT/",
      "http://0.0.0.0:PORT/",
      "http://127.0.0.1:0PORT/",
      "http://１２７.０.０.１:PORT/",
      "http://127。0。0。1:PORT/",
      "http://①②⑦.0.0.1:PORT/",
      "http://%31%32%37.0.0.1:PORT/",
      "http://[::1]:PORT/",
      "http://[0:0:0:0:0:0:0:1]:PORT/",
      "http://[::]:PORT/",
      "http://[::ffff:127.0.0.1]:PORT/",
      "http://[::ffff:7f00:1]:PORT/",
      "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
      "http://[::127.0.0.1]:PORT/",
      "http://[64:ff9b::7f00:1]:PORT/",
      "http://[2002:7f00:1::]:PORT/",
      "http://user:word@127.0.0.1:PORT/",
      "http://example.org@127.0.0.1:PORT/",
      "http://127.0.0.1:PORT\\@example.org/",
      "ftp://127.0.0.1:PORT/",
      "gopher://127.0.0.1:PORT/_GET",
      "dict://127.0.0.1:PORT/d:a",
      "smb://127.0.0.1:PORT/a",
      "telnet://127.0.0.1:PORT/",
      "file:///etc/passwd",
  };
  return *kSpellings;
}

class ForbiddenAddressesTest : public testing::Test {
 protected:
  // `may_connect` empty: as the policy says.
  std::unique_ptr<CurlFetcher> MakeFetcher(
      std::function<bool(const Endpoint&)> may_connect) {
    CurlFetcher::Options options;
    options.may_connect = std::move(may_connect);
    // What gets into the trap doesn't get out.
    options.total_timeout = std::chrono::seconds(2);
    return *CurlFetcher::Create(options);
  }

  std::string AtTrap(const std::string& spelling) const {
    return absl::StrReplaceAll(spelling,
                               {{"PORT", std::to_string(trap_.port())}});
  }

  static void ExpectRefused(Fetcher& fetcher, const std::string& url,
                            std::vector<std::string> reasons) {
    SCOPED_TRACE(url);
    Request request;
    request.url = url;
    const absl::StatusOr<Response> response = fetcher.Fetch(request, nullptr);
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.status().code(), absl::StatusCode::kInvalidArgument)
        << response.status();
    const auto detail = base::GetErrorDetail(response.status());
    ASSERT_TRUE(detail.has_value());
    EXPECT_THAT(reasons, testing::Contains(detail->reason));
    EXPECT_EQ(detail->field, "url");
  }

  Trap trap_;
};

TEST_F(ForbiddenAddressesTest, TheTrapCountsWhatConnects) {
  ASSERT_NE(trap_.port(), 0);
  CurlFetcher::Options options;
  options.allow_private = true;
  options.total_timeout = std::chrono::milliseconds(50);
  const auto fetcher = *CurlFetcher::Create(options);
  Request request;
  request.url = AtTrap("http://127.0.0.1:PORT/");
  EXPECT_FALSE(fetcher->Fetch(request, nullptr).ok());
  EXPECT_EQ(trap_.TakeConnections(), 1);
}

TEST_F(ForbiddenAddressesTest, NoSpellingConnects) {
  const auto fetcher = MakeFetcher(nullptr);
  for (const std::string& spelling : Spellings()) {
    ExpectRefused(*fetcher, AtTrap(spelling), {"URL_INVALID", "URL_FORBIDDEN"});
  }
  EXPECT_EQ(trap_.TakeConnections(), 0);
}

TEST_F(ForbiddenAddressesTest, NoRedirectConnects) {
  std::string location;
  ScriptedServer provider([&](ScriptedServer::Exchange& exchange) {
    exchange.Answer("302 Found\r\nLocation: " + location, "");
  });
  // This one address is open; for all others the policy counts.
  const Endpoint open = *MakeEndpoint("127.0.0.1", provider.port());
  const auto fetcher = MakeFetcher([&](const Endpoint& endpoint) {
    return endpoint == open || MayConnect(endpoint, false);
  });
  std::vector<std::string> locations = Spellings();
  locations.push_back("//127.0.0.1:PORT/");
  locations.push_back("http://127.0.0.1:PORT#@example.org/");
  locations.push_back("//[::1]:PORT/");
  for (const std::string& spelling : locations) {
    location = AtTrap(spelling);
    ExpectRefused(*fetcher, provider.Url("/"), {"URL_FORBIDDEN"});
  }
  EXPECT_EQ(trap_.TakeConnections(), 0);
  EXPECT_EQ(provider.requests().size(), locations.size());
}

TEST_F(ForbiddenAddressesTest, TheEnvironmentsProxyIsntAsked) {
  const std::string proxy = AtTrap("http://127.0.0.1:PORT/");
  constexpr const char* kNames[] = {"http_proxy", "https_proxy", "all_proxy",
                                    "ALL_PROXY"};
  for (const char* name : kNames) setenv(name, proxy.c_str(), 1);
  ScriptedServer provider([](ScriptedServer::Exchange& exchange) {
    exchange.Answer("200 OK", "");
  });
  const auto fetcher = MakeFetcher([](const Endpoint&) { return true; });
  Request request;
  request.url = provider.Url("/");
  const auto response = fetcher->Fetch(request, nullptr);
  for (const char* name : kNames) unsetenv(name);
  EXPECT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(trap_.TakeConnections(), 0);
}

TEST_F(ForbiddenAddressesTest, APolicyMayBeOpenAndAPortStillClosed) {
  CurlFetcher::Options options;
  options.allow_private = true;
  const auto fetcher = *CurlFetcher::Create(options);
  for (const char* url : {"http://127.0.0.1:22/", "http://127.0.0.1:6379/",
                          "http://[::1]:11211/", "http://169.254.169.254/"}) {
    ExpectRefused(*fetcher, url, {"URL_FORBIDDEN"});
  }
}

}  // namespace
}  // namespace preau::fetch
