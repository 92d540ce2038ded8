#include "services/ingestion/fetch/polite_fetcher.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/fetch/fake_fetcher.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"

namespace preau::fetch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int64_t kSecond = 1'000'000;

class HandClock : public base::Clock {
 public:
  int64_t NowMicros() override { return now_; }
  void Advance(int64_t micros) { now_ += micros; }

 private:
  std::atomic<int64_t> now_ = 1'000'000'000 * kSecond;
};

Response WithStatus(int status, int64_t retry_after_seconds = 0) {
  Response response;
  response.status = status;
  response.retry_after_seconds = retry_after_seconds;
  return response;
}

class PoliteFetcherTest : public testing::Test {
 protected:
  PoliteFetcherTest() {
    options_.clock = &clock_;
    options_.wait = [this](std::chrono::microseconds time,
                           const std::function<bool()>&) {
      waits_.push_back(time.count());
      clock_.Advance(time.count());
    };
  }

  absl::StatusOr<Response> Fetch(
      absl::string_view url, const std::function<bool()>& cancelled = nullptr) {
    if (polite_ == nullptr) {
      polite_ = std::make_unique<PoliteFetcher>(&fake_, options_);
    }
    Request request;
    request.url = std::string(url);
    return polite_->Fetch(request, cancelled);
  }

  static std::string Said(const absl::StatusOr<Response>& response) {
    if (response.ok()) return absl::StrCat(response->status);
    const base::ErrorDetail detail =
        base::GetErrorDetail(response.status()).value();
    EXPECT_TRUE(messages::HasSentence(detail.reason));
    EXPECT_EQ(detail.field, "url");
    return absl::StrCat(detail.reason, " ", detail.args.at("url"));
  }

  HandClock clock_;
  FakeFetcher fake_;
  PoliteFetcher::Options options_;
  // Microseconds.
  std::vector<int64_t> waits_;
  std::unique_ptr<PoliteFetcher> polite_;
};

TEST_F(PoliteFetcherTest, PausesBetweenRequestsToOneHost) {
  options_.obey_robots = false;
  fake_.SetOthers([this](const Request&) {
    clock_.Advance(5 * kSecond);
    return WithStatus(200);
  });
  EXPECT_EQ(Said(Fetch("http://a.org/1")), "200");
  EXPECT_THAT(waits_, IsEmpty());
  EXPECT_EQ(Said(Fetch("http://a.org/2")), "200");
  EXPECT_THAT(waits_, ElementsAre(kSecond));
  EXPECT_EQ(Said(Fetch("https://A.org:8443/3")), "200");
  EXPECT_THAT(waits_, ElementsAre(kSecond, kSecond));
  // Another host waits for nobody, and what has passed counts.
  EXPECT_EQ(Said(Fetch("http://b.org/")), "200");
  EXPECT_EQ(Said(Fetch("http://a.org/4")), "200");
  EXPECT_THAT(waits_, ElementsAre(kSecond, kSecond));
  // The clock was set back by a year: no longer than the pause all the same.
  clock_.Advance(-365 * 86400 * kSecond);
  EXPECT_EQ(Said(Fetch("http://a.org/5")), "200");
  EXPECT_THAT(waits_, ElementsAre(kSecond, kSecond, kSecond));
  EXPECT_THAT(fake_.urls(), ElementsAre("http://a.org/1", "http://a.org/2",
                                        "https://A.org:8443/3", "http://b.org/",
                                        "http://a.org/4", "http://a.org/5"));
}

TEST_F(PoliteFetcherTest, SeveralTakeTurnsTogether) {
  options_.turns = std::make_shared<Turns>(10);
  PoliteFetcher obeys(&fake_, options_);
  options_.obey_robots = false;
  PoliteFetcher doesnt(&fake_, options_);
  Request request;
  request.url = "http://a.org/";
  EXPECT_EQ(Said(doesnt.Fetch(request, nullptr)), "404");
  EXPECT_THAT(waits_, IsEmpty());
  EXPECT_EQ(Said(obeys.Fetch(request, nullptr)), "404");
  // Before robots.txt, and after it.
  EXPECT_THAT(waits_, ElementsAre(kSecond, kSecond));
}

