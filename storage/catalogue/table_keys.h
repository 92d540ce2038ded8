#ifndef STORAGE_CATALOGUE_TABLE_KEYS_H_
#define STORAGE_CATALOGUE_TABLE_KEYS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "storage/kv/keys.h"

// The keys of the catalogue's tables. Tables that aren't here have the id
// itself as their key.
namespace preau::catalogue {

// Tables member_log and payloads.
inline std::string LogKey(absl::string_view member, uint64_t epoch,
                          uint64_t sequence) {
  std::string key;
  kv::AppendKeyPart(member, &key);
  kv::AppendBigEndian64(epoch, &key);
  kv::AppendBigEndian64(sequence, &key);
  return key;
}

// Tables source_keys and harvested_records, of whose `source` the whole name.
inline std::string SourceKey(absl::string_view source, absl::string_view key) {
  std::string row;
  kv::AppendKeyPart(source, &row);
  kv::AppendKeyPart(key, &row);
  return row;
}

// Table ledger holds two rows a request: the answer, and, by time, where it
// is, so that old answers can be removed.
inline std::string LedgerKey(absl::string_view actor,
                             absl::string_view request_id) {
  std::string key = "r";
  kv::AppendKeyPart(actor, &key);
  kv::AppendKeyPart(request_id, &key);
  return key;
}

inline std::string LedgerTimeKey(uint64_t time_micros,
                                 absl::string_view ledger_key) {
  std::string key = "t";
  kv::AppendBigEndian64(time_micros, &key);
  key.append(ledger_key.data(), ledger_key.size());
  return key;
}

// Table reports, newest first within a member.
inline std::string ReportKey(absl::string_view member, uint64_t start_micros,
                             absl::string_view id) {
  std::string key;
  kv::AppendKeyPart(member, &key);
  kv::AppendBigEndian64(~start_micros, &key);
  key.append(id.data(), id.size());
  return key;
}

// Table sources.
inline std::string SourceRowKey(absl::string_view member,
                                absl::string_view id) {
  std::string key;
  kv::AppendKeyPart(member, &key);
  key.append(id.data(), id.size());
  return key;
}

// Table harvests holds two rows a harvest: itself, and, newest first within
// its source, where it is.
inline std::string HarvestKey(absl::string_view member, absl::string_view id) {
  std::string key = "r";
  kv::AppendKeyPart(member, &key);
  key.append(id.data(), id.size());
  return key;
}

inline std::string HarvestOrderKey(absl::string_view source,
                                   uint64_t start_micros,
                                   absl::string_view id) {
  std::string key = "s";
  kv::AppendKeyPart(source, &key);
  kv::AppendBigEndian64(~start_micros, &key);
  key.append(id.data(), id.size());
  return key;
}

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_TABLE_KEYS_H_
