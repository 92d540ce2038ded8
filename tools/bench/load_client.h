#ifndef TOOLS_BENCH_LOAD_CLIENT_H_
#define TOOLS_BENCH_LOAD_CLIENT_H_

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "preau/v1/search_service.pb.h"
#include "storage/base/mutex.h"
#include "tools/bench/due_times.h"
#include "tools/bench/latencies.h"
#include "tools/bench/load_clock.h"
#include "tools/bench/progress.h"

namespace preau::bench {

// What became of the requests of one run, or of several.
struct LoadResult {
  // Of those that were answered.
  Latencies latencies;
  // How late the client itself woke up to send. Part of the latencies.
  Latencies lateness;
  // Failed, or never sent.
  uint64_t errors = 0;
  uint64_t unsent = 0;
  // Answers that the server cut short.
  uint64_t partial = 0;
  // Of all answers.
  uint64_t bytes = 0;
  // From the start until the last answer.
  int64_t nanos = 0;
  absl::Status first_error;

  void Add(const LoadResult& other);
  double Rate() const;
  double MeanBytes() const;
};

// Sends searches to a SearchService and takes the time. Answers aren't parsed,
// one thread sends and one receives, so that it leaves the processor to the
// server. Thread-compatible.
class LoadClient {
 public:
  using Source = std::function<v1::SearchRequest()>;

  // At most `concurrency` requests are under way at a time.
  LoadClient(std::shared_ptr<grpc::Channel> channel, size_t concurrency,
             LoadClock* clock);
  ~LoadClient();
  LoadClient(const LoadClient&) = delete;
  LoadClient& operator=(const LoadClient&) = delete;

  // UNAVAILABLE when nobody answers.
  absl::Status Connect();

  // Closed loop: sends the next request when one was answered, for so long;
  // latencies are counted from when a request was sent. `progress`, here and
  // below, may be null.
  LoadResult RunClosed(int64_t nanos, const Source& source, Progress* progress);

  // Open loop: sends the requests that are due in so long, late if the server
  // is slow; latencies are counted from when a request was due. What hasn't
  // been sent after twice the time is given up.
  LoadResult RunOpen(int64_t nanos, DueTimes& due_times, const Source& source,
                     Progress* progress);

 private:
  struct Call;

  void Start(int64_t due, const v1::SearchRequest& request,
             grpc::CompletionQueue& queue, Call& call);
  // Takes down what became of `call`.
  void Record(Call& call, LoadResult& result);
  Call* TakeFree();
  void Receive(grpc::CompletionQueue& queue, LoadResult& result);

  const std::shared_ptr<grpc::Channel> channel_;
  grpc::TemplatedGenericStub<v1::SearchRequest, grpc::ByteBuffer> stub_;
  LoadClock* const clock_;
  std::vector<std::unique_ptr<Call>> calls_;
  base::Mutex mutex_;
  base::CondVar freed_;
  std::vector<Call*> free_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_LOAD_CLIENT_H_
