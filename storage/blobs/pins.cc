#include "storage/blobs/pins.h"

#include <algorithm>
#include <utility>

namespace preau::blobs {

Lease::Lease(std::shared_ptr<Pins> pins, BlobId id)
    : pins_(std::move(pins)), id_(std::move(id)) {}

Lease& Lease::operator=(Lease&& other) noexcept {
  if (this == &other) return *this;
  Release();
  pins_ = std::move(other.pins_);
  id_ = std::move(other.id_);
  return *this;
}

Lease::~Lease() { Release(); }

void Lease::Release() {
  if (pins_ != nullptr) pins_->Release(*id_);
  pins_ = nullptr;
}

std::shared_ptr<Pins> Pins::Create(base::Clock* clock) {
  return std::shared_ptr<Pins>(new Pins(clock));
}

Lease Pins::Hold(const BlobId& id) {
  base::MutexLock lock(&mutex_);
  while (condemned_.count(id) > 0) changed_.Wait(&mutex_);
  ++held_[id];
  return Lease(shared_from_this(), id);
}

void Pins::Release(const BlobId& id) {
  base::MutexLock lock(&mutex_);
  const auto held = held_.find(id);
  if (--held->second > 0) return;
  held_.erase(held);
  const int64_t now = clock_->NowMicros();
  if (released_.size() < kMaxReleased || released_.count(id) > 0) {
    released_[id] = now;
  } else {
    forgotten_ = std::max(forgotten_.value_or(now), now);
  }
}

std::optional<Pins::Condemned> Pins::Condemn(const BlobId& id, int64_t before) {
  base::MutexLock lock(&mutex_);
  const auto released = released_.find(id);
  if (held_.count(id) > 0 || condemned_.count(id) > 0 ||
      (released != released_.end() && released->second >= before) ||
      (forgotten_.has_value() && *forgotten_ >= before)) {
    return std::nullopt;
  }
  condemned_.insert(id);
  return Condemned(this, id);
}

void Pins::EndDeletion(const BlobId& id) {
  base::MutexLock lock(&mutex_);
  condemned_.erase(id);
  changed_.NotifyAll();
}

void Pins::Forget(int64_t before) {
  base::MutexLock lock(&mutex_);
  std::erase_if(released_,
                [before](const auto& entry) { return entry.second < before; });
  if (forgotten_.has_value() && *forgotten_ < before) forgotten_.reset();
}

Pins::Condemned::Condemned(Pins* pins, BlobId id)
    : pins_(pins), id_(std::move(id)) {}

Pins::Condemned::Condemned(Condemned&& other) noexcept
    : pins_(std::exchange(other.pins_, nullptr)), id_(std::move(other.id_)) {}

Pins::Condemned::~Condemned() {
  if (pins_ != nullptr) pins_->EndDeletion(id_);
}

}  // namespace preau::blobs
