#ifndef STORAGE_BLOBS_BLOB_ID_H_
#define STORAGE_BLOBS_BLOB_ID_H_

#include <compare>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace preau::blobs {

// The name of a blob: the SHA-256 (FIPS 180-4) of its bytes.
class BlobId {
 public:
  // Of 32 bytes, or of 64 lower-case hexadecimal digits; nothing for others.
  static std::optional<BlobId> FromBytes(absl::string_view bytes);
  static std::optional<BlobId> FromHex(absl::string_view hex);

  const std::string& bytes() const { return bytes_; }
  std::string ToHex() const;

  auto operator<=>(const BlobId&) const = default;

  template <typename H>
  friend H AbslHashValue(H h, const BlobId& id) {
    return H::combine(std::move(h), id.bytes_);
  }
  friend void PrintTo(const BlobId& id, std::ostream* out) {
    *out << id.ToHex();
  }

 private:
  explicit BlobId(std::string bytes) : bytes_(std::move(bytes)) {}

  std::string bytes_;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_BLOB_ID_H_
