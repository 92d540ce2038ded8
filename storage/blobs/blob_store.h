#ifndef STORAGE_BLOBS_BLOB_STORE_H_
#define STORAGE_BLOBS_BLOB_STORE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/blobs/blob_id.h"
#include "storage/blobs/pins.h"

namespace preau::blobs {

// What whoever sends a file says of it beforehand.
struct NewUpload {
  // Whose it is, for quotas: 1 to kMaxOwnerBytes of printable ASCII.
  std::string owner;
  // In bytes.
  uint64_t size = 0;
  std::optional<BlobId> hash;
};
inline constexpr size_t kMaxOwnerBytes = 256;

// An upload session. Times are microseconds since 1970 by the store's clock.
struct UploadInfo {
  // Chosen by the store (base::NewUid()).
  std::string id;
  std::string owner;
  uint64_t size = 0;
  std::optional<BlobId> hash;
  int64_t created_micros = 0;
  // When something of it was last kept.
  int64_t written_micros = 0;
  // This many bytes outlive a kill -9 and a power cut: go on from here when
  // there is no writer any more.
  uint64_t kept = 0;
  // The blob that it became.
  std::optional<BlobId> finished;
};

struct UploadProgress {
  // Bytes that are there: the offset of the next piece.
  uint64_t received = 0;
  // As UploadInfo::kept; never more than `received`.
  uint64_t kept = 0;
};

struct BlobInfo {
  BlobId id;
  uint64_t size = 0;
  // When an upload last became this blob.
  int64_t kept_micros = 0;
};

struct FinishedUpload {
  BlobInfo blob;
  // The same content was there already.
  bool was_there = false;
  // Hold it until the reference is written.
  Lease lease;
};

// Takes an upload's bytes. One at a time has a session: OpenUpload() takes it
// from the one before, whose calls are then ABORTED (UPLOAD_TAKEN_OVER). What
// the last one received and didn't keep is lost with it, so call Checkpoint()
// when a client goes away. All errors leave what is kept as it is; after one of
// the medium further calls may be UNAVAILABLE (UPLOAD_INTERRUPTED), and the
// session has to be opened again. Ends before its store. Thread-safe.
class UploadWriter {
 public:
  virtual ~UploadWriter() = default;

  // `piece` belongs at `offset`. What of it is there already is skipped without
  // a look (a client that isn't sure declares a hash), so a piece may be sent
  // again. Keeps what is there each few MiB: the store's options say how many.
  // OUT_OF_RANGE: UPLOAD_OFFSET_AHEAD (offset, expected).
  // INVALID_ARGUMENT: UPLOAD_TOO_LONG (size: at least, declared).
  virtual absl::StatusOr<UploadProgress> Append(uint64_t offset,
                                                absl::string_view piece) = 0;

  // Keeps all that was received.
  virtual absl::StatusOr<UploadProgress> Checkpoint() = 0;

  // Makes a blob of the session, which stays known until it is collected, so
  // that the same can be asked again: with the same answer, or BLOB_UNKNOWN
  // once the blob was deleted.
  // FAILED_PRECONDITION: UPLOAD_INCOMPLETE (received, declared); go on.
  // INVALID_ARGUMENT: UPLOAD_HASH_DIFFERS (declared, found: hexadecimal); the
  // session is gone, and all its bytes.
  virtual absl::StatusOr<FinishedUpload> Finish() = 0;
};

struct CollectOptions {
  // Whether something refers to the blob. Must know of each reference that was
  // written before `blobs_before`; is asked about each blob just before it
  // goes, maybe also about others. An error ends the collection with it. May
  // not call the store.
  absl::FunctionRef<absl::StatusOr<bool>(const BlobId&)> is_live;
  // Blobs that were kept, or held, at this time or later stay: now, less a
  // grace period for those who finish uploads and then write references.
  int64_t blobs_before = 0;
  // Sessions that weren't written to since go, unfinished or not.
  int64_t uploads_before = 0;
};

struct Collected {
  uint64_t blobs = 0;
  uint64_t blob_bytes = 0;
  uint64_t uploads = 0;
  // Files that belong to nothing.
  uint64_t orphans = 0;

  bool operator==(const Collected&) const = default;
};

// Files by content: each is named by its SHA-256, written once and never
// changed. One process at a time uses a store. Thread-safe.
//
// RESOURCE_EXHAUSTED: DISK_FULL (free, needed: bytes); what was there stays.
// Errors of the medium: STORAGE_FAILED (INTERNAL), UNAVAILABLE when it may help
// to try again.
class BlobStore {
 public:
  virtual ~BlobStore() = default;

  // INVALID_ARGUMENT: UPLOAD_OWNER_INVALID (max), BLOB_TOO_LARGE (size, max).
  // RESOURCE_EXHAUSTED: UPLOADS_TOO_MANY (max), of unfinished ones.
  virtual absl::StatusOr<UploadInfo> BeginUpload(const NewUpload& upload) = 0;

  // NOT_FOUND of these three: UPLOAD_UNKNOWN (name).
  virtual absl::StatusOr<UploadInfo> GetUpload(absl::string_view id) = 0;
  virtual absl::StatusOr<std::unique_ptr<UploadWriter>> OpenUpload(
      absl::string_view id) = 0;
  // Forgets the session and its bytes; not the blob, if it became one.
  virtual absl::Status AbortUpload(absl::string_view id) = 0;

  // All sessions, in no order, until `visit` says false.
  virtual absl::Status ListUploads(
      absl::FunctionRef<bool(const UploadInfo&)> visit) = 0;

  // NOT_FOUND of these three: BLOB_UNKNOWN (name: hexadecimal).
  virtual absl::StatusOr<BlobInfo> GetBlob(const BlobId& id) = 0;
  // For a new reference to a blob that may not have another one.
  virtual absl::StatusOr<Lease> Hold(const BlobId& id) = 0;
  // Gives `take` the bytes from `offset` on, at most `length`, in pieces of at
  // most kMaxPieceBytes. Whole blobs are checked on the way: when the end is
  // reached and it wasn't this blob, DATA_LOSS (BLOB_DAMAGED; hash), as when
  // bytes are missing. An error of `take` ends it.
  // OUT_OF_RANGE: BLOB_RANGE_INVALID (offset, size), when `offset` > size.
  virtual absl::Status Read(
      const BlobId& id, uint64_t offset, uint64_t length,
      absl::FunctionRef<absl::Status(absl::string_view piece)> take) = 0;

  // All blobs, in no order, until `visit` says false.
  virtual absl::Status ListBlobs(
      absl::FunctionRef<bool(const BlobInfo&)> visit) = 0;

  // The only thing that deletes blobs. Others may use the store meanwhile.
  virtual absl::StatusOr<Collected> Collect(const CollectOptions& options) = 0;
};

inline constexpr size_t kMaxPieceBytes = size_t{256} << 10;
inline constexpr uint64_t kToEnd = UINT64_MAX;

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_BLOB_STORE_H_
