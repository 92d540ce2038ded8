#ifndef STORAGE_CRYPTO_CRYPTO_H_
#define STORAGE_CRYPTO_CRYPTO_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// What the house needs of libsodium. All functions are thread-safe.
namespace preau::crypto {

inline constexpr size_t kSha256Bytes = 32;
inline constexpr size_t kKeyBytes = 32;

// SHA-256 (FIPS 180-4) of the parts, one after another.
std::string Sha256(absl::Span<const absl::string_view> parts);

// HMAC (RFC 2104) with SHA-256, by a key of any length.
std::string HmacSha256(absl::string_view key, absl::string_view text);

// MD5 (RFC 1321), which proves nothing to anybody: only to compare with what
// others compute of bytes that went wrong by accident.
std::string Md5(absl::string_view text);

// A new secret key of kKeyBytes.
std::string NewKey();

// Authenticated encryption (XSalsa20-Poly1305) with a nonce of its own, which
// stands before the sealed bytes. `key` has kKeyBytes.
std::string Seal(absl::string_view text, absl::string_view key);

// DATA_LOSS (SEAL_BROKEN) when `sealed` wasn't made by Seal() with this key.
absl::StatusOr<std::string> Open(absl::string_view sealed,
                                 absl::string_view key);

}  // namespace preau::crypto

#endif  // STORAGE_CRYPTO_CRYPTO_H_
