#ifndef STORAGE_CATALOGUE_HEAD_H_
#define STORAGE_CATALOGUE_HEAD_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "storage/catalogue/types.h"
#include "storage/kv/key_value_store.h"

namespace preau::catalogue {

// Where the logs end: what the next write goes on from.
struct Head {
  // Last apply sequence; 0 when there is none.
  uint64_t apply_sequence = 0;
  // Last audit entry: its number, and the SHA-256 of its bytes.
  uint64_t audit_number = 0;
  std::string audit_sha256;
  // By id.
  std::map<std::string, StoredMember> members;
};

// DATA_LOSS (STORAGE_DAMAGED) when a row can't be read.
absl::StatusOr<Head> LoadHead(const kv::Reader& store);

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_HEAD_H_
