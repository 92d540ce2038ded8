#include "tools/bench/load_command.h"

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/rpc/channel.h"
#include "storage/base/status_macros.h"
#include "tools/bench/due_times.h"
#include "tools/bench/echo_process.h"
#include "tools/bench/load_client.h"
#include "tools/bench/progress.h"
#include "tools/bench/query_file.h"
#include "tools/bench/request_mix.h"

namespace preau::bench {
namespace {

// With an echo, a run is cut in so many parts, with a little echo after each:
// so whatever else the machine does, it does to both.
constexpr int kParts = 10;
constexpr double kEchoShare = 0.2;
constexpr int64_t kEchoWarmNanos = 200'000'000;
// A client that is later than this measures itself.
constexpr int64_t kLateNanos = 500'000;

int64_t Nanos(double seconds) { return std::llround(seconds * 1e9); }

absl::StatusOr<std::unique_ptr<LoadClient>> ConnectTo(
    const std::string& address, size_t concurrency, LoadClock& clock) {
  PREAU_ASSIGN_OR_RETURN(std::shared_ptr<grpc::Channel> channel,
                         rpc::Connect(address));
  auto client =
      std::make_unique<LoadClient>(std::move(channel), concurrency, &clock);
  if (const absl::Status status = client->Connect(); !status.ok()) {
    return absl::Status(status.code(),
                        absl::StrCat(address, ": ", status.message()));
  }
  return client;
}

// An echo, and who calls it one call after the other.
class Echo {
 public:
  static absl::StatusOr<std::unique_ptr<Echo>> Create(
      const std::string& program, size_t bytes, LoadClock& clock) {
    std::unique_ptr<Echo> echo(new Echo());
    PREAU_ASSIGN_OR_RETURN(echo->server_, EchoProcess::Create(program, bytes));
    PREAU_ASSIGN_OR_RETURN(echo->client_,
                           ConnectTo(echo->server_->address(), 1, clock));
    echo->client_->RunClosed(kEchoWarmNanos, Request, nullptr);
    return echo;
  }

  void Run(int64_t nanos, Progress* progress) {
    result_.Add(client_->RunClosed(nanos, Request, progress));
  }
  LoadResult& result() { return result_; }

 private:
  Echo() = default;
  static v1::SearchRequest Request() {
    v1::SearchRequest request;
    request.set_query("une requête de longueur moyenne");
    return request;
  }

  std::unique_ptr<EchoProcess> server_;
  std::unique_ptr<LoadClient> client_;
  LoadResult result_;
};

void Print(absl::string_view name, double rate, LoadResult& result,
           std::ostream& out) {
  const uint64_t requests = result.latencies.count() + result.errors;
  out << absl::StrFormat("%s\t%g\t%.1f\t%d\t%d", name, rate, result.Rate(),
                         requests, result.errors);
  for (const double part : {0.5, 0.9, 0.99, 0.999, 1.0}) {
    out << absl::StrFormat(
        "\t%.1f", static_cast<double>(result.latencies.Percentile(part)) / 1e3);
  }
  out << absl::StrFormat("\t%.0f", result.MeanBytes()) << std::endl;
}

// What one has to know to believe the numbers.
void Warn(LoadResult& result, std::ostream& err) {
  if (result.errors > result.unsent) {
    err << absl::StrFormat("%d requests failed, the first with: %s\n",
                           result.errors - result.unsent,
                           result.first_error.ToString());
  }
  if (result.unsent > 0) {
    err << absl::StrFormat(
        "%d requests were never sent: the rate is too much for this server.\n",
        result.unsent);
  }
  if (result.partial > 0) {
    err << absl::StrFormat("%d answers are partial.\n", result.partial);
  }
  if (result.lateness.Percentile(0.5) > kLateNanos ||
      result.lateness.Percentile(0.99) > 10 * kLateNanos) {
    err << absl::StrFormat(
        "The client itself was late by %.1f µs in the median, by %.1f µs at "
        "the 99th percentile: the machine is too busy.\n",
        static_cast<double>(result.lateness.Percentile(0.5)) / 1e3,
        static_cast<double>(result.lateness.Percentile(0.99)) / 1e3);
  }
}

// One measurement of a server.
class Load {
 public:
  Load(const LoadOptions& options, RequestMix mix,
       std::unique_ptr<LoadClient> client)
      : options_(options),
        mix_(std::move(mix)),
        client_(std::move(client)),
        source_([this] { return mix_.Next(); }) {}

