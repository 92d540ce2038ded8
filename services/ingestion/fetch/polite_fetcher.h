#ifndef SERVICES_INGESTION_FETCH_POLITE_FETCHER_H_
#define SERVICES_INGESTION_FETCH_POLITE_FETCHER_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/fetch/robots_cache.h"
#include "services/ingestion/fetch/turns.h"
#include "services/ingestion/fetch/url.h"
#include "storage/base/clock.h"

namespace preau::fetch {

// Reads as a guest: asks a host one thing at a time, with a pause between, does
// what its robots.txt (RFC 9309) and its Retry-After ask for. A redirect is
// followed by the fetcher beneath; where it leads isn't asked. Thread-safe.
//
// Fetch() waits for its turn. While a Retry-After is longer than
// `longest_wait`, it gives the same status again with what is left of it, and
// doesn't trouble the server. Errors beside the fetcher's:
//   INVALID_ARGUMENT: ROBOTS_FORBID.
//   UNAVAILABLE: ROBOTS_UNREADABLE{status}: robots.txt was answered with 429 or
//     5xx, which forbids everything for now.
class PoliteFetcher : public Fetcher {
 public:
  // Waits for `time` or until `cancelled` says so.
  using Wait = std::function<void(std::chrono::microseconds time,
                                  const std::function<bool()>& cancelled)>;

  struct Options {
    // Pass false for harvests by a protocol of their own (OAI-PMH, APIs) whose
    // address an administrator was given: the producer asked for these, though
    // many a server forbids all its scripts to robots.
    bool obey_robots = true;
    // What robots.txt calls us.
    std::string product = "Preau";
    // Between the end of one request to a host and the next; robots.txt can ask
    // for more.
    std::chrono::microseconds pause = std::chrono::seconds(1);
    std::chrono::microseconds longest_wait = std::chrono::minutes(5);
    // Shared by those that ask the same hosts, some with robots.txt and some
    // without; empty: its own.
    std::shared_ptr<Turns> turns;
    base::Clock* clock = base::SystemClock();
    // Empty: lets the thread sleep.
    Wait wait;
  };

  // Uses `fetcher`, which must outlive it.
  PoliteFetcher(Fetcher* fetcher, Options options);

  absl::StatusOr<Response> Fetch(
      const Request& request, const std::function<bool()>& cancelled) override;

 private:
  absl::StatusOr<Response> FetchInTurn(const Request& request, const Url& url,
                                       const std::function<bool()>& cancelled,
                                       HostMemory* memory);
  // After the pause, and what the host says of the next request.
  absl::StatusOr<Response> Ask(const Request& request, int64_t pause_micros,
                               const std::function<bool()>& cancelled,
                               HostMemory* memory);
  RobotsAnswer RobotsOf(const Url& url, const std::function<bool()>& cancelled,
                        HostMemory* memory);
  RobotsAnswer AskForRobots(const Url& url,
                            const std::function<bool()>& cancelled,
                            HostMemory* memory);
  // What a host that wants no request for long said the last time.
  std::optional<Response> SentAway(const Url& url,
                                   const HostMemory& memory) const;

  Fetcher* const fetcher_;
  const Options options_;
  RobotsCache robots_;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_POLITE_FETCHER_H_
