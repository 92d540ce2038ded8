#include "tools/bench/load_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "preau/v1/search_service.grpc.pb.h"
#include "tools/bench/echo_server.h"

namespace preau::bench {
namespace {

constexpr int64_t kMillis = 1'000'000;

// Time passes only when somebody sleeps or says so.
class FakeClock : public LoadClock {
 public:
  int64_t NowNanos() override { return now_; }
  void SleepUntil(int64_t nanos) override {
    int64_t now = now_;
    while (now < nanos && !now_.compare_exchange_weak(now, nanos)) {
    }
  }
  void Advance(int64_t nanos) { now_ += nanos; }

 private:
  std::atomic<int64_t> now_ = 5000;
};

class FakeSearch : public v1::SearchService::Service {
 public:
  using Handler = std::function<grpc::Status(
      int number, const v1::SearchRequest&, v1::SearchResponse&)>;

  explicit FakeSearch(Handler handler) : handler_(std::move(handler)) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~FakeSearch() override { server_->Shutdown(); }

  grpc::Status Search(grpc::ServerContext*, const v1::SearchRequest* request,
                      v1::SearchResponse* response) override {
    return handler_(calls_++, *request, *response);
  }

  std::shared_ptr<grpc::Channel> Channel() const {
    return grpc::CreateChannel(absl::StrCat("127.0.0.1:", port_),
                               grpc::InsecureChannelCredentials());
  }
  int calls() const { return calls_; }

 private:
  const Handler handler_;
  std::atomic<int> calls_ = 0;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

v1::SearchRequest Volcano() {
  v1::SearchRequest request;
  request.set_query("volcan");
  return request;
}

TEST(LoadClientTest, AClosedLoopSendsWhatAnAnswerMadeRoomFor) {
  FakeClock clock;
  FakeSearch server([&](int number, const v1::SearchRequest& request,
                        v1::SearchResponse& response) {
    clock.Advance(kMillis);
    EXPECT_EQ(request.query(), "volcan");
    response.add_hits()->set_url(std::string(100, 'x'));
    response.set_partial(number % 4 == 0);
    return grpc::Status::OK;
  });
  LoadClient client(server.Channel(), 1, &clock);
  ASSERT_TRUE(client.Connect().ok());
  LoadResult result = client.RunClosed(20 * kMillis, Volcano, nullptr);
  EXPECT_EQ(server.calls(), 20);
  EXPECT_EQ(result.latencies.count(), 20u);
  EXPECT_EQ(result.latencies.Percentile(0), kMillis);
  EXPECT_EQ(result.latencies.Percentile(1), kMillis);
  EXPECT_EQ(result.nanos, 20 * kMillis);
  EXPECT_DOUBLE_EQ(result.Rate(), 1000);
  EXPECT_EQ(result.errors, 0u);
  EXPECT_EQ(result.partial, 5u);
  // 2 + 2 + 100 bytes of a hit, and 2 of `partial` in a quarter of them.
  EXPECT_DOUBLE_EQ(result.MeanBytes(), 104.5);
}

TEST(LoadClientTest, AnOpenLoopCountsFromWhenARequestWasDue) {
  FakeClock clock;
  FakeSearch server(
      [&](int number, const v1::SearchRequest&, v1::SearchResponse&) {
        if (number == 0) clock.Advance(30 * kMillis);
        return grpc::Status::OK;
      });
  LoadClient client(server.Channel(), 1, &clock);
  ASSERT_TRUE(client.Connect().ok());
  DueTimes due_times(Arrivals::kEven, 1000, 1, 0);
  LoadResult result = client.RunOpen(20 * kMillis, due_times, Volcano, nullptr);
  // One answer was slow, and all that waited for it were late.
  EXPECT_EQ(server.calls(), 20);
  EXPECT_EQ(result.latencies.count(), 20u);
  EXPECT_GE(result.latencies.Percentile(0), 11 * kMillis);
  EXPECT_GE(result.latencies.Percentile(0.5), 20 * kMillis);
  EXPECT_GE(result.latencies.Percentile(1), 30 * kMillis);
  EXPECT_LE(result.latencies.Percentile(1), 31 * kMillis);
}

TEST(LoadClientTest, AnOpenLoopGivesUpWhatItCannotSend) {
  FakeClock clock;
  FakeSearch server([&](int, const v1::SearchRequest&, v1::SearchResponse&) {
    clock.Advance(1000 * kMillis);
    return grpc::Status::OK;
  });
  LoadClient client(server.Channel(), 1, &clock);
  ASSERT_TRUE(client.Connect().ok());
  DueTimes due_times(Arrivals::kEven, 1000, 1, 0);
  const LoadResult result =
      client.RunOpen(10 * kMillis, due_times, Volcano, nullptr);
  // The second may have been taken up before the clock went on.
  EXPECT_GE(result.unsent, 8u);
  EXPECT_EQ(result.errors, result.unsent);
  EXPECT_EQ(result.latencies.count() + result.unsent, 10u);
}

TEST(LoadClientTest, ErrorsAreNoAnswers) {
  FakeClock clock;
  FakeSearch server(
      [&](int number, const v1::SearchRequest&, v1::SearchResponse&) {
        clock.Advance(kMillis);
        return number < 3 ? grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED,
                                         absl::StrCat("busy ", number))
                          : grpc::Status::OK;
      });
  LoadClient client(server.Channel(), 1, &clock);
  ASSERT_TRUE(client.Connect().ok());
  LoadResult result = client.RunClosed(10 * kMillis, Volcano, nullptr);
  EXPECT_EQ(result.latencies.count(), 7u);
  EXPECT_EQ(result.errors, 3u);
  EXPECT_EQ(result.first_error, absl::ResourceExhaustedError("busy 0"));
  LoadResult both;
  both.Add(result);
  both.Add(client.RunClosed(10 * kMillis, Volcano, nullptr));
  EXPECT_EQ(both.latencies.count(), 17u);
  EXPECT_EQ(both.errors, 3u);
  EXPECT_EQ(both.first_error, absl::ResourceExhaustedError("busy 0"));
  EXPECT_EQ(both.nanos, 20 * kMillis);
}

TEST(LoadClientTest, SeveralCallsAreUnderWay) {
  constexpr int kCalls = 4;
  FakeClock clock;
  std::atomic<int> inside = 0;
  // Nobody is answered before all are there.
  FakeSearch server([&](int, const v1::SearchRequest&, v1::SearchResponse&) {
    ++inside;
    while (inside < kCalls) std::this_thread::yield();
    clock.Advance(kMillis);
    return grpc::Status::OK;
  });
  LoadClient client(server.Channel(), kCalls, &clock);
  ASSERT_TRUE(client.Connect().ok());
  EXPECT_GE(client.RunClosed(kMillis, Volcano, nullptr).latencies.count(),
            static_cast<size_t>(kCalls));
}

TEST(LoadClientTest, NobodyAnswers) {
  std::string address;
  {
    const auto gone = EchoServer::Create(1);
    ASSERT_TRUE(gone.ok());
    address = (*gone)->address();
  }
  LoadClient client(
      grpc::CreateChannel(address, grpc::InsecureChannelCredentials()), 1,
      SteadyClock());
  EXPECT_TRUE(absl::IsUnavailable(client.Connect()));
}

}  // namespace
}  // namespace preau::bench
