#ifndef SERVICES_INGESTION_FETCH_TURNS_H_
#define SERVICES_INGESTION_FETCH_TURNS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "storage/base/mutex.h"

namespace preau::fetch {

// What is remembered of a host between two requests. Its times hold whatever is
// done to the clock: nothing is waited for longer than was asked.
class HostMemory {
 public:
  // When the last request ended, and the pause to keep from then on.
  void Ended(int64_t now_micros, int64_t pause_micros);
  // The host wants no request for a while.
  void SentAway(int64_t now_micros, int64_t wait_micros, int status);

  int64_t PauseLeft(int64_t now_micros) const;
  int64_t SentAwayLeft(int64_t now_micros) const;
  // With which it did so: 429 or 503.
  int status() const { return status_; }

 private:
  int64_t ended_micros_ = 0;
  int64_t pause_micros_ = 0;
  int64_t sent_away_micros_ = 0;
  int64_t wait_micros_ = 0;
  int status_ = 0;
};

// Who may ask which host: one at a time. Hosts that nobody asks are forgotten
// when there are too many, those used longest ago first. Thread-safe.
class Turns {
 private:
  struct Host {
    HostMemory memory;
    bool is_taken = false;
    // Who has the turn or waits for it.
    size_t users = 0;
    uint64_t used = 0;
  };
  using Hosts = std::map<std::string, Host, std::less<>>;

 public:
  // The turn at a host, until it is destroyed.
  class Turn {
   public:
    Turn(Turns* turns, Hosts::iterator host) : turns_(turns), host_(host) {}
    ~Turn() { turns_->Leave(host_); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    HostMemory& memory() { return host_->second.memory; }

   private:
    Turns* const turns_;
    const Hosts::iterator host_;
  };

  explicit Turns(size_t max_hosts) : max_hosts_(max_hosts) {}

  // Waits for the turn; null when `cancelled` said so.
  std::unique_ptr<Turn> Take(absl::string_view host,
                             const std::function<bool()>& cancelled);

  size_t hosts() const;

 private:
  void Leave(Hosts::iterator host);
  void ForgetLocked() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const size_t max_hosts_;
  mutable base::Mutex mutex_;
  base::CondVar left_;
  // The memory of a host is its turn's; all else is the mutex's.
  Hosts hosts_ ABSL_GUARDED_BY(mutex_);
  uint64_t uses_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_TURNS_H_
