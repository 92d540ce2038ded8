#ifndef STORAGE_BLOBS_FOLDER_FOLDER_BLOB_STORE_H_
#define STORAGE_BLOBS_FOLDER_FOLDER_BLOB_STORE_H_

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/base/random.h"
#include "storage/blobs/blob_store.h"
#include "storage/blobs/folder/disk.h"
#include "storage/blobs/open_uploads.h"
#include "storage/blobs/pins.h"
#include "storage/kv/space_guard.h"

namespace preau::blobs {

// Blobs in a folder of this machine:
//   blobs/ab/cd/abcd…   a blob, by its hash in hexadecimal
//   uploads/ID.bytes    what was received of a session
//   uploads/ID.record   what is known of it, and the state of its hash
//   LOCK                held by the process that uses the folder
// A session's bytes are synced before its record says that they are kept, and
// become the blob by a rename, after which its folder is synced: an upload that
// was finished outlives a power cut. Opening a session costs the same however
// much was received: the hash goes on from its state. A session that was begun
// and never kept anything may be unknown after a power cut. Memory: a piece for
// each call, and what std::map takes for each open session. Thread-safe.
class FolderBlobStore : public BlobStore {
 public:
  struct Options {
    uint64_t max_blob_bytes = uint64_t{4} << 30;
    uint64_t max_uploads = 10'000;
    // An Append() that has received so much since keeps it, and waits for it:
    // what a client may have to send again after a crash.
    uint64_t checkpoint_bytes = uint64_t{32} << 20;
    // Refuses before the disk is full; null: ENOSPC does. Outlives the store.
    kv::SpaceGuard* guard = nullptr;
    base::Clock* clock = base::SystemClock();
    base::Random* random = base::SystemRandom();
  };

  // `root` must be there. Errors of OpenDisk().
  static absl::StatusOr<std::unique_ptr<FolderBlobStore>> Open(
      const std::string& root, Options options);
  static absl::StatusOr<std::unique_ptr<FolderBlobStore>> Open(
      std::unique_ptr<Disk> disk, Options options);

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

 private:
  class Session;

  FolderBlobStore(std::unique_ptr<Disk> disk, Options options);

  absl::Status Prepare();
  absl::Status CheckSpace(uint64_t bytes);
  // Tells the guard when it is an error of a full disk.
  absl::Status Noticed(absl::Status status);
  // Makes the folders that a blob goes to.
  absl::Status MakeFolders(const BlobId& id);
  // The session counts no longer as unfinished.
  void Ended(const std::string& id);
  // Removes what is there of a session.
  absl::Status RemoveFiles(const std::string& id);
  absl::Status VisitBlobs(
      absl::FunctionRef<absl::StatusOr<bool>(const BlobInfo&)> visit);
  absl::Status CollectUpload(const std::string& id, int64_t before,
                             Collected* collected);
  absl::Status CollectBlob(const BlobId& id, const CollectOptions& options,
                           Collected* collected);

  const std::unique_ptr<Disk> disk_;
  const Options options_;
  const std::shared_ptr<Pins> pins_;
  OpenUploads open_;
  base::Mutex mutex_;
  std::set<std::string> unfinished_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_FOLDER_FOLDER_BLOB_STORE_H_
