#include "tools/preau/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace preau::command {
namespace {

constexpr int kInterruptedExit = 130;

int signal_pipe[2];
volatile sig_atomic_t signal_seen = 0;

void OnSignal(int /*signal*/) {
  if (signal_seen != 0) _exit(kInterruptedExit);
  signal_seen = 1;
  const int saved = errno;
  // One byte into an empty pipe.
  if (write(signal_pipe[1], "", 1) < 0) _exit(kInterruptedExit);
  errno = saved;
}

}  // namespace

void Interrupt::Trigger() {
  base::MutexLock lock(&mutex_);
  triggered_ = true;
  if (stop_ != nullptr) std::exchange(stop_, nullptr)();
}

bool Interrupt::triggered() const {
  base::MutexLock lock(&mutex_);
  return triggered_;
}

void Interrupt::Set(std::function<void()> stop) {
  base::MutexLock lock(&mutex_);
  stop_ = std::move(stop);
  if (triggered_ && stop_ != nullptr) std::exchange(stop_, nullptr)();
}

void WatchSignals(Interrupt* interrupt) {
  if (pipe(signal_pipe) != 0) return;
  struct sigaction action {};
  action.sa_handler = OnSignal;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  // A signal handler may do next to nothing; this thread does it instead.
  std::thread([interrupt] {
    char byte = 0;
    while (read(signal_pipe[0], &byte, 1) < 0 && errno == EINTR) {
    }
    interrupt->Trigger();
  }).detach();
}

}  // namespace preau::command
