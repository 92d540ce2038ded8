#include "storage/base/executor.h"

#include <utility>

#include "storage/base/error.h"

namespace preau::base {

Executor::Executor(size_t threads, size_t max_queued)
    : max_queued_(max_queued) {
  for (size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { Run(); });
  }
}

Executor::~Executor() {
  {
    MutexLock lock(&mutex_);
    stopping_ = true;
  }
  changed_.NotifyAll();
  for (std::thread& thread : threads_) thread.join();
}

absl::Status Executor::Schedule(std::function<void()> work) {
  {
    MutexLock lock(&mutex_);
    if (queue_.size() >= max_queued_) {
      return MakeError(absl::StatusCode::kResourceExhausted,
                       {"SERVER_BUSY", "", {}});
    }
    queue_.push_back(std::move(work));
  }
  changed_.NotifyOne();
  return absl::OkStatus();
}

void Executor::Run() {
  for (;;) {
    std::function<void()> work;
    {
      MutexLock lock(&mutex_);
      while (queue_.empty() && !stopping_) changed_.Wait(&mutex_);
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    work();
  }
}

}  // namespace preau::base
