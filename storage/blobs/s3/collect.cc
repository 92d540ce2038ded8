#include <memory>
#include <optional>
#include <string>

#include "storage/base/status_macros.h"
#include "storage/blobs/s3/s3_blob_store.h"
#include "storage/blobs/s3/s3_session.h"

// What S3BlobStore::Collect() does.
namespace preau::blobs {

absl::StatusOr<Collected> S3BlobStore::Collect(const CollectOptions& options) {
  Collected collected;
  std::string last;
  const auto visit_upload =
      [&](const std::string& key) -> absl::StatusOr<bool> {
    const auto id = UploadOfKey(key);
    // Keys come in order: those of a session one after another.
    if (!id.has_value() || *id == last) return true;
    last = *id;
    PREAU_RETURN_IF_ERROR(
        CollectUpload(*id, options.uploads_before, &collected));
    return true;
  };
  const auto visit_parts =
      [&](const std::string& key,
          const std::string& parts) -> absl::StatusOr<bool> {
    if (const auto id = UploadOfKey(key); id.has_value()) {
      PREAU_RETURN_IF_ERROR(CollectParts(*id, key, parts, &collected));
    }
    return true;
  };
  const auto visit_blob = [&](const std::string& key) -> absl::StatusOr<bool> {
    if (const auto id = BlobOfKey(key); id.has_value()) {
      PREAU_RETURN_IF_ERROR(CollectBlob(*id, options, &collected));
    }
    return true;
  };
  PREAU_RETURN_IF_ERROR(client_->List(UploadsPrefix(), visit_upload));
  PREAU_RETURN_IF_ERROR(client_->ListParts(UploadsPrefix(), visit_parts));
  PREAU_RETURN_IF_ERROR(client_->List(BlobsPrefix(), visit_blob));
  pins_->Forget(options.blobs_before);
  return collected;
}

absl::Status S3BlobStore::CollectUpload(const std::string& id, int64_t before,
                                        Collected* collected) {
  using Outcome = OpenUploads::Outcome;
  const absl::Status status =
      open_.Alone(id, [&](UploadSession* open) -> absl::StatusOr<Outcome> {
        std::unique_ptr<Session> loaded;
        if (open == nullptr) {
          absl::StatusOr<std::unique_ptr<Session>> session =
              Session::Load(this, id);
          if (absl::IsNotFound(session.status())) {
            PREAU_RETURN_IF_ERROR(RemoveObjects(id, ""));
            ++collected->orphans;
            return Outcome::kStays;
          }
          PREAU_ASSIGN_OR_RETURN(loaded, std::move(session));
        }
        const auto* session =
            open == nullptr ? loaded.get() : static_cast<Session*>(open);
        if (session->info().written_micros >= before) return Outcome::kStays;
        PREAU_RETURN_IF_ERROR(RemoveObjects(id, session->parts_id()));
        ++collected->uploads;
        return Outcome::kRemoved;
      });
  // Another call removed it, and its writer hasn't gone yet.
  return absl::IsNotFound(status) ? absl::OkStatus() : status;
}

absl::Status S3BlobStore::CollectParts(const std::string& id,
                                       const std::string& key,
                                       const std::string& parts,
                                       Collected* collected) {
  using Outcome = OpenUploads::Outcome;
  const auto collect = [&](const Session* session) -> absl::Status {
    if (session != nullptr && session->parts_id() == parts) {
      return absl::OkStatus();
    }
    PREAU_RETURN_IF_ERROR(client_->AbortParts(key, parts));
    ++collected->orphans;
    return absl::OkStatus();
  };
  const absl::Status status =
      open_.Alone(id, [&](UploadSession* open) -> absl::StatusOr<Outcome> {
        std::unique_ptr<Session> loaded;
        if (open == nullptr) {
          absl::StatusOr<std::unique_ptr<Session>> session =
              Session::Load(this, id);
          if (!absl::IsNotFound(session.status())) {
            PREAU_ASSIGN_OR_RETURN(loaded, std::move(session));
          }
        }
        PREAU_RETURN_IF_ERROR(collect(
            open == nullptr ? loaded.get() : static_cast<Session*>(open)));
        return Outcome::kStays;
      });
  if (absl::IsNotFound(status)) return collect(nullptr);
  return status;
}

absl::Status S3BlobStore::CollectBlob(const BlobId& id,
                                      const CollectOptions& options,
                                      Collected* collected) {
  // Most are live: those are not asked the server about.
  PREAU_ASSIGN_OR_RETURN(const bool was_live, options.is_live(id));
  if (was_live) return absl::OkStatus();
  const auto condemned = pins_->Condemn(id, options.blobs_before);
  if (!condemned.has_value()) return absl::OkStatus();
  const absl::StatusOr<BlobInfo> info = GetBlob(id);
  if (absl::IsNotFound(info.status())) return absl::OkStatus();
  PREAU_RETURN_IF_ERROR(info.status());
  if (info->kept_micros >= options.blobs_before) return absl::OkStatus();
  PREAU_ASSIGN_OR_RETURN(const bool is_live, options.is_live(id));
  if (is_live) return absl::OkStatus();
  PREAU_RETURN_IF_ERROR(client_->Delete(BlobKey(id)));
  ++collected->blobs;
  collected->blob_bytes += info->size;
  return absl::OkStatus();
}

}  // namespace preau::blobs
