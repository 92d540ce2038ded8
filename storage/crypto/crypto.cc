#include "storage/crypto/crypto.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <cstdio>
#include <cstdlib>

#include "storage/base/error.h"

namespace preau::crypto {
namespace {

static_assert(kSha256Bytes == crypto_hash_sha256_BYTES);
static_assert(kKeyBytes == crypto_secretbox_KEYBYTES);

void Initialise() {
  static const bool kReady = sodium_init() >= 0;
  if (!kReady) {
    std::fputs("libsodium can't start: no source of randomness\n", stderr);
    std::abort();
  }
}

const unsigned char* Bytes(absl::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* Bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

std::string Sha256(absl::Span<const absl::string_view> parts) {
  Initialise();
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (const absl::string_view part : parts) {
    crypto_hash_sha256_update(&state, Bytes(part), part.size());
  }
  std::string hash(kSha256Bytes, '\0');
  crypto_hash_sha256_final(&state, Bytes(hash));
  return hash;
}

std::string HmacSha256(absl::string_view key, absl::string_view text) {
  Initialise();
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, Bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, Bytes(text), text.size());
  std::string hash(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, Bytes(hash));
  return hash;
}

std::string Md5(absl::string_view text) {
  std::string hash(16, '\0');
  EVP_Digest(text.data(), text.size(), Bytes(hash), nullptr, EVP_md5(),
             nullptr);
  return hash;
}

std::string NewKey() {
  Initialise();
  std::string key(kKeyBytes, '\0');
  crypto_secretbox_keygen(Bytes(key));
  return key;
}

std::string Seal(absl::string_view text, absl::string_view key) {
  Initialise();
  std::string sealed(
      crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size(),
      '\0');
  unsigned char* nonce = Bytes(sealed);
  randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, Bytes(text),
                        text.size(), nonce, Bytes(key));
  return sealed;
}

absl::StatusOr<std::string> Open(absl::string_view sealed,
                                 absl::string_view key) {
  Initialise();
  constexpr size_t kOverhead =
      crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  std::string text;
  if (sealed.size() >= kOverhead && key.size() == kKeyBytes) {
    text.resize(sealed.size() - kOverhead);
    if (crypto_secretbox_open_easy(Bytes(text),
                                   Bytes(sealed) + crypto_secretbox_NONCEBYTES,
                                   sealed.size() - crypto_secretbox_NONCEBYTES,
                                   Bytes(sealed), Bytes(key)) == 0) {
      return text;
    }
  }
  return base::MakeError(absl::StatusCode::kDataLoss, {"SEAL_BROKEN", "", {}});
}

}  // namespace preau::crypto