  LoadResult Run(double seconds, Progress& progress) {
    if (options_.rate <= 0) {
      return client_->RunClosed(Nanos(seconds), source_, &progress);
    }
    DueTimes due_times(options_.poisson ? Arrivals::kPoisson : Arrivals::kEven,
                       options_.rate, options_.seed, runs_++);
    return client_->RunOpen(Nanos(seconds), due_times, source_, &progress);
  }

  uint64_t Total(double seconds) const {
    return static_cast<uint64_t>(options_.rate * seconds);
  }

 private:
  const LoadOptions& options_;
  RequestMix mix_;
  const std::unique_ptr<LoadClient> client_;
  const LoadClient::Source source_;
  uint64_t runs_ = 0;
};

absl::StatusOr<RequestMix> MixOf(const LoadOptions& options) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<Query> queries,
                         ReadQueries(options.queries));
  MixOptions mix;
  mix.repeats = options.repeats;
  mix.popular = options.popular;
  mix.seed = options.seed;
  mix.page_size = options.page_size;
  mix.facets = absl::StrSplit(options.facets, ',', absl::SkipEmpty());
  return RequestMix::Create(queries, mix);
}

}  // namespace

absl::Status RunLoad(const LoadOptions& options, base::Clock& clock,
                     LoadClock& load_clock, std::ostream& out,
                     std::ostream& err) {
  PREAU_ASSIGN_OR_RETURN(RequestMix mix, MixOf(options));
  PREAU_ASSIGN_OR_RETURN(
      std::unique_ptr<LoadClient> client,
      ConnectTo(options.server, options.concurrency, load_clock));
  Load load(options, std::move(mix), std::move(client));
  LoadResult warm;
  if (options.warm_seconds > 0) {
    Progress progress("warming up", load.Total(options.warm_seconds), clock,
                      err);
    warm = load.Run(options.warm_seconds, progress);
  }
  LoadResult result;
  std::unique_ptr<Echo> echo;
  {
    Progress progress("searches", load.Total(options.seconds), clock, err);
    const int parts = options.echo ? kParts : 1;
    for (int part = 0; part < parts; ++part) {
      result.Add(load.Run(options.seconds / parts, progress));
      if (!options.echo) continue;
      if (echo == nullptr) {
        const LoadResult& seen = warm.latencies.count() > 0 ? warm : result;
        PREAU_ASSIGN_OR_RETURN(
            echo,
            Echo::Create(options.program, static_cast<size_t>(seen.MeanBytes()),
                         load_clock));
      }
      echo->Run(Nanos(options.seconds / parts * kEchoShare), nullptr);
    }
  }
  Warn(result, err);
  if (result.latencies.count() == 0) {
    return result.first_error.ok()
               ? absl::UnavailableError("nothing was answered")
               : result.first_error;
  }
  Print("search", options.rate, result, out);
  if (echo != nullptr) Print("echo", 0, echo->result(), out);
  return absl::OkStatus();
}

absl::Status RunEcho(const EchoOptions& options, base::Clock& clock,
                     LoadClock& load_clock, std::ostream& out,
                     std::ostream& err) {
  if (options.serve) return ServeEcho(options.bytes, out);
  PREAU_ASSIGN_OR_RETURN(
      const std::unique_ptr<Echo> echo,
      Echo::Create(options.program, options.bytes, load_clock));
  {
    Progress progress("echo", 0, clock, err);
    echo->Run(Nanos(options.seconds), &progress);
  }
  Warn(echo->result(), err);
  Print("echo", 0, echo->result(), out);
  return absl::OkStatus();
}

}  // namespace preau::bench
