#include "storage/blobs/folder/session.h"

#include <utility>

#include "storage/base/log.h"
#include "storage/base/status_macros.h"
#include "storage/blobs/folder/paths.h"

namespace preau::blobs {
namespace {

// Often enough that the medium is never idle, seldom enough to cost nothing.
constexpr uint64_t kStartBytes = uint64_t{4} << 20;

}  // namespace

absl::StatusOr<std::unique_ptr<FolderBlobStore::Session>>
FolderBlobStore::Session::Load(FolderBlobStore* store, const std::string& id) {
  auto record = UploadRecord::Open(store->disk_.get(), RecordPath(id));
  if (absl::IsNotFound(record.status())) return UploadUnknown(id);
  PREAU_RETURN_IF_ERROR(record.status());
  absl::StatusOr<UploadState> state = FromStored(record->stored());
  if (!state.ok()) {
    base::LogWarning("blobs: the record of upload ", id, " makes no sense");
    return UploadUnknown(id);
  }
  std::unique_ptr<Session> session(
      new Session(store, *std::move(state), *std::move(record)));
  if (session->state_.info.finished.has_value()) return session;
  PREAU_ASSIGN_OR_RETURN(const bool there, session->OpenBytes());
  const std::string placed_as = session->record_.stored().sha256();
  if (!there && !placed_as.empty()) {
    // Between the rename and the record that says so.
    session->state_.info.finished = BlobId::FromBytes(placed_as);
  } else if (!there && session->state_.info.kept > 0) {
    base::LogWarning("blobs: the bytes of upload ", id, " are gone");
    return UploadUnknown(id);
  }
  return session;
}

absl::StatusOr<bool> FolderBlobStore::Session::OpenBytes() {
  auto file =
      store_->disk_->Open(BytesPath(state_.info.id), Disk::Mode::kWrite);
  if (absl::IsNotFound(file.status())) return false;
  PREAU_RETURN_IF_ERROR(file.status());
  PREAU_ASSIGN_OR_RETURN(const uint64_t size, (*file)->Size());
  if (size < state_.info.kept) return false;
  if (size > state_.info.kept) {
    PREAU_RETURN_IF_ERROR((*file)->Truncate(state_.info.kept));
  }
  bytes_ = *std::move(file);
  started_ = state_.info.kept;
  return true;
}

absl::Status FolderBlobStore::Session::CreateBytes() {
  if (bytes_ != nullptr) return absl::OkStatus();
  auto file =
      store_->disk_->Open(BytesPath(state_.info.id), Disk::Mode::kCreate);
  PREAU_RETURN_IF_ERROR(store_->Noticed(file.status()));
  bytes_ = *std::move(file);
  return absl::OkStatus();
}

absl::Status FolderBlobStore::Session::Broken(absl::Status status) {
  condition_ = Condition::kBroken;
  return status;
}

absl::StatusOr<UploadProgress> FolderBlobStore::Session::Append(
    uint64_t offset, absl::string_view piece) {
  PREAU_ASSIGN_OR_RETURN(const absl::string_view bytes,
                         NewBytes(state_, offset, piece));
  if (bytes.empty()) return state_.progress();
  PREAU_RETURN_IF_ERROR(store_->CheckSpace(bytes.size()));
  PREAU_RETURN_IF_ERROR(CreateBytes());
  const absl::Status status =
      store_->Noticed(bytes_->Write(state_.received(), bytes));
  if (!status.ok()) {
    // What is there of the piece is written over, or cut off.
    return absl::IsResourceExhausted(status) ? status : Broken(status);
  }
  state_.hash.Add(bytes);
  if (state_.received() - started_ >= kStartBytes) {
    bytes_->StartWriting(started_, state_.received() - started_);
    started_ = state_.received();
  }
  if (state_.received() - state_.info.kept <
      store_->options_.checkpoint_bytes) {
    return state_.progress();
  }
  return Checkpoint();
}

absl::StatusOr<UploadProgress> FolderBlobStore::Session::Checkpoint() {
  if (state_.received() > state_.info.kept) {
    PREAU_RETURN_IF_ERROR(Keep(std::nullopt));
  }
  return state_.progress();
}

absl::Status FolderBlobStore::Session::Keep(const std::optional<BlobId>& id) {
  const int64_t now = store_->options_.clock->NowMicros();
  if (id.has_value()) {
    // A full disk could have left more than was received.
    PREAU_RETURN_IF_ERROR(bytes_->Truncate(state_.received()));
    PREAU_RETURN_IF_ERROR(bytes_->SetTime(now));
  }
  // The medium may drop what it couldn't write, and succeed the next time.
  absl::Status status = store_->Noticed(bytes_->Sync());
  if (!status.ok()) return Broken(status);
  UploadState kept = state_;
  kept.info.written_micros = now;
  storage::v1::StoredUpload stored = ToStored(kept);
  if (id.has_value()) stored.set_sha256(id->bytes());
  PREAU_RETURN_IF_ERROR(store_->Noticed(record_.Write(stored)));
  status = store_->Noticed(record_.Sync());
  if (status.ok() && !names_synced_) {
    status = store_->Noticed(store_->disk_->SyncFolder(kUploadsFolder));
  }
  if (!status.ok()) return Broken(status);
  names_synced_ = true;
  state_.info.kept = state_.received();
  state_.info.written_micros = now;
  return absl::OkStatus();
}

absl::StatusOr<FinishedUpload> FolderBlobStore::Session::Finish() {
  if (state_.info.finished.has_value()) return Found(*state_.info.finished);
  const absl::StatusOr<BlobId> id = FinishedId(state_);
  if (absl::IsInvalidArgument(id.status())) {
    PREAU_RETURN_IF_ERROR(store_->RemoveFiles(state_.info.id));
    condition_ = Condition::kGone;
  }
  PREAU_RETURN_IF_ERROR(id.status());
  PREAU_RETURN_IF_ERROR(CreateBytes());
  PREAU_RETURN_IF_ERROR(Keep(*id));
  return Place(*id);
}

absl::StatusOr<FinishedUpload> FolderBlobStore::Session::Place(
    const BlobId& id) {
  Disk* const disk = store_->disk_.get();
  PREAU_RETURN_IF_ERROR(store_->Noticed(store_->MakeFolders(id)));
  Lease lease = store_->pins_->Hold(id);
  const bool was_there = disk->Stat(BlobPath(id)).ok();
  // Also when it is there: the room is given back, the time is new, and what
  // may have been damaged is good again.
  PREAU_RETURN_IF_ERROR(
      store_->Noticed(disk->Rename(BytesPath(state_.info.id), BlobPath(id))));
  const absl::Status status =
      store_->Noticed(disk->SyncFolder(InnerFolder(id)));
  // Loading it finds that it was renamed.
  if (!status.ok()) return Broken(status);
  bytes_.reset();
  state_.info.finished = id;
  store_->Ended(state_.info.id);
  // Not synced: without it, the record before and the missing bytes tell.
  const absl::Status written = record_.Write(ToStored(state_));
  if (!written.ok()) base::LogWarning("blobs: ", written.message());
  return FinishedUpload{{id, state_.info.size, state_.info.written_micros},
                        was_there,
                        std::move(lease)};
}

absl::StatusOr<FinishedUpload> FolderBlobStore::Session::Found(
    const BlobId& id) {
  Lease lease = store_->pins_->Hold(id);
  PREAU_ASSIGN_OR_RETURN(const BlobInfo blob, store_->GetBlob(id));
  return FinishedUpload{blob, true, std::move(lease)};
}

}  // namespace preau::blobs
