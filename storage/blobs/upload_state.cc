#include "storage/blobs/upload_state.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::blobs {
namespace {

bool IsOwner(absl::string_view owner) {
  return !owner.empty() && owner.size() <= kMaxOwnerBytes &&
         std::all_of(owner.begin(), owner.end(), absl::ascii_isgraph);
}

absl::Status Damaged() {
  return base::MakeError(absl::StatusCode::kDataLoss,
                         {"STORAGE_DAMAGED", "", {}});
}

}  // namespace

absl::StatusOr<UploadState> NewUploadState(const NewUpload& upload,
                                           uint64_t max_bytes,
                                           base::Clock* clock,
                                           base::Random* random) {
  if (!IsOwner(upload.owner)) {
    return base::InvalidField("UPLOAD_OWNER_INVALID", "owner",
                              {{"max", absl::StrCat(kMaxOwnerBytes)}});
  }
  if (upload.size > max_bytes) {
    return base::InvalidField("BLOB_TOO_LARGE", "size",
                              {{"size", absl::StrCat(upload.size)},
                               {"max", absl::StrCat(max_bytes)}});
  }
  const int64_t now = clock->NowMicros();
  UploadState state;
  state.info.id = base::NewUid(random);
  state.info.owner = upload.owner;
  state.info.size = upload.size;
  state.info.hash = upload.hash;
  state.info.created_micros = now;
  state.info.written_micros = now;
  return state;
}

absl::StatusOr<absl::string_view> NewBytes(const UploadState& state,
                                           uint64_t offset,
                                           absl::string_view piece) {
  if (offset > state.received()) {
    return base::MakeError(absl::StatusCode::kOutOfRange,
                           {"UPLOAD_OFFSET_AHEAD",
                            "offset",
                            {{"offset", absl::StrCat(offset)},
                             {"expected", absl::StrCat(state.received())}}});
  }
  // It is at most the declared size, so that the difference can't overflow.
  if (piece.size() > state.info.size - offset) {
    return base::InvalidField("UPLOAD_TOO_LONG", "size",
                              {{"size", absl::StrCat(offset + piece.size())},
                               {"declared", absl::StrCat(state.info.size)}});
  }
  const uint64_t there = state.received() - offset;
  return piece.substr(std::min<uint64_t>(there, piece.size()));
}

absl::StatusOr<BlobId> FinishedId(const UploadState& state) {
  if (state.received() < state.info.size) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"UPLOAD_INCOMPLETE",
                            "size",
                            {{"received", absl::StrCat(state.received())},
                             {"declared", absl::StrCat(state.info.size)}}});
  }
  const BlobId id = *BlobId::FromBytes(state.hash.Digest());
  if (state.info.hash.has_value() && *state.info.hash != id) {
    return base::InvalidField(
        "UPLOAD_HASH_DIFFERS", "hash",
        {{"declared", state.info.hash->ToHex()}, {"found", id.ToHex()}});
  }
  return id;
}

storage::v1::StoredUpload ToStored(const UploadState& state) {
  const UploadInfo& info = state.info;
  storage::v1::StoredUpload stored;
  stored.set_id(info.id);
  stored.set_owner(info.owner);
  stored.set_size(info.size);
  if (info.hash.has_value()) stored.set_declared_sha256(info.hash->bytes());
  stored.set_create_time_micros(info.created_micros);
  stored.set_write_time_micros(info.written_micros);
  stored.set_sha256_state(state.hash.Save());
  if (info.finished.has_value()) {
    stored.set_sha256(info.finished->bytes());
    stored.set_finished(true);
  }
  return stored;
}

absl::StatusOr<UploadState> FromStored(
    const storage::v1::StoredUpload& stored) {
  UploadState state;
  UploadInfo& info = state.info;
  info.id = stored.id();
  info.owner = stored.owner();
  info.size = stored.size();
  info.created_micros = stored.create_time_micros();
  info.written_micros = stored.write_time_micros();
  if (!stored.declared_sha256().empty()) {
    info.hash = BlobId::FromBytes(stored.declared_sha256());
    if (!info.hash.has_value()) return Damaged();
  }
  if (stored.finished()) {
    info.finished = BlobId::FromBytes(stored.sha256());
    if (!info.finished.has_value()) return Damaged();
  }
  const auto hash = crypto::Sha256Stream::Restore(stored.sha256_state());
  if (!hash.has_value() || hash->size() > info.size) return Damaged();
  state.hash = *hash;
  info.kept = hash->size();
  return state;
}

absl::Status UploadUnknown(absl::string_view id) {
  return base::NotFound("UPLOAD_UNKNOWN", id);
}

absl::Status UploadsTooMany(uint64_t max) {
  return base::MakeError(
      absl::StatusCode::kResourceExhausted,
      {"UPLOADS_TOO_MANY", "", {{"max", absl::StrCat(max)}}});
}

absl::Status BlobUnknown(const BlobId& id) {
  return base::NotFound("BLOB_UNKNOWN", id.ToHex());
}

absl::Status BlobDamaged(const BlobId& id) {
  return base::MakeError(absl::StatusCode::kDataLoss,
                         {"BLOB_DAMAGED", "", {{"hash", id.ToHex()}}});
}

absl::Status CheckRange(uint64_t offset, uint64_t size) {
  if (offset <= size) return absl::OkStatus();
  return base::MakeError(
      absl::StatusCode::kOutOfRange,
      {"BLOB_RANGE_INVALID",
       "offset",
       {{"offset", absl::StrCat(offset)}, {"size", absl::StrCat(size)}}});
}

}  // namespace preau::blobs
