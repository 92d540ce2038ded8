#ifndef STORAGE_BLOBS_MEMORY_BLOB_STORE_H_
#define STORAGE_BLOBS_MEMORY_BLOB_STORE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/base/random.h"
#include "storage/blobs/blob_store.h"
#include "storage/blobs/open_uploads.h"
#include "storage/blobs/pins.h"
#include "storage/blobs/upload_state.h"

namespace preau::blobs {

// For tests and for a node that keeps nothing: everything is in memory, and
// "kept" means until the store is destroyed. Thread-safe.
class MemoryBlobStore : public BlobStore {
 public:
  struct Options {
    uint64_t max_blob_bytes = uint64_t{64} << 20;
    // Of all blobs and sessions; DISK_FULL beyond.
    uint64_t max_bytes = uint64_t{256} << 20;
    uint64_t max_uploads = 1000;
    // An Append() that has received so much since keeps it.
    uint64_t checkpoint_bytes = uint64_t{1} << 20;
    base::Clock* clock = base::SystemClock();
    base::Random* random = base::SystemRandom();
  };

  explicit MemoryBlobStore(Options options);

  absl::StatusOr<UploadInfo> BeginUpload(const NewUpload& upload) override;
  absl::StatusOr<UploadInfo> GetUpload(absl::string_view id) override;
  absl::StatusOr<std::unique_ptr<UploadWriter>> OpenUpload(
      absl::string_view id) override;
  absl::Status AbortUpload(absl::string_view id) override;
  absl::Status ListUploads(
      absl::FunctionRef<bool(const UploadInfo&)> visit) override;
  absl::StatusOr<BlobInfo> GetBlob(const BlobId& id) override;
  absl::StatusOr<Lease> Hold(const BlobId& id) override;
  absl::Status Read(
      const BlobId& id, uint64_t offset, uint64_t length,
      absl::FunctionRef<absl::Status(absl::string_view piece)> take) override;
  absl::Status ListBlobs(
      absl::FunctionRef<bool(const BlobInfo&)> visit) override;
  absl::StatusOr<Collected> Collect(const CollectOptions& options) override;

  // Of all blobs and of what is kept of uploads.
  uint64_t bytes() const;

 private:
  class Session;
  // As written down: `bytes` are those that are kept.
  struct Upload {
    UploadState state;
    std::string bytes;
  };
  struct Blob {
    std::shared_ptr<const std::string> bytes;
    int64_t kept_micros = 0;
  };

  absl::Status CheckSpace(uint64_t bytes) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status CollectUploads(const CollectOptions& options,
                              Collected* collected);

  const Options options_;
  const std::shared_ptr<Pins> pins_;
  OpenUploads open_;
  mutable base::Mutex mutex_;
  std::map<std::string, Upload> uploads_ ABSL_GUARDED_BY(mutex_);
  std::map<BlobId, Blob> blobs_ ABSL_GUARDED_BY(mutex_);
  // Of both.
  uint64_t bytes_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_MEMORY_BLOB_STORE_H_
