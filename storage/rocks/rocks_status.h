#ifndef STORAGE_ROCKS_ROCKS_STATUS_H_
#define STORAGE_ROCKS_ROCKS_STATUS_H_

#include "absl/status/status.h"
#include "rocksdb/status.h"

namespace preau::rocks {

// RocksDB's status as ours:
//   Corruption -> DATA_LOSS, reason STORAGE_DAMAGED
//   a lock that another process holds -> UNAVAILABLE, STORAGE_IN_USE
//   others -> INTERNAL, reason STORAGE_FAILED
// RocksDB's words go to the log, for they hold paths. NotFound and NoSpace are
// the caller's to handle.
absl::Status FromRocks(const rocksdb::Status& status);

}  // namespace preau::rocks

#endif  // STORAGE_ROCKS_ROCKS_STATUS_H_
