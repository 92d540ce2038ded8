#include "storage/blobs/s3/s3_session.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

namespace preau::blobs {
namespace {

constexpr size_t kMaxRecordBytes = size_t{4} << 20;

S3Client::Metadata KeptAt(int64_t micros) {
  return {{"preau-kept", absl::StrCat(micros)}};
}

}  // namespace

absl::Status S3BlobStore::Session::Create(S3BlobStore* store,
                                          const UploadState& state) {
  storage::v1::StoredUpload stored = ToStored(state);
  stored.set_part_bytes(store->options_.part_bytes);
  return store->client_->Put(store->UploadKey(state.info.id, "record"),
                             stored.SerializeAsString(), {});
}

absl::StatusOr<std::unique_ptr<S3BlobStore::Session>>
S3BlobStore::Session::Load(S3BlobStore* store, const std::string& id) {
  const auto record =
      store->client_->GetAll(store->UploadKey(id, "record"), kMaxRecordBytes);
  if (absl::IsNotFound(record.status())) return UploadUnknown(id);
  PREAU_RETURN_IF_ERROR(record.status());
  storage::v1::StoredUpload stored;
  absl::StatusOr<UploadState> state = absl::DataLossError("");
  if (stored.ParseFromString(*record)) state = FromStored(stored);
  const uint64_t in_parts =
      stored.part_bytes() * static_cast<uint64_t>(stored.part_tags_size());
  if (!state.ok() || state->info.id != id || stored.part_bytes() == 0 ||
      (in_parts > state->received() && stored.sha256().empty())) {
    base::LogWarning("blobs: the record of upload ", id, " makes no sense");
    return UploadUnknown(id);
  }
  std::unique_ptr<Session> session(
      new Session(store, *std::move(state), stored.part_bytes()));
  session->parts_id_ = stored.multipart_id();
  session->tags_.assign(stored.part_tags().begin(), stored.part_tags().end());
  if (session->state_.info.finished.has_value()) return session;
  session->placing_ = BlobId::FromBytes(stored.sha256());
  if (!session->placing_.has_value() && session->state_.info.kept > in_parts) {
    const absl::Status status =
        session->LoadTail(session->state_.info.kept - in_parts);
    if (absl::IsNotFound(status)) return session->BytesGone();
    PREAU_RETURN_IF_ERROR(status);
  }
  return session;
}

absl::Status S3BlobStore::Session::BytesGone() const {
  base::LogWarning("blobs: the bytes of upload ", state_.info.id, " are gone");
  return UploadUnknown(state_.info.id);
}

absl::Status S3BlobStore::Session::LoadTail(uint64_t size) {
  // A later one, whose record wasn't written, begins with the same bytes.
  PREAU_ASSIGN_OR_RETURN(const std::string tail,
                         client().GetAll(Key("tail"), part_bytes_));
  if (tail.size() < size) return absl::NotFoundError("tail");
  buffer_ = tail.substr(0, size);
  has_tail_ = true;
  return absl::OkStatus();
}

absl::StatusOr<UploadProgress> S3BlobStore::Session::Append(
    uint64_t offset, absl::string_view piece) {
  PREAU_ASSIGN_OR_RETURN(absl::string_view bytes,
                         NewBytes(state_, offset, piece));
  // A part that couldn't be put there before.
  if (buffer_.size() >= part_bytes_) {
    PREAU_RETURN_IF_ERROR(PutPart(std::nullopt));
  }
  buffer_.reserve(std::min(part_bytes_, state_.info.size));
  while (!bytes.empty()) {
    const absl::string_view some = bytes.substr(
        0, std::min<uint64_t>(bytes.size(), part_bytes_ - buffer_.size()));
    buffer_.append(some.data(), some.size());
    state_.hash.Add(some);
    bytes.remove_prefix(some.size());
    if (buffer_.size() == part_bytes_) {
      PREAU_RETURN_IF_ERROR(PutPart(std::nullopt));
    }
  }
  return state_.progress();
}

absl::Status S3BlobStore::Session::PutPart(const std::optional<BlobId>& id) {
  if (parts_id_.empty()) {
    PREAU_ASSIGN_OR_RETURN(parts_id_, client().StartParts(Key("bytes")));
  }
  const int number = static_cast<int>(tags_.size()) + 1;
  PREAU_ASSIGN_OR_RETURN(
      std::string tag,
      client().PutPart(Key("bytes"), parts_id_, number, buffer_));
  tags_.push_back(std::move(tag));
  const absl::Status status = Keep(id);
  if (!status.ok()) {
    // The same part is put there again.
    tags_.pop_back();
    return status;
  }
  buffer_.clear();
  return absl::OkStatus();
}

absl::Status S3BlobStore::Session::Keep(const std::optional<BlobId>& id) {
  UploadState kept = state_;
  kept.info.written_micros = store_->options_.clock->NowMicros();
  storage::v1::StoredUpload stored = ToStored(kept);
  stored.set_part_bytes(part_bytes_);
  stored.set_multipart_id(parts_id_);
  for (const std::string& tag : tags_) stored.add_part_tags(tag);
  if (id.has_value()) stored.set_sha256(id->bytes());
  PREAU_RETURN_IF_ERROR(
      client().Put(Key("record"), stored.SerializeAsString(), {}));
  state_.info.written_micros = kept.info.written_micros;
  state_.info.kept = state_.received();
  return absl::OkStatus();
}

absl::StatusOr<UploadProgress> S3BlobStore::Session::Checkpoint() {
  if (state_.received() == state_.info.kept) return state_.progress();
  if (buffer_.size() >= part_bytes_) {
    PREAU_RETURN_IF_ERROR(PutPart(std::nullopt));
  } else {
    PREAU_RETURN_IF_ERROR(client().Put(Key("tail"), buffer_, {}));
    has_tail_ = true;
    PREAU_RETURN_IF_ERROR(Keep(std::nullopt));
  }
  return state_.progress();
}

absl::StatusOr<FinishedUpload> S3BlobStore::Session::Finish() {
  if (state_.info.finished.has_value()) return Found(*state_.info.finished);
  const absl::StatusOr<BlobId> id = FinishedId(state_);
  if (absl::IsInvalidArgument(id.status())) {
    PREAU_RETURN_IF_ERROR(store_->RemoveObjects(state_.info.id, parts_id_));
    condition_ = Condition::kGone;
  }
  PREAU_RETURN_IF_ERROR(id.status());
  Lease lease = store_->pins_->Hold(*id);
  const absl::Status there = client().Head(store_->BlobKey(*id)).status();
  if (!there.ok() && !absl::IsNotFound(there)) return there;
  const int64_t now = store_->options_.clock->NowMicros();
  if (tags_.empty()) {
    PREAU_RETURN_IF_ERROR(
        client().Put(store_->BlobKey(*id), buffer_, KeptAt(now)));
  } else {
    PREAU_RETURN_IF_ERROR(Place(*id, now));
  }
  state_.info.finished = *id;
  store_->Ended(state_.info.id);
  const std::string parts = std::exchange(parts_id_, "");
  tags_.clear();
  buffer_.clear();
  // Without it, the blob is found when the session is loaded, or put there once
  // more.
  absl::Status status = Keep(std::nullopt);
  if (status.ok() && !parts.empty()) status = client().Delete(Key("bytes"));
  if (status.ok() && has_tail_) status = client().Delete(Key("tail"));
  if (!status.ok()) base::LogWarning("blobs: ", status.message());
  return FinishedUpload{
      {*id, state_.info.size, now}, there.ok(), std::move(lease)};
}

absl::Status S3BlobStore::Session::Place(const BlobId& id, int64_t now) {
  if (placing_ != id) {
    PREAU_RETURN_IF_ERROR(buffer_.empty() ? Keep(id) : PutPart(id));
    placing_ = id;
  }
  const absl::Status completed =
      client().CompleteParts(Key("bytes"), parts_id_, tags_);
  // It may have been done before, and the answer lost.
  if (!absl::IsNotFound(completed)) PREAU_RETURN_IF_ERROR(completed);
  const absl::StatusOr<S3Object> object = client().Head(Key("bytes"));
  if (absl::IsNotFound(object.status())) return BytesGone();
  PREAU_RETURN_IF_ERROR(object.status());
  if (object->size != state_.info.size) return BlobDamaged(id);
  return client().Copy(Key("bytes"), store_->BlobKey(id), KeptAt(now));
}

absl::StatusOr<FinishedUpload> S3BlobStore::Session::Found(const BlobId& id) {
  Lease lease = store_->pins_->Hold(id);
  PREAU_ASSIGN_OR_RETURN(const BlobInfo blob, store_->GetBlob(id));
  return FinishedUpload{blob, true, std::move(lease)};
}

}  // namespace preau::blobs
