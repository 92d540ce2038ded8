#include "storage/blobs/folder/folder_blob_store.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"
#include "storage/blobs/folder/paths.h"
#include "storage/blobs/folder/session.h"
#include "storage/blobs/upload_state.h"
#include "storage/crypto/sha256_stream.h"

namespace preau::blobs {
namespace {

// A folder that isn't there has nothing in it.
absl::Status UnlessMissing(absl::Status status) {
  return absl::IsNotFound(status) ? absl::OkStatus() : status;
}

}  // namespace

absl::StatusOr<std::unique_ptr<FolderBlobStore>> FolderBlobStore::Open(
    const std::string& root, Options options) {
  PREAU_ASSIGN_OR_RETURN(auto disk, OpenDisk(root));
  return Open(std::move(disk), options);
}

absl::StatusOr<std::unique_ptr<FolderBlobStore>> FolderBlobStore::Open(
    std::unique_ptr<Disk> disk, Options options) {
  std::unique_ptr<FolderBlobStore> store(
      new FolderBlobStore(std::move(disk), options));
  PREAU_RETURN_IF_ERROR(store->Prepare());
  return store;
}

FolderBlobStore::FolderBlobStore(std::unique_ptr<Disk> disk, Options options)
    : disk_(std::move(disk)),
      options_(options),
      pins_(Pins::Create(options.clock)) {}

absl::Status FolderBlobStore::Prepare() {
  PREAU_RETURN_IF_ERROR(disk_->MakeFolder(kBlobsFolder).status());
  PREAU_RETURN_IF_ERROR(disk_->MakeFolder(kUploadsFolder).status());
  PREAU_RETURN_IF_ERROR(disk_->SyncFolder(""));
  return ListUploads([this](const UploadInfo& info) {
    base::MutexLock lock(&mutex_);
    if (!info.finished.has_value()) unfinished_.insert(info.id);
    return true;
  });
}

absl::Status FolderBlobStore::CheckSpace(uint64_t bytes) {
  return options_.guard == nullptr ? absl::OkStatus()
                                   : options_.guard->Check(bytes);
}

absl::Status FolderBlobStore::Noticed(absl::Status status) {
  if (absl::IsResourceExhausted(status) && options_.guard != nullptr) {
    options_.guard->ReportNoSpace();
    return options_.guard->DiskFullError();
  }
  return status;
}

absl::Status FolderBlobStore::MakeFolders(const BlobId& id) {
  PREAU_ASSIGN_OR_RETURN(const bool outer, disk_->MakeFolder(OuterFolder(id)));
  PREAU_ASSIGN_OR_RETURN(const bool inner, disk_->MakeFolder(InnerFolder(id)));
  if (outer) PREAU_RETURN_IF_ERROR(disk_->SyncFolder(kBlobsFolder));
  if (inner) PREAU_RETURN_IF_ERROR(disk_->SyncFolder(OuterFolder(id)));
  return absl::OkStatus();
}

absl::StatusOr<UploadInfo> FolderBlobStore::BeginUpload(
    const NewUpload& upload) {
  PREAU_ASSIGN_OR_RETURN(const UploadState state,
                         NewUploadState(upload, options_.max_blob_bytes,
                                        options_.clock, options_.random));
  PREAU_RETURN_IF_ERROR(CheckSpace(upload.size));
  const std::string& id = state.info.id;
  {
    base::MutexLock lock(&mutex_);
    if (unfinished_.size() >= options_.max_uploads) {
      return UploadsTooMany(options_.max_uploads);
    }
    unfinished_.insert(id);
  }
  // Alone, so that no collection takes it for an orphan before it is written.
  const absl::Status status = open_.Alone(
      id, [&](UploadSession*) -> absl::StatusOr<OpenUploads::Outcome> {
        PREAU_RETURN_IF_ERROR(Noticed(
            UploadRecord::Create(disk_.get(), RecordPath(id), ToStored(state))
                .status()));
        return OpenUploads::Outcome::kStays;
      });
  if (!status.ok()) {
    Ended(id);
    return status;
  }
  return state.info;
}

absl::StatusOr<UploadInfo> FolderBlobStore::GetUpload(absl::string_view id) {
  if (!base::IsUid(id)) return UploadUnknown(id);
  UploadInfo info;
  PREAU_RETURN_IF_ERROR(open_.Alone(
      id, [&](UploadSession* open) -> absl::StatusOr<OpenUploads::Outcome> {
        if (open != nullptr) {
          info = open->info();
        } else {
          PREAU_ASSIGN_OR_RETURN(const auto session,
                                 Session::Load(this, std::string(id)));
          info = session->info();
        }
        return OpenUploads::Outcome::kStays;
      }));
  return info;
}

absl::StatusOr<std::unique_ptr<UploadWriter>> FolderBlobStore::OpenUpload(
    absl::string_view id) {
  if (!base::IsUid(id)) return UploadUnknown(id);
  return open_.Open(id,
                    [&]() -> absl::StatusOr<std::unique_ptr<UploadSession>> {
                      return Session::Load(this, std::string(id));
                    });
}

void FolderBlobStore::Ended(const std::string& id) {
  base::MutexLock lock(&mutex_);
  unfinished_.erase(id);
}

absl::Status FolderBlobStore::RemoveFiles(const std::string& id) {
  // The record last: while it is there, the session can be removed again.
  PREAU_RETURN_IF_ERROR(UnlessMissing(disk_->Remove(BytesPath(id))));
  PREAU_RETURN_IF_ERROR(UnlessMissing(disk_->Remove(RecordPath(id))));
  Ended(id);
  return absl::OkStatus();
}

absl::Status FolderBlobStore::AbortUpload(absl::string_view id) {
  if (!base::IsUid(id)) return UploadUnknown(id);
  return open_.Alone(
      id, [&](UploadSession* open) -> absl::StatusOr<OpenUploads::Outcome> {
        const std::string name(id);
        if (open == nullptr) {
          PREAU_RETURN_IF_ERROR(Session::Load(this, name).status());
        }
        PREAU_RETURN_IF_ERROR(RemoveFiles(name));
        return OpenUploads::Outcome::kRemoved;
      });
}

absl::Status FolderBlobStore::ListUploads(
    absl::FunctionRef<bool(const UploadInfo&)> visit) {
  return disk_->List(kUploadsFolder,
                     [&](const std::string& name) -> absl::StatusOr<bool> {
                       const auto id = UploadOfRecord(name);
                       if (!id.has_value()) return true;
                       const absl::StatusOr<UploadInfo> info = GetUpload(*id);
                       if (!info.ok()) {
                         // Gone meanwhile, or what a power cut left of it.
                         PREAU_RETURN_IF_ERROR(UnlessMissing(info.status()));
                         return true;
                       }
                       return visit(*info);
                     });
}

absl::StatusOr<BlobInfo> FolderBlobStore::GetBlob(const BlobId& id) {
  const absl::StatusOr<Disk::Entry> entry = disk_->Stat(BlobPath(id));
  if (absl::IsNotFound(entry.status())) return BlobUnknown(id);
  PREAU_RETURN_IF_ERROR(entry.status());
  return BlobInfo{id, entry->size, entry->time_micros};
}

absl::StatusOr<Lease> FolderBlobStore::Hold(const BlobId& id) {
  Lease lease = pins_->Hold(id);
  PREAU_RETURN_IF_ERROR(GetBlob(id).status());
  return lease;
}

absl::Status FolderBlobStore::Read(
    const BlobId& id, uint64_t offset, uint64_t length,
    absl::FunctionRef<absl::Status(absl::string_view piece)> take) {
  const auto file = disk_->Open(BlobPath(id), Disk::Mode::kRead);
  if (absl::IsNotFound(file.status())) return BlobUnknown(id);
  PREAU_RETURN_IF_ERROR(file.status());
  PREAU_ASSIGN_OR_RETURN(const uint64_t size, (*file)->Size());
  PREAU_RETURN_IF_ERROR(CheckRange(offset, size));
  const uint64_t end = offset + std::min(length, size - offset);
  const bool whole = offset == 0 && end == size;
  crypto::Sha256Stream hash;
  while (offset < end) {
    const uint64_t wanted = std::min<uint64_t>(kMaxPieceBytes, end - offset);
    PREAU_ASSIGN_OR_RETURN(const std::string piece,
                           (*file)->Read(offset, wanted));
    // Somebody cut it meanwhile.
    if (piece.size() < wanted) return BlobDamaged(id);
    if (whole) hash.Add(piece);
    PREAU_RETURN_IF_ERROR(take(piece));
    offset += wanted;
  }
  if (whole && hash.Digest() != id.bytes()) {
    base::LogError("blobs: ", BlobPath(id), " is damaged");
    return BlobDamaged(id);
  }
  return absl::OkStatus();
}

absl::Status FolderBlobStore::VisitBlobs(
    absl::FunctionRef<absl::StatusOr<bool>(const BlobInfo&)> visit) {
  bool more = true;
  const auto visit_blob = [&](const std::string& path) -> absl::StatusOr<bool> {
    const auto id = BlobOfPath(path);
    if (!id.has_value()) return true;
    const absl::StatusOr<BlobInfo> info = GetBlob(*id);
    if (absl::IsNotFound(info.status())) return true;
    PREAU_RETURN_IF_ERROR(info.status());
    PREAU_ASSIGN_OR_RETURN(more, visit(*info));
    return more;
  };
  const auto visit_outer =
      [&](const std::string& outer) -> absl::StatusOr<bool> {
    if (!IsFanOut(outer)) return true;
    const std::string folder = absl::StrCat(kBlobsFolder, "/", outer);
    const auto visit_inner =
        [&](const std::string& inner) -> absl::StatusOr<bool> {
      if (!IsFanOut(inner)) return true;
      const std::string below = absl::StrCat(folder, "/", inner);
      const absl::Status status =
          disk_->List(below, [&](const std::string& name) {
            return visit_blob(absl::StrCat(below, "/", name));
          });
      if (!status.ok()) return status;
      return more;
    };
    PREAU_RETURN_IF_ERROR(disk_->List(folder, visit_inner));
    return more;
  };
  return disk_->List(kBlobsFolder, visit_outer);
}

absl::Status FolderBlobStore::ListBlobs(
    absl::FunctionRef<bool(const BlobInfo&)> visit) {
  return VisitBlobs([&](const BlobInfo& info) -> absl::StatusOr<bool> {
    return visit(info);
  });
}

}  // namespace preau::blobs
