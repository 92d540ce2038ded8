#include "services/ingestion/fetch/polite_fetcher.h"

#include <algorithm>
#include <memory>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::fetch {
namespace {

// In pieces, so that it can be ended.
void SleepUntil(std::chrono::microseconds time,
                const std::function<bool()>& cancelled) {
  constexpr std::chrono::milliseconds kPiece(100);
  const auto end = std::chrono::steady_clock::now() + time;
  while (!(cancelled && cancelled())) {
    const auto left = end - std::chrono::steady_clock::now();
    if (left.count() <= 0) return;
    std::this_thread::sleep_for(
        std::min<std::chrono::nanoseconds>(left, kPiece));
  }
}

constexpr size_t kMaxHosts = 2000;

PoliteFetcher::Options Complete(PoliteFetcher::Options options) {
  if (!options.wait) options.wait = &SleepUntil;
  if (options.turns == nullptr) {
    options.turns = std::make_shared<Turns>(kMaxHosts);
  }
  return options;
}

absl::Status Cancelled(absl::string_view url) {
  return UrlError(absl::StatusCode::kCancelled, "FETCH_CANCELLED", url);
}

// `error` of the server's robots.txt, said of the address that was asked for.
absl::Status AboutUrl(const absl::Status& error, absl::string_view url) {
  std::optional<base::ErrorDetail> detail = base::GetErrorDetail(error);
  if (!detail.has_value()) return error;
  detail->args["url"] = ShownUrl(url);
  return base::MakeError(error.code(), *detail);
}

}  // namespace

PoliteFetcher::PoliteFetcher(Fetcher* fetcher, Options options)
    : fetcher_(fetcher), options_(Complete(std::move(options))) {}

absl::StatusOr<Response> PoliteFetcher::Fetch(
    const Request& request, const std::function<bool()>& cancelled) {
  PREAU_ASSIGN_OR_RETURN(const Url url, ParseUrl(request.url));
  const std::unique_ptr<Turns::Turn> turn =
      options_.turns->Take(url.host, cancelled);
  if (turn == nullptr) return Cancelled(request.url);
  return FetchInTurn(request, url, cancelled, &turn->memory());
}

absl::StatusOr<Response> PoliteFetcher::FetchInTurn(
    const Request& request, const Url& url,
    const std::function<bool()>& cancelled, HostMemory* memory) {
  if (auto away = SentAway(url, *memory)) return *std::move(away);
  int64_t pause = options_.pause.count();
  if (options_.obey_robots) {
    const RobotsAnswer robots = RobotsOf(url, cancelled, memory);
    if (!robots.ok()) {
      if (auto away = SentAway(url, *memory)) return *std::move(away);
      return AboutUrl(robots.status(), request.url);
    }
    if (!(*robots)->Allows(url.target)) {
      return UrlError(absl::StatusCode::kInvalidArgument, "ROBOTS_FORBID",
                      request.url);
    }
    pause = std::max(pause, (*robots)->crawl_delay_micros());
  }
  return Ask(request, pause, cancelled, memory);
}

std::optional<Response> PoliteFetcher::SentAway(
    const Url& url, const HostMemory& memory) const {
  const int64_t left = memory.SentAwayLeft(options_.clock->NowMicros());
  if (left <= options_.longest_wait.count()) return std::nullopt;
  Response response;
  response.status = memory.status();
  response.url = url.ToString();
  response.retry_after_seconds = (left + 999'999) / 1'000'000;
  return response;
}

absl::StatusOr<Response> PoliteFetcher::Ask(
    const Request& request, int64_t pause_micros,
    const std::function<bool()>& cancelled, HostMemory* memory) {
  const int64_t now = options_.clock->NowMicros();
  const int64_t left =
      std::max(memory->PauseLeft(now), memory->SentAwayLeft(now));
  if (left > 0) options_.wait(std::chrono::microseconds(left), cancelled);
  if (cancelled && cancelled()) return Cancelled(request.url);
  absl::StatusOr<Response> response = fetcher_->Fetch(request, cancelled);
  const int64_t end = options_.clock->NowMicros();
  memory->Ended(end, pause_micros);
  if (response.ok() && response->retry_after_seconds > 0) {
    memory->SentAway(end, response->retry_after_seconds * 1'000'000,
                     response->status);
  }
  return response;
}

RobotsAnswer PoliteFetcher::RobotsOf(const Url& url,
                                     const std::function<bool()>& cancelled,
                                     HostMemory* memory) {
  const std::string origin = url.Origin();
  const int64_t now = options_.clock->NowMicros();
  if (auto known = robots_.Find(origin, now)) return *std::move(known);
  RobotsAnswer answer = AskForRobots(url, cancelled, memory);
  if (!absl::IsCancelled(answer.status())) {
    robots_.Put(origin, answer, options_.clock->NowMicros());
  }
  return answer;
}

RobotsAnswer PoliteFetcher::AskForRobots(const Url& url,
                                         const std::function<bool()>& cancelled,
                                         HostMemory* memory) {
  Request request;
  request.url = url.Origin() + "/robots.txt";
  // Only a start of it is read; what goes beyond is no error.
  std::string text;
  bool has_enough = false;
  request.max_bytes = 2 * kMaxRobotsBytes;
  request.take = [&](absl::string_view piece) {
    absl::StrAppend(&text, piece.substr(0, kMaxRobotsBytes - text.size()));
    has_enough = text.size() == kMaxRobotsBytes;
    return has_enough ? absl::OutOfRangeError("enough") : absl::OkStatus();
  };
  const absl::StatusOr<Response> response =
      Ask(request, options_.pause.count(), cancelled, memory);
  const absl::StatusCode code = response.status().code();
  if (code == absl::StatusCode::kUnavailable ||
      code == absl::StatusCode::kCancelled) {
    return response.status();
  }
  if (has_enough || (response.ok() && response->status == 200)) {
    return std::make_shared<const Robots>(
        Robots::Parse(text, options_.product));
  }
  if (response.ok() && (response->status == 429 || response->status >= 500)) {
    return UrlError(absl::StatusCode::kUnavailable, "ROBOTS_UNREADABLE",
                    url.ToString(), "status", absl::StrCat(response->status));
  }
  // There is none, or none that can be had: RFC 9309, 2.3.1.3. What is wrong
  // with the server shows in the request itself.
  return std::make_shared<const Robots>();
}

}  // namespace preau::fetch
