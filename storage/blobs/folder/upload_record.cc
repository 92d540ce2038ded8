#include "storage/blobs/folder/upload_record.h"

#include <optional>

#include "absl/strings/string_view.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/crypto/crypto.h"

namespace preau::blobs {
namespace {

// Apart by a block of any usual medium, which is what a power cut tears.
constexpr uint64_t kSlotBytes = 4096;
constexpr int kSlots = 2;
constexpr size_t kNumberBytes = 8;
constexpr size_t kSizeBytes = 2;

// Little-endian.
void AppendNumber(uint64_t number, size_t bytes, std::string* out) {
  for (size_t i = 0; i < bytes; ++i) {
    out->push_back(static_cast<char>(number >> (8 * i)));
  }
}

uint64_t TakeNumber(size_t bytes, absl::string_view* text) {
  uint64_t number = 0;
  for (size_t i = 0; i < bytes; ++i) {
    number |= uint64_t{static_cast<unsigned char>((*text)[i])} << (8 * i);
  }
  text->remove_prefix(bytes);
  return number;
}

// Hash of the rest, number, size, message.
std::string ToSlot(uint64_t number, const storage::v1::StoredUpload& stored) {
  const std::string message = stored.SerializeAsString();
  std::string rest;
  AppendNumber(number, kNumberBytes, &rest);
  AppendNumber(message.size(), kSizeBytes, &rest);
  rest += message;
  return crypto::Sha256({rest}) + rest;
}

std::optional<std::pair<uint64_t, storage::v1::StoredUpload>> FromSlot(
    absl::string_view slot) {
  constexpr size_t kHead = kNumberBytes + kSizeBytes;
  if (slot.size() < crypto::kSha256Bytes + kHead) return std::nullopt;
  const absl::string_view hash = slot.substr(0, crypto::kSha256Bytes);
  const absl::string_view rest = slot.substr(crypto::kSha256Bytes);
  absl::string_view left = rest;
  const uint64_t number = TakeNumber(kNumberBytes, &left);
  const uint64_t size = TakeNumber(kSizeBytes, &left);
  if (size > left.size() ||
      crypto::Sha256({rest.substr(0, kHead + size)}) != hash) {
    return std::nullopt;
  }
  std::pair<uint64_t, storage::v1::StoredUpload> found;
  found.first = number;
  if (!found.second.ParseFromArray(left.data(), static_cast<int>(size))) {
    return std::nullopt;
  }
  return found;
}

}  // namespace

absl::StatusOr<UploadRecord> UploadRecord::Create(
    Disk* disk, const std::string& path,
    const storage::v1::StoredUpload& stored) {
  PREAU_ASSIGN_OR_RETURN(auto file, disk->Open(path, Disk::Mode::kCreate));
  UploadRecord record(std::move(file));
  absl::Status status =
      record.file_->Write(0, std::string(kSlots * kSlotBytes, '\0'));
  if (status.ok()) status = record.Write(stored);
  if (!status.ok()) {
    disk->Remove(path).IgnoreError();
    return status;
  }
  return record;
}

absl::StatusOr<UploadRecord> UploadRecord::Open(Disk* disk,
                                                const std::string& path) {
  PREAU_ASSIGN_OR_RETURN(auto file, disk->Open(path, Disk::Mode::kWrite));
  UploadRecord record(std::move(file));
  for (int slot = 0; slot < kSlots; ++slot) {
    PREAU_ASSIGN_OR_RETURN(
        const std::string bytes,
        record.file_->Read(static_cast<uint64_t>(slot) * kSlotBytes,
                           kSlotBytes));
    auto found = FromSlot(bytes);
    if (found.has_value() && found->first > record.number_) {
      record.number_ = found->first;
      record.stored_ = std::move(found->second);
    }
  }
  if (record.number_ == 0) return absl::NotFoundError(path);
  return record;
}

absl::Status UploadRecord::Write(const storage::v1::StoredUpload& stored) {
  const std::string slot = ToSlot(number_ + 1, stored);
  if (slot.size() > kSlotBytes) {
    return absl::InternalError("an upload's record fills more than its slot");
  }
  PREAU_RETURN_IF_ERROR(
      file_->Write((number_ + 1) % kSlots * kSlotBytes, slot));
  ++number_;
  stored_ = stored;
  return absl::OkStatus();
}

}  // namespace preau::blobs
