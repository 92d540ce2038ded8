#include "services/ingestion/fetch/turns.h"

#include <algorithm>
#include <chrono>

namespace preau::fetch {
namespace {

// How often somebody who waits asks whether to go on.
constexpr std::chrono::milliseconds kLook(100);

int64_t Left(int64_t since, int64_t wait, int64_t now) {
  return std::max<int64_t>(0, wait - std::max<int64_t>(0, now - since));
}

}  // namespace

void HostMemory::Ended(int64_t now_micros, int64_t pause_micros) {
  ended_micros_ = now_micros;
  pause_micros_ = pause_micros;
}

void HostMemory::SentAway(int64_t now_micros, int64_t wait_micros, int status) {
  sent_away_micros_ = now_micros;
  wait_micros_ = wait_micros;
  status_ = status;
}

int64_t HostMemory::PauseLeft(int64_t now_micros) const {
  return Left(ended_micros_, pause_micros_, now_micros);
}

int64_t HostMemory::SentAwayLeft(int64_t now_micros) const {
  return Left(sent_away_micros_, wait_micros_, now_micros);
}

std::unique_ptr<Turns::Turn> Turns::Take(
    absl::string_view host, const std::function<bool()>& cancelled) {
  base::MutexLock lock(&mutex_);
  auto found = hosts_.find(host);
  if (found == hosts_.end()) {
    ForgetLocked();
    found = hosts_.emplace(std::string(host), Host()).first;
  }
  Host& entry = found->second;
  ++entry.users;
  while (entry.is_taken) {
    left_.WaitUntil(&mutex_, std::chrono::steady_clock::now() + kLook);
    if (cancelled && cancelled()) {
      --entry.users;
      return nullptr;
    }
  }
  entry.is_taken = true;
  entry.used = ++uses_;
  return std::make_unique<Turn>(this, found);
}

void Turns::Leave(Hosts::iterator host) {
  base::MutexLock lock(&mutex_);
  host->second.is_taken = false;
  --host->second.users;
  left_.NotifyAll();
}

// Makes room for one more.
void Turns::ForgetLocked() {
  while (hosts_.size() >= max_hosts_) {
    auto oldest = hosts_.end();
    for (auto host = hosts_.begin(); host != hosts_.end(); ++host) {
      if (host->second.users == 0 &&
          (oldest == hosts_.end() || host->second.used < oldest->second.used)) {
        oldest = host;
      }
    }
    if (oldest == hosts_.end()) return;
    hosts_.erase(oldest);
  }
}

size_t Turns::hosts() const {
  base::MutexLock lock(&mutex_);
  return hosts_.size();
}

}  // namespace preau::fetch
