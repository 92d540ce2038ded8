#include "storage/blobs/memory_blob_store.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::blobs {

class MemoryBlobStore::Session : public UploadSession {
 public:
  Session(MemoryBlobStore* store, UploadState state, std::string bytes)
      : store_(store), state_(std::move(state)), bytes_(std::move(bytes)) {}

  UploadInfo info() const override { return state_.info; }
  Condition condition() const override {
    return gone_ ? Condition::kGone : Condition::kGood;
  }

  absl::StatusOr<UploadProgress> Append(uint64_t offset,
                                        absl::string_view piece) override {
    PREAU_ASSIGN_OR_RETURN(const absl::string_view bytes,
                           NewBytes(state_, offset, piece));
    if (state_.info.finished.has_value()) return state_.progress();
    {
      base::MutexLock lock(&store_->mutex_);
      PREAU_RETURN_IF_ERROR(store_->CheckSpace(
          state_.received() - state_.info.kept + bytes.size()));
    }
    bytes_.append(bytes.data(), bytes.size());
    state_.hash.Add(bytes);
    if (state_.received() - state_.info.kept >=
        store_->options_.checkpoint_bytes) {
      return Checkpoint();
    }
    return state_.progress();
  }

  absl::StatusOr<UploadProgress> Checkpoint() override {
    if (state_.received() == state_.info.kept) return state_.progress();
    base::MutexLock lock(&store_->mutex_);
    const uint64_t more = state_.received() - state_.info.kept;
    PREAU_RETURN_IF_ERROR(store_->CheckSpace(more));
    state_.info.kept = state_.received();
    state_.info.written_micros = store_->options_.clock->NowMicros();
    store_->bytes_ += more;
    store_->uploads_[state_.info.id] = {state_, bytes_};
    return state_.progress();
  }

  absl::StatusOr<FinishedUpload> Finish() override {
    if (state_.info.finished.has_value()) return Found(*state_.info.finished);
    const absl::StatusOr<BlobId> id = FinishedId(state_);
    if (!id.ok()) {
      gone_ = absl::IsInvalidArgument(id.status());
      if (gone_) Drop();
      return id.status();
    }
    PREAU_RETURN_IF_ERROR(Checkpoint().status());
    Lease lease = store_->pins_->Hold(*id);
    base::MutexLock lock(&store_->mutex_);
    state_.info.finished = *id;
    state_.info.written_micros = store_->options_.clock->NowMicros();
    store_->uploads_[state_.info.id] = {state_, ""};
    Blob& blob = store_->blobs_[*id];
    const bool was_there = blob.bytes != nullptr;
    if (was_there) {
      store_->bytes_ -= state_.info.size;
    } else {
      blob.bytes = std::make_shared<const std::string>(std::move(bytes_));
    }
    bytes_.clear();
    blob.kept_micros = state_.info.written_micros;
    return FinishedUpload{
        {*id, state_.info.size, blob.kept_micros}, was_there, std::move(lease)};
  }

  // Takes what is kept out of the store.
  void Drop() {
    base::MutexLock lock(&store_->mutex_);
    store_->uploads_.erase(state_.info.id);
    store_->bytes_ -= state_.info.kept;
  }

 private:
  absl::StatusOr<FinishedUpload> Found(const BlobId& id) {
    Lease lease = store_->pins_->Hold(id);
    PREAU_ASSIGN_OR_RETURN(const BlobInfo blob, store_->GetBlob(id));
    return FinishedUpload{blob, true, std::move(lease)};
  }

  MemoryBlobStore* const store_;
  UploadState state_;
  std::string bytes_;
  bool gone_ = false;
};

MemoryBlobStore::MemoryBlobStore(Options options)
    : options_(options), pins_(Pins::Create(options.clock)) {}

uint64_t MemoryBlobStore::bytes() const {
  base::MutexLock lock(&mutex_);
  return bytes_;
}

absl::Status MemoryBlobStore::CheckSpace(uint64_t bytes) {
  const uint64_t free =
      options_.max_bytes - std::min(options_.max_bytes, bytes_);
  if (bytes <= free) return absl::OkStatus();
  return base::MakeError(
      absl::StatusCode::kResourceExhausted,
      {"DISK_FULL",
       "",
       {{"free", absl::StrCat(free)}, {"needed", absl::StrCat(bytes)}}});
}

absl::StatusOr<UploadInfo> MemoryBlobStore::BeginUpload(
    const NewUpload& upload) {
  PREAU_ASSIGN_OR_RETURN(UploadState state,
                         NewUploadState(upload, options_.max_blob_bytes,
                                        options_.clock, options_.random));
  base::MutexLock lock(&mutex_);
  PREAU_RETURN_IF_ERROR(CheckSpace(upload.size));
  const auto unfinished =
      std::count_if(uploads_.begin(), uploads_.end(), [](const auto& entry) {
        return !entry.second.state.info.finished.has_value();
      });
  if (static_cast<uint64_t>(unfinished) >= options_.max_uploads) {
    return UploadsTooMany(options_.max_uploads);
  }
  const UploadInfo info = state.info;
  uploads_[info.id] = {std::move(state), ""};
  return info;
}

absl::StatusOr<UploadInfo> MemoryBlobStore::GetUpload(absl::string_view id) {
  base::MutexLock lock(&mutex_);
  const auto found = uploads_.find(std::string(id));
  if (found == uploads_.end()) return UploadUnknown(id);
  return found->second.state.info;
}

