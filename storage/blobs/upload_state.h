#ifndef STORAGE_BLOBS_UPLOAD_STATE_H_
#define STORAGE_BLOBS_UPLOAD_STATE_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/storage/v1/upload.pb.h"
#include "storage/base/clock.h"
#include "storage/base/random.h"
#include "storage/blobs/blob_store.h"
#include "storage/crypto/sha256_stream.h"

// What all stores do alike with a session, wherever its bytes are.
namespace preau::blobs {

// A session and the hash of what it received. Thread-compatible.
struct UploadState {
  UploadInfo info;
  crypto::Sha256Stream hash;

  uint64_t received() const { return hash.size(); }
  UploadProgress progress() const { return {received(), info.kept}; }
};

// Checks what is asked for, and gives it an id and its times.
absl::StatusOr<UploadState> NewUploadState(const NewUpload& upload,
                                           uint64_t max_bytes,
                                           base::Clock* clock,
                                           base::Random* random);

// What of `piece` isn't there yet; may be empty. Errors of Append().
absl::StatusOr<absl::string_view> NewBytes(const UploadState& state,
                                           uint64_t offset,
                                           absl::string_view piece);

// The blob that a session becomes. Errors of Finish().
absl::StatusOr<BlobId> FinishedId(const UploadState& state);

// To be written down when all that was received is kept.
storage::v1::StoredUpload ToStored(const UploadState& state);

// A session as it is taken up again: all that was kept is received.
// DATA_LOSS (STORAGE_DAMAGED) when `stored` can't be ToStored()'s.
absl::StatusOr<UploadState> FromStored(const storage::v1::StoredUpload& stored);

absl::Status UploadUnknown(absl::string_view id);
absl::Status UploadsTooMany(uint64_t max);
absl::Status BlobUnknown(const BlobId& id);
absl::Status BlobDamaged(const BlobId& id);
// Whether there is something to be read, of a blob of `size` bytes.
absl::Status CheckRange(uint64_t offset, uint64_t size);

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_UPLOAD_STATE_H_
