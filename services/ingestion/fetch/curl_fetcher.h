#ifndef SERVICES_INGESTION_FETCH_CURL_FETCHER_H_
#define SERVICES_INGESTION_FETCH_CURL_FETCHER_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/ingestion/fetch/address_policy.h"
#include "services/ingestion/fetch/fetcher.h"
#include "storage/base/clock.h"

namespace preau::fetch {

// The adapter of libcurl: HTTP/1.1 (RFC 9110, 9112) and TLS with the system's
// certificates. What is judged is the address of each socket, so neither a
// name that leads inside nor one that changes what it leads to gets anywhere.
// Cookies, credentials, .netrc and the environment's proxies aren't used.
// Thread-safe; keeps a few connections for the next request to the same host.
class CurlFetcher : public Fetcher {
 public:
  struct Options {
    // RFC 9110, 10.1.5; say where to write to: "Preau/0.1 (+https://…)".
    std::string user_agent = "Preau/0.1";
    // Also loopback and an organisation's own addresses: for an intranet.
    bool allow_private = false;
    // Decides instead of MayConnect(…, allow_private).
    std::function<bool(const Endpoint&)> may_connect;
    // To find the host, connect and agree on encryption.
    std::chrono::milliseconds connect_timeout = std::chrono::seconds(20);
    // For all of it, with redirects.
    std::chrono::milliseconds total_timeout = std::chrono::minutes(10);
    // From the first byte of an answer on, fewer bytes in such a time are too
    // slow. A server may think for long, but then it has to speak.
    int64_t slow_bytes = 30'000;
    std::chrono::milliseconds slow_time = std::chrono::seconds(30);
    // Of one answer, with those that only say that another follows.
    size_t max_header_bytes = size_t{64} << 10;
    // For a Retry-After that is a date.
    base::Clock* clock = base::SystemClock();
  };
  static constexpr int kMaxRedirects = 5;

  // Has the process ignore SIGPIPE. INTERNAL when the library can't be started.
  static absl::StatusOr<std::unique_ptr<CurlFetcher>> Create(Options options);
  ~CurlFetcher() override;

  // `cancelled` is asked about once a second, and with each piece that comes.
  absl::StatusOr<Response> Fetch(
      const Request& request, const std::function<bool()>& cancelled) override;

 private:
  class Pool;
  explicit CurlFetcher(Options options);

  const Options options_;
  const std::unique_ptr<Pool> pool_;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_CURL_FETCHER_H_
