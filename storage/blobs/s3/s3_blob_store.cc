#include "storage/blobs/s3/s3_blob_store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"
#include "storage/blobs/s3/s3_session.h"
#include "storage/blobs/upload_state.h"
#include "storage/crypto/sha256_stream.h"

namespace preau::blobs {
namespace {

constexpr size_t kMaxPrefixBytes = 128;

absl::Status OptionInvalid(absl::string_view option) {
  return base::InvalidField("BLOB_SERVER_OPTION_INVALID", option,
                            {{"option", std::string(option)}});
}

bool IsPrefix(absl::string_view prefix) {
  return prefix.empty() ||
         (prefix.size() <= kMaxPrefixBytes && absl::EndsWith(prefix, "/") &&
          prefix[0] != '/' && !absl::StrContains(prefix, "//") &&
          std::all_of(prefix.begin(), prefix.end(), [](unsigned char c) {
            return absl::ascii_isalnum(c) || c == '-' || c == '_' || c == '/';
          }));
}

}  // namespace

absl::StatusOr<std::unique_ptr<S3BlobStore>> S3BlobStore::Open(
    std::unique_ptr<S3Client> client, Options options) {
  if (!IsPrefix(options.prefix)) return OptionInvalid("prefix");
  if (options.max_blob_bytes > kMaxBlobBytes) {
    return OptionInvalid("max_blob_bytes");
  }
  if (options.part_bytes < kMinPartBytes ||
      options.part_bytes > kMaxBlobBytes) {
    return OptionInvalid("part_bytes");
  }
  if (options.max_read_bytes == 0) return OptionInvalid("max_read_bytes");
  std::unique_ptr<S3BlobStore> store(
      new S3BlobStore(std::move(client), std::move(options)));
  PREAU_RETURN_IF_ERROR(store->ListUploads([&](const UploadInfo& info) {
    base::MutexLock lock(&store->mutex_);
    if (!info.finished.has_value()) store->unfinished_.insert(info.id);
    return true;
  }));
  return store;
}

S3BlobStore::S3BlobStore(std::unique_ptr<S3Client> client, Options options)
    : client_(std::move(client)),
      options_(std::move(options)),
      pins_(Pins::Create(options_.clock)) {}

std::string S3BlobStore::BlobsPrefix() const {
  return absl::StrCat(options_.prefix, "blobs/");
}

std::string S3BlobStore::UploadsPrefix() const {
  return absl::StrCat(options_.prefix, "uploads/");
}

std::string S3BlobStore::BlobKey(const BlobId& id) const {
  const std::string hex = id.ToHex();
  return absl::StrCat(BlobsPrefix(), hex.substr(0, 2), "/", hex.substr(2, 2),
                      "/", hex);
}

std::string S3BlobStore::UploadKey(absl::string_view id,
                                   absl::string_view name) const {
  return absl::StrCat(UploadsPrefix(), id, "/", name);
}

std::optional<BlobId> S3BlobStore::BlobOfKey(absl::string_view key) const {
  const auto id = BlobId::FromHex(key.substr(key.rfind('/') + 1));
  if (!id.has_value() || BlobKey(*id) != key) return std::nullopt;
  return id;
}

std::optional<std::string> S3BlobStore::UploadOfKey(
    absl::string_view key) const {
  if (!absl::ConsumePrefix(&key, UploadsPrefix())) return std::nullopt;
  const absl::string_view id = key.substr(0, key.find('/'));
  if (!base::IsUid(id)) return std::nullopt;
  return std::string(id);
}

void S3BlobStore::Ended(const std::string& id) {
  base::MutexLock lock(&mutex_);
  unfinished_.erase(id);
}

absl::StatusOr<UploadInfo> S3BlobStore::BeginUpload(const NewUpload& upload) {
  PREAU_ASSIGN_OR_RETURN(const UploadState state,
                         NewUploadState(upload, options_.max_blob_bytes,
                                        options_.clock, options_.random));
  const std::string& id = state.info.id;
  {
    base::MutexLock lock(&mutex_);
    if (unfinished_.size() >= options_.max_uploads) {
      return UploadsTooMany(options_.max_uploads);
    }
    unfinished_.insert(id);
  }
  const absl::Status status = Session::Create(this, state);
  if (!status.ok()) {
    Ended(id);
    return status;
  }
  return state.info;
}

absl::StatusOr<UploadInfo> S3BlobStore::GetUpload(absl::string_view id) {
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

absl::StatusOr<std::unique_ptr<UploadWriter>> S3BlobStore::OpenUpload(
    absl::string_view id) {
  if (!base::IsUid(id)) return UploadUnknown(id);
  return open_.Open(id,
                    [&]() -> absl::StatusOr<std::unique_ptr<UploadSession>> {
                      return Session::Load(this, std::string(id));
                    });
}

absl::Status S3BlobStore::RemoveObjects(const std::string& id,
                                        const std::string& parts) {
  if (!parts.empty()) {
    PREAU_RETURN_IF_ERROR(client_->AbortParts(UploadKey(id, "bytes"), parts));
  }
  // The record last: while it is there, the session can be removed again.
  for (const char* name : {"bytes", "tail", "record"}) {
    PREAU_RETURN_IF_ERROR(client_->Delete(UploadKey(id, name)));
  }
  Ended(id);
  return absl::OkStatus();
}

absl::Status S3BlobStore::AbortUpload(absl::string_view id) {
  if (!base::IsUid(id)) return UploadUnknown(id);
  return open_.Alone(
      id, [&](UploadSession* open) -> absl::StatusOr<OpenUploads::Outcome> {
        const std::string name(id);
        std::unique_ptr<Session> loaded;
        if (open == nullptr) {
          PREAU_ASSIGN_OR_RETURN(loaded, Session::Load(this, name));
        }
        // They are all this store's.
        const auto* session =
            open == nullptr ? loaded.get() : static_cast<Session*>(open);
        PREAU_RETURN_IF_ERROR(RemoveObjects(name, session->parts_id()));
        return OpenUploads::Outcome::kRemoved;
      });
}

absl::Status S3BlobStore::ListUploads(
    absl::FunctionRef<bool(const UploadInfo&)> visit) {
  return client_->List(UploadsPrefix(),
                       [&](const std::string& key) -> absl::StatusOr<bool> {
                         const auto id = UploadOfKey(key);
                         if (!id.has_value() || key != UploadKey(*id, "record"))
                           return true;
                         const absl::StatusOr<UploadInfo> info = GetUpload(*id);
                         if (absl::IsNotFound(info.status())) return true;
                         PREAU_RETURN_IF_ERROR(info.status());
                         return visit(*info);
                       });
}

absl::StatusOr<BlobInfo> S3BlobStore::GetBlob(const BlobId& id) {
  const absl::StatusOr<S3Object> object = client_->Head(BlobKey(id));
  if (absl::IsNotFound(object.status())) return BlobUnknown(id);
  PREAU_RETURN_IF_ERROR(object.status());
  BlobInfo info{id, object->size, 0};
  const auto kept = object->metadata.find("preau-kept");
  if (kept == object->metadata.end() ||
      !absl::SimpleAtoi(kept->second, &info.kept_micros)) {
    // Somebody else put it there: it never gets old.
    info.kept_micros = options_.clock->NowMicros();
  }
  return info;
}

absl::StatusOr<Lease> S3BlobStore::Hold(const BlobId& id) {
  Lease lease = pins_->Hold(id);
  PREAU_RETURN_IF_ERROR(GetBlob(id).status());
  return lease;
}

absl::Status S3BlobStore::Read(
    const BlobId& id, uint64_t offset, uint64_t length,
    absl::FunctionRef<absl::Status(absl::string_view piece)> take) {
  PREAU_ASSIGN_OR_RETURN(const BlobInfo info, GetBlob(id));
  PREAU_RETURN_IF_ERROR(CheckRange(offset, info.size));
  const uint64_t end = offset + std::min(length, info.size - offset);
  const bool whole = offset == 0 && end == info.size;
  crypto::Sha256Stream hash;
  while (offset < end) {
    const uint64_t wanted = std::min(options_.max_read_bytes, end - offset);
    const auto bytes = client_->Get(BlobKey(id), offset, wanted);
    if (absl::IsNotFound(bytes.status())) return BlobUnknown(id);
    PREAU_RETURN_IF_ERROR(bytes.status());
    if (bytes->size() < wanted) return BlobDamaged(id);
    if (whole) hash.Add(*bytes);
    for (absl::string_view left = *bytes; !left.empty();
         left.remove_prefix(std::min(left.size(), kMaxPieceBytes))) {
      PREAU_RETURN_IF_ERROR(take(left.substr(0, kMaxPieceBytes)));
    }
    offset += wanted;
  }
  if (whole && hash.Digest() != id.bytes()) {
    base::LogError("blobs: ", BlobKey(id), " is damaged");
    return BlobDamaged(id);
  }
  return absl::OkStatus();
}

absl::Status S3BlobStore::ListBlobs(
    absl::FunctionRef<bool(const BlobInfo&)> visit) {
  return client_->List(BlobsPrefix(),
                       [&](const std::string& key) -> absl::StatusOr<bool> {
                         const auto id = BlobOfKey(key);
                         if (!id.has_value()) return true;
                         const absl::StatusOr<BlobInfo> info = GetBlob(*id);
                         if (absl::IsNotFound(info.status())) return true;
                         PREAU_RETURN_IF_ERROR(info.status());
                         return visit(*info);
                       });
}

}  // namespace preau::blobs
