#ifndef STORAGE_BLOBS_FOLDER_SESSION_H_
#define STORAGE_BLOBS_FOLDER_SESSION_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "storage/blobs/folder/disk.h"
#include "storage/blobs/folder/folder_blob_store.h"
#include "storage/blobs/folder/upload_record.h"
#include "storage/blobs/open_uploads.h"
#include "storage/blobs/upload_state.h"

namespace preau::blobs {

// A session that is written to, and its two files. Thread-compatible.
class FolderBlobStore::Session : public UploadSession {
 public:
  // UPLOAD_UNKNOWN also when its bytes aren't there.
  static absl::StatusOr<std::unique_ptr<Session>> Load(FolderBlobStore* store,
                                                       const std::string& id);

  UploadInfo info() const override { return state_.info; }
  Condition condition() const override { return condition_; }
  absl::StatusOr<UploadProgress> Append(uint64_t offset,
                                        absl::string_view piece) override;
  absl::StatusOr<UploadProgress> Checkpoint() override;
  absl::StatusOr<FinishedUpload> Finish() override;

 private:
  Session(FolderBlobStore* store, UploadState state, UploadRecord record)
      : store_(store), state_(std::move(state)), record_(std::move(record)) {}

  // False when they aren't there, or fewer than were kept.
  absl::StatusOr<bool> OpenBytes();
  absl::Status CreateBytes();
  // Syncs what was received, and after it a record that says so; with `id`,
  // that it is about to become this blob.
  absl::Status Keep(const std::optional<BlobId>& id);
  // Puts the bytes where the blob belongs, instead of what is there.
  absl::StatusOr<FinishedUpload> Place(const BlobId& id);
  absl::StatusOr<FinishedUpload> Found(const BlobId& id);
  // After `status`, nobody knows which of the unkept bytes are there.
  absl::Status Broken(absl::Status status);

  FolderBlobStore* const store_;
  UploadState state_;
  UploadRecord record_;
  // Null before there are any, and once they are a blob.
  std::unique_ptr<File> bytes_;
  // The medium was told to begin with what is before.
  uint64_t started_ = 0;
  bool names_synced_ = false;
  Condition condition_ = Condition::kGood;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_FOLDER_SESSION_H_
