#include <optional>
#include <string>
#include <utility>

#include "storage/base/status_macros.h"
#include "storage/blobs/folder/folder_blob_store.h"
#include "storage/blobs/folder/paths.h"
#include "storage/blobs/folder/session.h"

// What FolderBlobStore::Collect() does.
namespace preau::blobs {

absl::StatusOr<Collected> FolderBlobStore::Collect(
    const CollectOptions& options) {
  Collected collected;
  const auto visit_upload =
      [&](const std::string& name) -> absl::StatusOr<bool> {
    std::optional<std::string> id = UploadOfRecord(name);
    if (!id.has_value()) id = UploadOfBytes(name);
    if (id.has_value()) {
      PREAU_RETURN_IF_ERROR(
          CollectUpload(*id, options.uploads_before, &collected));
    }
    return true;
  };
  const auto visit_blob = [&](const BlobInfo& info) -> absl::StatusOr<bool> {
    if (info.kept_micros < options.blobs_before) {
      PREAU_RETURN_IF_ERROR(CollectBlob(info.id, options, &collected));
    }
    return true;
  };
  PREAU_RETURN_IF_ERROR(disk_->List(kUploadsFolder, visit_upload));
  PREAU_RETURN_IF_ERROR(VisitBlobs(visit_blob));
  pins_->Forget(options.blobs_before);
  return collected;
}

absl::Status FolderBlobStore::CollectUpload(const std::string& id,
                                            int64_t before,
                                            Collected* collected) {
  using Outcome = OpenUploads::Outcome;
  const absl::Status status =
      open_.Alone(id, [&](UploadSession* open) -> absl::StatusOr<Outcome> {
        UploadInfo info;
        if (open != nullptr) {
          info = open->info();
        } else {
          const auto session = Session::Load(this, id);
          if (absl::IsNotFound(session.status())) {
            // Bytes of no session, or a record that says nothing.
            PREAU_RETURN_IF_ERROR(RemoveFiles(id));
            ++collected->orphans;
            return Outcome::kStays;
          }
          PREAU_RETURN_IF_ERROR(session.status());
          info = (*session)->info();
        }
        if (info.written_micros >= before) return Outcome::kStays;
        PREAU_RETURN_IF_ERROR(RemoveFiles(id));
        ++collected->uploads;
        return Outcome::kRemoved;
      });
  // Another call removed it, and its writer hasn't gone yet.
  return absl::IsNotFound(status) ? absl::OkStatus() : status;
}

absl::Status FolderBlobStore::CollectBlob(const BlobId& id,
                                          const CollectOptions& options,
                                          Collected* collected) {
  const auto condemned = pins_->Condemn(id, options.blobs_before);
  if (!condemned.has_value()) return absl::OkStatus();
  // It may have been finished again since it was looked at.
  const absl::StatusOr<BlobInfo> info = GetBlob(id);
  if (absl::IsNotFound(info.status())) return absl::OkStatus();
  PREAU_RETURN_IF_ERROR(info.status());
  if (info->kept_micros >= options.blobs_before) return absl::OkStatus();
  PREAU_ASSIGN_OR_RETURN(const bool is_live, options.is_live(id));
  if (is_live) return absl::OkStatus();
  PREAU_RETURN_IF_ERROR(disk_->Remove(BlobPath(id)));
  ++collected->blobs;
  collected->blob_bytes += info->size;
  return absl::OkStatus();
}

}  // namespace preau::blobs
