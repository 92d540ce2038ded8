#include "storage/kv/keys.h"

#include <utility>

namespace preau::kv {
namespace {

constexpr size_t kNumberBytes = 8;
constexpr char kEscape = '\0';
constexpr char kZeroByte = '\xff';
constexpr char kPartEnd = '\x01';

}  // namespace

void AppendBigEndian64(uint64_t value, std::string* key) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    key->push_back(static_cast<char>((value >> shift) & 0xff));
  }
}

std::string BigEndian64(uint64_t value) {
  std::string key;
  AppendBigEndian64(value, &key);
  return key;
}

std::optional<uint64_t> ReadBigEndian64(absl::string_view key) {
  if (key.size() < kNumberBytes) return std::nullopt;
  uint64_t value = 0;
  for (size_t i = 0; i < kNumberBytes; ++i) {
    value = (value << 8) | static_cast<unsigned char>(key[i]);
  }
  return value;
}

std::optional<uint64_t> TakeBigEndian64(absl::string_view* key) {
  const std::optional<uint64_t> value = ReadBigEndian64(*key);
  if (value) key->remove_prefix(kNumberBytes);
  return value;
}

void AppendKeyPart(absl::string_view part, std::string* key) {
  for (const char c : part) {
    key->push_back(c);
    if (c == kEscape) key->push_back(kZeroByte);
  }
  key->push_back(kEscape);
  key->push_back(kPartEnd);
}

std::optional<std::string> TakeKeyPart(absl::string_view* key) {
  std::string part;
  for (size_t i = 0; i < key->size(); ++i) {
    const char c = (*key)[i];
    if (c != kEscape) {
      part.push_back(c);
      continue;
    }
    if (++i == key->size()) return std::nullopt;
    if ((*key)[i] == kPartEnd) {
      key->remove_prefix(i + 1);
      return part;
    }
    if ((*key)[i] != kZeroByte) return std::nullopt;
    part.push_back('\0');
  }
  return std::nullopt;
}

std::string PrefixEnd(absl::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (!end.empty()) {
    end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  }
  return end;
}

}  // namespace preau::kv
