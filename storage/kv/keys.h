#ifndef STORAGE_KV_KEYS_H_
#define STORAGE_KV_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

// Keys whose order as bytes is the order of what they stand for.
namespace preau::kv {

// Appends `value` as 8 bytes, the highest first.
void AppendBigEndian64(uint64_t value, std::string* key);

std::string BigEndian64(uint64_t value);

// The number at the start of `key`; nothing when fewer than 8 bytes are there.
std::optional<uint64_t> ReadBigEndian64(absl::string_view key);

// Like ReadBigEndian64(), and removes the number from `key`.
std::optional<uint64_t> TakeBigEndian64(absl::string_view* key);

// Appends one part of a composite key. Parts may hold any bytes and never run
// into each other: ("a", "bc") and ("ab", "c") give different keys, and keys
// sort by their first part, then by their second. A zero byte is written as
// 00 FF, the end of the part as 00 01.
void AppendKeyPart(absl::string_view part, std::string* key);

// The part at the start of `key`, which is removed from it; nothing, and `key`
// as it was, when it isn't one.
std::optional<std::string> TakeKeyPart(absl::string_view* key);

// The first key after all keys that start with `prefix`; empty (to the end, in
// ScanOptions) when there is none.
std::string PrefixEnd(absl::string_view prefix);

}  // namespace preau::kv

#endif  // STORAGE_KV_KEYS_H_
