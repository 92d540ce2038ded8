#ifndef STORAGE_BLOBS_PINS_H_
#define STORAGE_BLOBS_PINS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/blobs/blob_id.h"

namespace preau::blobs {

class Pins;

// While it lives, Collect() leaves the blob alone. Hold it until the reference
// to the blob is written. May outlive the store. Thread-compatible.
class Lease {
 public:
  Lease(Lease&& other) noexcept = default;
  Lease& operator=(Lease&& other) noexcept;
  ~Lease();

 private:
  friend class Pins;
  Lease(std::shared_ptr<Pins> pins, BlobId id);
  void Release();

  std::shared_ptr<Pins> pins_;
  std::optional<BlobId> id_;
};

// Which blobs are held in this process, and which are being deleted. A blob is
// never both: who wants to hold one that is being deleted waits for the end of
// it, and then has to look whether it is there. Thread-safe.
class Pins : public std::enable_shared_from_this<Pins> {
 public:
  static std::shared_ptr<Pins> Create(base::Clock* clock);

  Lease Hold(const BlobId& id);

  // Ends the deletion.
  class Condemned {
   public:
    Condemned(Pins* pins, BlobId id);
    Condemned(Condemned&& other) noexcept;
    Condemned& operator=(Condemned&&) = delete;
    ~Condemned();

   private:
    Pins* pins_;
    BlobId id_;
  };
  // Nothing when it is held, or was until `before` or later.
  std::optional<Condemned> Condemn(const BlobId& id, int64_t before);

  // Forgets what was let go before then. Times given to Condemn() don't go
  // back behind it.
  void Forget(int64_t before);

  // So many blobs that were let go are remembered; beyond, none at all is
  // deleted that could be one of them.
  static constexpr size_t kMaxReleased = 100'000;

 private:
  friend class Lease;
  explicit Pins(base::Clock* clock) : clock_(clock) {}
  void Release(const BlobId& id);
  void EndDeletion(const BlobId& id);

  base::Clock* const clock_;
  base::Mutex mutex_;
  base::CondVar changed_;
  std::map<BlobId, int> held_ ABSL_GUARDED_BY(mutex_);
  std::map<BlobId, int64_t> released_ ABSL_GUARDED_BY(mutex_);
  // The newest time at which one was let go that isn't remembered.
  std::optional<int64_t> forgotten_ ABSL_GUARDED_BY(mutex_);
  std::set<BlobId> condemned_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_PINS_H_
