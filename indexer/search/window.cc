#include "indexer/search/window.h"

#include <utility>

namespace preau::search {
namespace {

// Bounds on what is kept: 16 bytes a hit.
constexpr size_t kMaxWindows = 1000;
constexpr size_t kMaxHits = 2000000;

}  // namespace

std::shared_ptr<const Window> WindowCache::Keep(Window window) {
  window.id = base::NewUid(random_);
  window.time_micros = clock_->NowMicros();
  auto kept = std::make_shared<const Window>(std::move(window));
  base::MutexLock lock(&mutex_);
  windows_.push_back(kept);
  hits_ += kept->hits.size();
  while (windows_.size() > 1 &&
         (windows_.size() > kMaxWindows || hits_ > kMaxHits ||
          windows_.front()->time_micros + kKeptMicros < kept->time_micros)) {
    hits_ -= windows_.front()->hits.size();
    windows_.pop_front();
  }
  return kept;
}

std::shared_ptr<const Window> WindowCache::Find(absl::string_view id) const {
  const int64_t now = clock_->NowMicros();
  base::MutexLock lock(&mutex_);
  for (const auto& window : windows_) {
    if (window->id == id && window->time_micros + kKeptMicros >= now) {
      return window;
    }
  }
  return nullptr;
}

}  // namespace preau::search