absl::StatusOr<std::unique_ptr<UploadWriter>> MemoryBlobStore::OpenUpload(
    absl::string_view id) {
  return open_.Open(id,
                    [&]() -> absl::StatusOr<std::unique_ptr<UploadSession>> {
                      base::MutexLock lock(&mutex_);
                      const auto found = uploads_.find(std::string(id));
                      if (found == uploads_.end()) return UploadUnknown(id);
                      return std::make_unique<Session>(
                          this, found->second.state, found->second.bytes);
                    });
}

absl::Status MemoryBlobStore::AbortUpload(absl::string_view id) {
  return open_.Alone(
      id, [&](UploadSession*) -> absl::StatusOr<OpenUploads::Outcome> {
        base::MutexLock lock(&mutex_);
        const auto found = uploads_.find(std::string(id));
        if (found == uploads_.end()) return UploadUnknown(id);
        bytes_ -= found->second.bytes.size();
        uploads_.erase(found);
        return OpenUploads::Outcome::kRemoved;
      });
}

absl::Status MemoryBlobStore::ListUploads(
    absl::FunctionRef<bool(const UploadInfo&)> visit) {
  std::vector<UploadInfo> infos;
  {
    base::MutexLock lock(&mutex_);
    for (const auto& [id, upload] : uploads_) {
      infos.push_back(upload.state.info);
    }
  }
  for (const UploadInfo& info : infos) {
    if (!visit(info)) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<BlobInfo> MemoryBlobStore::GetBlob(const BlobId& id) {
  base::MutexLock lock(&mutex_);
  const auto found = blobs_.find(id);
  if (found == blobs_.end()) return BlobUnknown(id);
  return BlobInfo{id, found->second.bytes->size(), found->second.kept_micros};
}

absl::StatusOr<Lease> MemoryBlobStore::Hold(const BlobId& id) {
  Lease lease = pins_->Hold(id);
  PREAU_RETURN_IF_ERROR(GetBlob(id).status());
  return lease;
}

absl::Status MemoryBlobStore::Read(
    const BlobId& id, uint64_t offset, uint64_t length,
    absl::FunctionRef<absl::Status(absl::string_view piece)> take) {
  std::shared_ptr<const std::string> bytes;
  {
    base::MutexLock lock(&mutex_);
    const auto found = blobs_.find(id);
    if (found == blobs_.end()) return BlobUnknown(id);
    bytes = found->second.bytes;
  }
  PREAU_RETURN_IF_ERROR(CheckRange(offset, bytes->size()));
  absl::string_view left = absl::string_view(*bytes).substr(offset, length);
  while (!left.empty()) {
    PREAU_RETURN_IF_ERROR(take(left.substr(0, kMaxPieceBytes)));
    left.remove_prefix(std::min(left.size(), kMaxPieceBytes));
  }
  return absl::OkStatus();
}

absl::Status MemoryBlobStore::ListBlobs(
    absl::FunctionRef<bool(const BlobInfo&)> visit) {
  std::vector<BlobInfo> infos;
  {
    base::MutexLock lock(&mutex_);
    for (const auto& [id, blob] : blobs_) {
      infos.push_back({id, blob.bytes->size(), blob.kept_micros});
    }
  }
  for (const BlobInfo& info : infos) {
    if (!visit(info)) break;
  }
  return absl::OkStatus();
}

absl::Status MemoryBlobStore::CollectUploads(const CollectOptions& options,
                                             Collected* collected) {
  std::vector<std::string> stale;
  PREAU_RETURN_IF_ERROR(ListUploads([&](const UploadInfo& info) {
    if (info.written_micros < options.uploads_before) stale.push_back(info.id);
    return true;
  }));
  for (const std::string& id : stale) {
    const absl::Status status = open_.Alone(
        id, [&](UploadSession* open) -> absl::StatusOr<OpenUploads::Outcome> {
          base::MutexLock lock(&mutex_);
          const auto found = uploads_.find(id);
          if (found == uploads_.end()) return UploadUnknown(id);
          if (open != nullptr &&
              open->info().written_micros >= options.uploads_before) {
            return OpenUploads::Outcome::kStays;
          }
          bytes_ -= found->second.bytes.size();
          uploads_.erase(found);
          ++collected->uploads;
          return OpenUploads::Outcome::kRemoved;
        });
    if (!status.ok() && !absl::IsNotFound(status)) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<Collected> MemoryBlobStore::Collect(
    const CollectOptions& options) {
  Collected collected;
  PREAU_RETURN_IF_ERROR(CollectUploads(options, &collected));
  std::vector<BlobId> ids;
  PREAU_RETURN_IF_ERROR(ListBlobs([&](const BlobInfo& info) {
    ids.push_back(info.id);
    return true;
  }));
  for (const BlobId& id : ids) {
    const auto condemned = pins_->Condemn(id, options.blobs_before);
    if (!condemned.has_value()) continue;
    const absl::StatusOr<BlobInfo> info = GetBlob(id);
    if (!info.ok() || info->kept_micros >= options.blobs_before) continue;
    PREAU_ASSIGN_OR_RETURN(const bool is_live, options.is_live(id));
    if (is_live) continue;
    base::MutexLock lock(&mutex_);
    blobs_.erase(id);
    bytes_ -= info->size;
    ++collected.blobs;
    collected.blob_bytes += info->size;
  }
  pins_->Forget(options.blobs_before);
  return collected;
}

}  // namespace preau::blobs
