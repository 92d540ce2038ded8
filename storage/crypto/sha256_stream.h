#ifndef STORAGE_CRYPTO_SHA256_STREAM_H_
#define STORAGE_CRYPTO_SHA256_STREAM_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace preau::crypto {

// SHA-256 (FIPS 180-4) of bytes that come piece by piece, which can be written
// down half-way and taken up again by another process. By OpenSSL, which uses
// the processor's instructions for it; libsodium is five times slower.
// Thread-compatible.
class Sha256Stream {
 public:
  Sha256Stream();

  void Add(absl::string_view piece);
  // Of all bytes so far; more may follow.
  std::string Digest() const;
  // Bytes so far.
  uint64_t size() const { return size_; }

  // At most kMaxStateBytes; the same on all machines. It tells the last 63
  // bytes and nothing that isn't derived from the others, but whoever has it
  // can compute hashes of longer texts: keep it where the bytes are kept.
  std::string Save() const;
  // Nothing when `state` can't be what Save() gave.
  static std::optional<Sha256Stream> Restore(absl::string_view state);
  static constexpr size_t kMaxStateBytes = 32 + 8 + 63;

 private:
  // The eight words of the standard's H, after all whole blocks.
  std::array<uint32_t, 8> words_;
  // What comes after the last whole block of 64 bytes.
  std::string rest_;
  uint64_t size_ = 0;
};

}  // namespace preau::crypto

#endif  // STORAGE_CRYPTO_SHA256_STREAM_H_
