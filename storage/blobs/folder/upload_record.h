#ifndef STORAGE_BLOBS_FOLDER_UPLOAD_RECORD_H_
#define STORAGE_BLOBS_FOLDER_UPLOAD_RECORD_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "preau/storage/v1/upload.pb.h"
#include "storage/blobs/folder/disk.h"

namespace preau::blobs {

// The file with what is known of a session. It has two slots, written in turns,
// each with its number and a hash, so that a write that is torn by a power cut
// leaves the one before. All room is taken at the beginning, so that writing
// needs no more of a full disk. Thread-compatible.
class UploadRecord {
 public:
  // Not synced.
  static absl::StatusOr<UploadRecord> Create(
      Disk* disk, const std::string& path,
      const storage::v1::StoredUpload& stored);
  // NOT_FOUND when neither slot holds.
  static absl::StatusOr<UploadRecord> Open(Disk* disk, const std::string& path);

  const storage::v1::StoredUpload& stored() const { return stored_; }

  // What was last written stays when there is an error.
  absl::Status Write(const storage::v1::StoredUpload& stored);
  absl::Status Sync() { return file_->Sync(); }

 private:
  explicit UploadRecord(std::unique_ptr<File> file) : file_(std::move(file)) {}

  std::unique_ptr<File> file_;
  storage::v1::StoredUpload stored_;
  // Of the newest slot.
  uint64_t number_ = 0;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_FOLDER_UPLOAD_RECORD_H_
