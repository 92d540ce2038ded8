#ifndef STORAGE_BLOBS_S3_S3_SESSION_H_
#define STORAGE_BLOBS_S3_S3_SESSION_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "preau/storage/v1/upload.pb.h"
#include "storage/blobs/open_uploads.h"
#include "storage/blobs/s3/s3_blob_store.h"
#include "storage/blobs/upload_state.h"

namespace preau::blobs {

// A session that is written to. When the server fails, what was received stays
// in memory, and the next call tries again. Thread-compatible.
class S3BlobStore::Session : public UploadSession {
 public:
  static absl::StatusOr<std::unique_ptr<Session>> Load(S3BlobStore* store,
                                                       const std::string& id);
  // A new one, of which the server has nothing but the record afterwards.
  static absl::Status Create(S3BlobStore* store, const UploadState& state);

  UploadInfo info() const override { return state_.info; }
  Condition condition() const override { return condition_; }
  absl::StatusOr<UploadProgress> Append(uint64_t offset,
                                        absl::string_view piece) override;
  absl::StatusOr<UploadProgress> Checkpoint() override;
  absl::StatusOr<FinishedUpload> Finish() override;

  // Empty while there is none.
  const std::string& parts_id() const { return parts_id_; }

 private:
  Session(S3BlobStore* store, UploadState state, uint64_t part_bytes)
      : store_(store), state_(std::move(state)), part_bytes_(part_bytes) {}

  // Puts the buffer there as the next part, and says so.
  absl::Status PutPart(const std::optional<BlobId>& id);
  // Writes the record; all that was received is kept.
  absl::Status Keep(const std::optional<BlobId>& id);
  absl::Status LoadTail(uint64_t size);
  absl::Status BytesGone() const;
  // Has the parts become one object, and copies it to where the blob belongs.
  absl::Status Place(const BlobId& id, int64_t now);
  absl::StatusOr<FinishedUpload> Found(const BlobId& id);
  S3Client& client() const { return *store_->client_; }
  std::string Key(absl::string_view name) const {
    return store_->UploadKey(state_.info.id, name);
  }

  S3BlobStore* const store_;
  UploadState state_;
  const uint64_t part_bytes_;
  std::string parts_id_;
  std::vector<std::string> tags_;
  // What was received and isn't in a part; all of it is in the hash.
  std::string buffer_;
  bool has_tail_ = false;
  // Its record says that all parts are there, and that they are this one.
  std::optional<BlobId> placing_;
  Condition condition_ = Condition::kGood;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_S3_SESSION_H_
