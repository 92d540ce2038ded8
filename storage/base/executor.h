#ifndef STORAGE_BASE_EXECUTOR_H_
#define STORAGE_BASE_EXECUTOR_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "storage/base/mutex.h"

namespace preau::base {

// A bounded pool of threads for work that blocks (RocksDB, Xapian), which
// gRPC's own threads must not do. Thread-safe.
class Executor {
 public:
  Executor(size_t threads, size_t max_queued);
  // Runs what is queued, then joins.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // RESOURCE_EXHAUSTED (reason SERVER_BUSY) when the queue is full; the work is
  // then not run.
  absl::Status Schedule(std::function<void()> work);

 private:
  void Run();

  const size_t max_queued_;
  Mutex mutex_;
  CondVar changed_;
  std::deque<std::function<void()>> queue_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace preau::base

#endif  // STORAGE_BASE_EXECUTOR_H_
