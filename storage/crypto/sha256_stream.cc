#include "storage/crypto/sha256_stream.h"

// The functions that show their state; OpenSSL 3 would rather have us use those
// that hide it.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <algorithm>

namespace preau::crypto {
namespace {

constexpr size_t kBlock = SHA256_CBLOCK;

// A context that has seen `size` bytes, a multiple of the block's size.
SHA256_CTX MakeContext(const std::array<uint32_t, 8>& words, uint64_t size) {
  SHA256_CTX context;
  SHA256_Init(&context);
  std::copy(words.begin(), words.end(), context.h);
  const uint64_t bits = size * 8;
  context.Nl = static_cast<SHA_LONG>(bits);
  context.Nh = static_cast<SHA_LONG>(bits >> 32);
  return context;
}

template <typename Number>
void AppendBigEndian(Number number, std::string* out) {
  for (int shift = 8 * (int{sizeof number} - 1); shift >= 0; shift -= 8) {
    out->push_back(static_cast<char>(number >> shift));
  }
}

template <typename Number>
Number TakeBigEndian(absl::string_view* text) {
  Number number = 0;
  for (size_t i = 0; i < sizeof number; ++i) {
    number = (number << 8) | static_cast<unsigned char>((*text)[i]);
  }
  text->remove_prefix(sizeof number);
  return number;
}

}  // namespace

Sha256Stream::Sha256Stream() {
  SHA256_CTX context;
  SHA256_Init(&context);
  std::copy(std::begin(context.h), std::end(context.h), words_.begin());
}

void Sha256Stream::Add(absl::string_view piece) {
  const uint64_t whole = size_ - rest_.size();
  size_ += piece.size();
  if (rest_.size() + piece.size() < kBlock) {
    rest_.append(piece.data(), piece.size());
    return;
  }
  SHA256_CTX context = MakeContext(words_, whole);
  SHA256_Update(&context, rest_.data(), rest_.size());
  const size_t left = (rest_.size() + piece.size()) % kBlock;
  SHA256_Update(&context, piece.data(), piece.size() - left);
  std::copy(std::begin(context.h), std::end(context.h), words_.begin());
  const absl::string_view rest = piece.substr(piece.size() - left);
  rest_.assign(rest.data(), rest.size());
}

std::string Sha256Stream::Digest() const {
  SHA256_CTX context = MakeContext(words_, size_ - rest_.size());
  SHA256_Update(&context, rest_.data(), rest_.size());
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256_Final(reinterpret_cast<unsigned char*>(hash.data()), &context);
  return hash;
}

std::string Sha256Stream::Save() const {
  std::string state;
  for (const uint32_t word : words_) AppendBigEndian(word, &state);
  AppendBigEndian(size_, &state);
  return state + rest_;
}

std::optional<Sha256Stream> Sha256Stream::Restore(absl::string_view state) {
  Sha256Stream stream;
  if (state.size() < sizeof stream.words_ + sizeof stream.size_) {
    return std::nullopt;
  }
  for (uint32_t& word : stream.words_) word = TakeBigEndian<uint32_t>(&state);
  stream.size_ = TakeBigEndian<uint64_t>(&state);
  if (state.size() != stream.size_ % kBlock) return std::nullopt;
  stream.rest_ = std::string(state);
  return stream;
}

}  // namespace preau::crypto
