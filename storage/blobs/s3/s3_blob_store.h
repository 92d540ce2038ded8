#ifndef STORAGE_BLOBS_S3_S3_BLOB_STORE_H_
#define STORAGE_BLOBS_S3_S3_BLOB_STORE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/base/random.h"
#include "storage/blobs/blob_store.h"
#include "storage/blobs/open_uploads.h"
#include "storage/blobs/pins.h"
#include "storage/blobs/s3/s3_client.h"

namespace preau::blobs {

// Blobs in a bucket of a server that speaks S3:
//   PREFIXblobs/ab/cd/abcd…     a blob; its metadata "preau-kept" is the time
//   PREFIXuploads/ID/record     what is known of a session
//   PREFIXuploads/ID/bytes      an upload in parts: what was received of it
//   PREFIXuploads/ID/tail       what was kept of a part that isn't full
// A session's bytes go there part by part; its record says after each what is
// kept, with the state of the hash and the ETags, so that nothing has to be
// read again to go on. When all are there, they are copied by the server to
// where the blob belongs; what fits in one part is put there at once. Memory: a
// part for each open session, a piece of max_read_bytes for each Read().
//
// One process at a time uses a prefix; nobody can see to that here. A bucket
// with versions keeps what is deleted or put again. Thread-safe.
class S3BlobStore : public BlobStore {
 public:
  // What AWS copies at once.
  static constexpr uint64_t kMaxBlobBytes = uint64_t{5} << 30;
  // What AWS takes for any part but the last.
  static constexpr uint64_t kMinPartBytes = uint64_t{5} << 20;

  struct Options {
    // Empty, or of a-z, A-Z, 0-9, "-", "_" and "/", and ending in "/".
    std::string prefix;
    // At most kMaxBlobBytes.
    uint64_t max_blob_bytes = uint64_t{4} << 30;
    uint64_t max_uploads = 10'000;
    // An Append() that has received so much since keeps it.
    uint64_t part_bytes = uint64_t{8} << 20;
    uint64_t max_read_bytes = uint64_t{4} << 20;
    base::Clock* clock = base::SystemClock();
    base::Random* random = base::SystemRandom();
  };

  // Asks the server for the sessions that there are. INVALID_ARGUMENT
  // (BLOB_SERVER_OPTION_INVALID; option), and errors of S3Client.
  static absl::StatusOr<std::unique_ptr<S3BlobStore>> Open(
      std::unique_ptr<S3Client> client, Options options);

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
  // Asks the server about each.
  absl::Status ListBlobs(
      absl::FunctionRef<bool(const BlobInfo&)> visit) override;
  absl::StatusOr<Collected> Collect(const CollectOptions& options) override;

 private:
  class Session;

  S3BlobStore(std::unique_ptr<S3Client> client, Options options);

  std::string BlobsPrefix() const;
  std::string UploadsPrefix() const;
  std::string BlobKey(const BlobId& id) const;
  // `name`: record, bytes or tail.
  std::string UploadKey(absl::string_view id, absl::string_view name) const;
  // Nothing for keys of others.
  std::optional<BlobId> BlobOfKey(absl::string_view key) const;
  std::optional<std::string> UploadOfKey(absl::string_view key) const;

  // The session counts no longer as unfinished.
  void Ended(const std::string& id);
  // Removes what is there of a session; `parts` may be empty.
  absl::Status RemoveObjects(const std::string& id, const std::string& parts);
  absl::Status CollectUpload(const std::string& id, int64_t before,
                             Collected* collected);
  absl::Status CollectParts(const std::string& id, const std::string& key,
                            const std::string& parts, Collected* collected);
  absl::Status CollectBlob(const BlobId& id, const CollectOptions& options,
                           Collected* collected);

  const std::unique_ptr<S3Client> client_;
  const Options options_;
  const std::shared_ptr<Pins> pins_;
  OpenUploads open_;
  base::Mutex mutex_;
  std::set<std::string> unfinished_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_S3_BLOB_STORE_H_