TEST_F(PoliteFetcherTest, ObeysRobotsAndReadsThemOnceADay) {
  fake_.Set("http://a.org/robots.txt",
            "User-agent: *\nDisallow: /\n"
            "User-agent: preau\nDisallow: /not\nCrawl-delay: 7\n");
  fake_.Set("http://a.org/yes", "x");
  EXPECT_EQ(Said(Fetch("http://a.org/yes")), "200");
  EXPECT_EQ(Said(Fetch("http://a.org/not/this?x")),
            "ROBOTS_FORBID http://a.org/not/this?x");
  EXPECT_EQ(Said(Fetch("http://a.org/ok/../not")),
            "ROBOTS_FORBID http://a.org/ok/../not");
  EXPECT_EQ(Fetch("http://a.org/not").status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Said(Fetch("http://a.org/yes")), "200");
  // The pause after robots.txt, then the one that it asks for.
  EXPECT_THAT(waits_, ElementsAre(kSecond, 7 * kSecond));
  EXPECT_THAT(fake_.urls(),
              ElementsAre("http://a.org/robots.txt", "http://a.org/yes",
                          "http://a.org/yes"));
  clock_.Advance(RobotsCache::kKeepMicros);
  fake_.Set("http://a.org/robots.txt", "User-agent: *\nDisallow: /yes\n");
  EXPECT_EQ(Said(Fetch("http://a.org/yes")), "ROBOTS_FORBID http://a.org/yes");
  // Each port has its own.
  EXPECT_EQ(Said(Fetch("http://a.org:8080/yes")), "404");
  EXPECT_EQ(fake_.urls().back(), "http://a.org:8080/yes");
}

TEST_F(PoliteFetcherTest, RobotsThatArentThereForbidNothing) {
  for (const int status : {204, 301, 400, 401, 403, 404, 410}) {
    SCOPED_TRACE(status);
    const std::string host = absl::StrCat("http://a", status, ".org");
    fake_.Set(host + "/robots.txt",
              [status](const Request&) { return WithStatus(status); });
    fake_.Set(host + "/", "x");
    EXPECT_EQ(Said(Fetch(host + "/")), "200");
  }
  for (const absl::StatusCode code : {absl::StatusCode::kInvalidArgument,
                                      absl::StatusCode::kFailedPrecondition}) {
    const std::string host =
        absl::StrCat("http://b", static_cast<int>(code), ".org");
    fake_.Set(host + "/robots.txt",
              [code](const Request&) { return absl::Status(code, "x"); });
    fake_.Set(host + "/", "x");
    EXPECT_EQ(Said(Fetch(host + "/")), "200");
  }
}

TEST_F(PoliteFetcherTest, AServerThatCantSayForbidsEverythingForNow) {
  int status = 500;
  fake_.Set("http://a.org/robots.txt",
            [&](const Request&) { return WithStatus(status); });
  fake_.Set("http://a.org/", "x");
  const auto response = Fetch("http://a.org/");
  EXPECT_EQ(Said(response), "ROBOTS_UNREADABLE http://a.org/");
  EXPECT_TRUE(absl::IsUnavailable(response.status()));
  status = 404;
  EXPECT_EQ(Said(Fetch("http://a.org/x")), "ROBOTS_UNREADABLE http://a.org/x");
  EXPECT_EQ(fake_.urls().size(), 1u);
  clock_.Advance(RobotsCache::kKeepErrorMicros);
  EXPECT_EQ(Said(Fetch("http://a.org/")), "200");

  fake_.Set("http://b.org/robots.txt", [](const Request&) {
    return base::MakeError(
        absl::StatusCode::kUnavailable,
        {"HOST_NOT_FOUND",
         "url",
         {{"url", "http://b.org/robots.txt"}, {"host", "b.org"}}});
  });
  EXPECT_EQ(Said(Fetch("http://b.org/")), "HOST_NOT_FOUND http://b.org/");
}

TEST_F(PoliteFetcherTest, WhatWasCancelledIsNoAnswerOfTheServer) {
  bool cancel = false;
  fake_.Set("http://a.org/robots.txt",
            [&](const Request& request) -> absl::StatusOr<Response> {
              if (!cancel) return WithStatus(404);
              return UrlError(absl::StatusCode::kCancelled, "FETCH_CANCELLED",
                              request.url);
            });
  fake_.Set("http://a.org/", "x");
  cancel = true;
  EXPECT_EQ(Said(Fetch("http://a.org/")), "FETCH_CANCELLED http://a.org/");
  cancel = false;
  EXPECT_EQ(Said(Fetch("http://a.org/")), "200");
}

TEST_F(PoliteFetcherTest, ReadsOnlyTheBeginningOfLongRobots) {
  fake_.Set("http://a.org/robots.txt", "User-agent: *\nDisallow: /not\n" +
                                           std::string(kMaxRobotsBytes, '#') +
                                           "\nDisallow: /yes\n");
  fake_.Set("http://a.org/yes", "x");
  EXPECT_EQ(Said(Fetch("http://a.org/yes")), "200");
  EXPECT_EQ(Said(Fetch("http://a.org/not")), "ROBOTS_FORBID http://a.org/not");
}

TEST_F(PoliteFetcherTest, WaitsAsLongAsItIsAskedTo) {
  options_.obey_robots = false;
  fake_.Set("http://a.org/", [n = 0](const Request&) mutable {
    return n++ == 0 ? WithStatus(503, 300) : WithStatus(200);
  });
  const auto response = Fetch("http://a.org/");
  EXPECT_EQ(Said(response), "503");
  EXPECT_EQ(response->retry_after_seconds, 300);
  clock_.Advance(100 * kSecond);
  EXPECT_EQ(Said(Fetch("http://a.org/")), "200");
  EXPECT_THAT(waits_, ElementsAre(200 * kSecond));
}

