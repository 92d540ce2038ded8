#include "storage/blobs/blob_id.h"

#include <algorithm>

#include "absl/strings/escaping.h"

namespace preau::blobs {
namespace {

constexpr size_t kBytes = 32;

bool IsDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

}  // namespace

std::optional<BlobId> BlobId::FromBytes(absl::string_view bytes) {
  if (bytes.size() != kBytes) return std::nullopt;
  return BlobId(std::string(bytes));
}

std::optional<BlobId> BlobId::FromHex(absl::string_view hex) {
  if (hex.size() != 2 * kBytes ||
      !std::all_of(hex.begin(), hex.end(), IsDigit)) {
    return std::nullopt;
  }
  return BlobId(absl::HexStringToBytes(hex));
}

std::string BlobId::ToHex() const { return absl::BytesToHexString(bytes_); }

}  // namespace preau::blobs
