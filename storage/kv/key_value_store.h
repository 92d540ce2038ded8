#ifndef STORAGE_KV_KEY_VALUE_STORE_H_
#define STORAGE_KV_KEY_VALUE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::kv {

// What a store is divided into. The list is fixed; the names that TableName()
// gives are on disk, so they never change and are never used again for
// something else.
enum class Table {
  kMeta,
  kResources,
  kNames,
  kSourceKeys,
  kApplyLog,
  kMemberLog,
  kPayloads,
  kLedger,
  kAudit,
  kOriginals,
  // Keys that encrypt the originals; never part of a backup, so that deleting
  // a key deletes what is in the backups too.
  kOriginalKeys,
  kPrincipals,
  kReports,
  kMembers,
  kSources,
  kHarvests,
  kHarvestedRecords,
  kWorks,
};

inline constexpr Table kAllTables[] = {
    Table::kMeta,       Table::kResources,        Table::kNames,
    Table::kSourceKeys, Table::kApplyLog,         Table::kMemberLog,
    Table::kPayloads,   Table::kLedger,           Table::kAudit,
    Table::kOriginals,  Table::kOriginalKeys,     Table::kPrincipals,
    Table::kReports,    Table::kMembers,          Table::kSources,
    Table::kHarvests,   Table::kHarvestedRecords, Table::kWorks,
};
inline constexpr size_t kTableCount = sizeof(kAllTables) / sizeof(Table);

absl::string_view TableName(Table table);

inline constexpr size_t TableIndex(Table table) {
  return static_cast<size_t>(table);
}

// Limits of every store, in bytes. Memory and the reserve that storage/rocks
// keeps on the disk are sized by them.
inline constexpr size_t kMaxBatchBytes = 16 << 20;
inline constexpr size_t kMaxKeyBytes = 16 << 10;

// Changes that are made together or not at all, in the order in which they
// were added. Keys and values are any bytes; both may be empty.
// Thread-compatible.
class WriteBatch {
 public:
  struct Op {
    enum class Kind { kPut, kDelete, kDeleteRange };
    Kind kind;
    Table table;
    std::string key;    // kDeleteRange: first key to delete.
    std::string value;  // kDeleteRange: first key to keep.
  };

  void Put(Table table, absl::string_view key, absl::string_view value);
  // Deleting what isn't there is fine.
  void Delete(Table table, absl::string_view key);
  // Deletes `from` <= key < `to`; nothing when `to` <= `from`.
  void DeleteRange(Table table, absl::string_view from, absl::string_view to);

  const std::vector<Op>& ops() const { return ops_; }
  // What kMaxBatchBytes counts: keys, values and a fixed cost per operation.
  size_t bytes() const { return bytes_; }
  bool empty() const { return ops_.empty(); }

 private:
  void Add(Op::Kind kind, Table table, absl::string_view key,
           absl::string_view value);

  std::vector<Op> ops_;
  size_t bytes_ = 0;
};

// INVALID_ARGUMENT when `batch` is above a limit: reason BATCH_TOO_LARGE (args
// size, max) or KEY_TOO_LONG (args size, max).
absl::Status CheckLimits(const WriteBatch& batch);

// A range of one table's keys, in the order of their bytes as unsigned numbers.
struct ScanOptions {
  Table table = Table::kMeta;
  std::string from;      // Inclusive.
  std::string to;        // Exclusive; empty: to the end.
  bool reverse = false;  // From the last key to the first.
};

// Thread-safe. A failing disk gives DATA_LOSS (bytes that are damaged) or
// INTERNAL.
class Reader {
 public:
  virtual ~Reader() = default;

  // NOT_FOUND, without detail, when there is no such key.
  virtual absl::StatusOr<std::string> Get(Table table,
                                          absl::string_view key) const = 0;

  // Calls `visit` for each key of the range until it returns false. All calls
  // see the store as it was at one moment. The views are valid during the call;
  // `visit` may read and write the store.
  virtual absl::Status Scan(
      const ScanOptions& options,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const = 0;
};

// Whether Write() waits until the batch would survive a power cut. What was
// written with kNo survives no later than the next kYes or Flush(), and only
// together with all that was written before it: a caller must not tell anybody
// that such a write is kept.
enum class Sync { kYes, kNo };

// Thread-safe.
class KeyValueStore : public Reader {
 public:
  // Applies `batch`, whole or not at all. Errors:
  //   INVALID_ARGUMENT: see CheckLimits(). Nothing was written.
  //   RESOURCE_EXHAUSTED, reason DISK_FULL (args free, needed: bytes): nothing
  //     was written; works again by itself once there is space.
  //   UNAVAILABLE, reason STORAGE_READ_ONLY: nothing was written.
  //   Any other: the outcome is unknown until the store is opened again.
  [[nodiscard]] virtual absl::Status Write(const WriteBatch& batch,
                                           Sync sync) = 0;

  // The store as it is now. Must be destroyed before the store, and soon: what
  // it sees can't be cleaned up meanwhile.
  virtual std::unique_ptr<Reader> Snapshot() const = 0;

  // Makes everything that was written with Sync::kNo survive a power cut.
  [[nodiscard]] virtual absl::Status Flush() = 0;

  // OK when a small Write() would be taken now, else the error that it would
  // give. Cheap; for readiness. May heal what can be healed.
  [[nodiscard]] virtual absl::Status CheckWritable() = 0;
};

}  // namespace preau::kv

#endif  // STORAGE_KV_KEY_VALUE_STORE_H_