TEST_F(PoliteFetcherTest, AnswersForAServerThatWantsALongWait) {
  options_.obey_robots = false;
  fake_.SetOthers([n = 0](const Request&) mutable {
    return n++ == 0 ? WithStatus(429, 3600) : WithStatus(200);
  });
  EXPECT_EQ(Said(Fetch("http://a.org/1")), "429");
  clock_.Advance(600 * kSecond + 1);
  const auto again = Fetch("http://a.org/2");
  EXPECT_EQ(Said(again), "429");
  EXPECT_EQ(again->retry_after_seconds, 3000);
  EXPECT_EQ(again->url, "http://a.org/2");
  EXPECT_EQ(fake_.urls().size(), 1u);
  EXPECT_THAT(waits_, IsEmpty());
  EXPECT_EQ(Said(Fetch("http://b.org/")), "200");
  clock_.Advance(3000 * kSecond);
  EXPECT_EQ(Said(Fetch("http://a.org/3")), "200");
}

TEST_F(PoliteFetcherTest, RobotsMaySendAwayToo) {
  fake_.Set("http://a.org/robots.txt",
            [](const Request&) { return WithStatus(503, 7200); });
  const auto response = Fetch("http://a.org/");
  EXPECT_EQ(Said(response), "503");
  EXPECT_EQ(response->retry_after_seconds, 7200);
  EXPECT_THAT(fake_.urls(), ElementsAre("http://a.org/robots.txt"));
}

TEST_F(PoliteFetcherTest, CanBeCancelledWhileItWaits) {
  options_.obey_robots = false;
  bool cancel = false;
  options_.wait = [&](std::chrono::microseconds,
                      const std::function<bool()>& cancelled) {
    cancel = true;
    EXPECT_TRUE(cancelled());
  };
  const auto cancelled = [&] { return cancel; };
  EXPECT_EQ(Said(Fetch("http://a.org/", cancelled)), "404");
  EXPECT_EQ(Said(Fetch("http://a.org/2", cancelled)),
            "FETCH_CANCELLED http://a.org/2");
  EXPECT_EQ(fake_.urls().size(), 1u);
}

TEST_F(PoliteFetcherTest, AsksAHostOneThingAtATime) {
  options_.obey_robots = false;
  options_.pause = std::chrono::microseconds(0);
  std::atomic<int> running = 0, most = 0;
  fake_.SetOthers([&](const Request&) {
    most = std::max(most.load(), ++running);
    std::this_thread::yield();
    --running;
    return WithStatus(200);
  });
  ASSERT_EQ(Said(Fetch("http://a.org/")), "200");
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this] {
      for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(Said(Fetch("http://a.org/")), "200");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(most, 1);
}

TEST_F(PoliteFetcherTest, WhoWaitsForItsTurnCanBeCancelled) {
  options_.obey_robots = false;
  std::atomic<bool> asked = false, cancelled = false;
  fake_.SetOthers([&](const Request&) {
    asked = true;
    while (!cancelled) std::this_thread::yield();
    return WithStatus(200);
  });
  polite_ = std::make_unique<PoliteFetcher>(&fake_, options_);
  std::thread first(
      [this] { EXPECT_EQ(Said(Fetch("http://a.org/1")), "200"); });
  while (!asked) std::this_thread::yield();
  EXPECT_EQ(Said(Fetch("http://a.org/2",
                       [&] {
                         cancelled = true;
                         return true;
                       })),
            "FETCH_CANCELLED http://a.org/2");
  first.join();
  EXPECT_THAT(fake_.urls(), ElementsAre("http://a.org/1"));
}

TEST(TurnsTest, RemembersABoundedNumberOfHosts) {
  Turns turns(3);
  auto held = turns.Take("held", nullptr);
  held->memory().Ended(1000, 500);
  for (int i = 0; i < 100; ++i) {
    turns.Take(absl::StrCat("host", i), nullptr)->memory().Ended(1000, 500);
  }
  EXPECT_EQ(turns.hosts(), 3u);
  held.reset();
  EXPECT_EQ(turns.Take("held", nullptr)->memory().PauseLeft(1100), 400);
  EXPECT_EQ(turns.Take("host99", nullptr)->memory().PauseLeft(1100), 400);
  EXPECT_EQ(turns.Take("host1", nullptr)->memory().PauseLeft(1100), 0);
}

TEST_F(PoliteFetcherTest, RefusesWhatIsNoAddress) {
  EXPECT_EQ(Said(Fetch("file:///etc/passwd")),
            "URL_INVALID file:///etc/passwd");
  EXPECT_THAT(fake_.urls(), IsEmpty());
}

}  // namespace
}  // namespace preau::fetch
