#ifndef STORAGE_ROCKS_ROCKS_KEY_VALUE_STORE_H_
#define STORAGE_ROCKS_ROCKS_KEY_VALUE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/kv/key_value_store.h"
#include "storage/kv/space_guard.h"

namespace preau::rocks {

class RocksDatabase;

// Two RocksDB databases: `<path>` with all tables but one, and `<path>-keys`
// with kOriginalKeys, so that backups of the first never hold a key of the
// second. Both are on the same file system, or the guard measures both.
//
// A batch that touches both is atomic in each but not across: its changes of
// kOriginalKeys are written, synced, before the rest when there is a Put among
// them, else after. So after a crash no record refers to a key that isn't
// there, and a key may be left over that nothing refers to.
// Thread-safe.
class RocksKeyValueStore : public kv::KeyValueStore {
 public:
  struct Options {
    std::string path;
    bool create_if_missing = false;
    // Memory, in bytes: blocks that were read; one table's unflushed writes,
    // and those of all tables.
    size_t cache_bytes = size_t{128} << 20;
    size_t write_buffer_bytes = size_t{16} << 20;
    size_t all_write_buffers_bytes = size_t{64} << 20;
    // Disk, in bytes: write-ahead log that makes old tables be flushed.
    uint64_t max_wal_bytes = uint64_t{256} << 20;
    // Step in which the write-ahead log's room is reserved; each database holds
    // up to two steps, or what the writes under way need.
    uint64_t wal_reserve_bytes = uint64_t{4} << 20;
    // `directories` is set by Open().
    kv::SpaceGuard::Options guard;
  };

  // Errors, by reason: STORAGE_NOT_FOUND (arg path; nothing there and
  // create_if_missing is false), STORAGE_IN_USE (another process has it open),
  // STORAGE_TOO_NEW (arg table: made by a later version), DISK_FULL (no room
  // even to open it), STORAGE_DAMAGED, STORAGE_FAILED.
  static absl::StatusOr<std::unique_ptr<RocksKeyValueStore>> Open(
      Options options);
  ~RocksKeyValueStore() override;
  RocksKeyValueStore(const RocksKeyValueStore&) = delete;
  RocksKeyValueStore& operator=(const RocksKeyValueStore&) = delete;

  absl::StatusOr<std::string> Get(kv::Table table,
                                  absl::string_view key) const override;
  absl::Status Scan(
      const kv::ScanOptions& options,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const override;
  absl::Status Write(const kv::WriteBatch& batch, kv::Sync sync) override;
  // One moment for all tables but kOriginalKeys, which has its own.
  std::unique_ptr<kv::Reader> Snapshot() const override;
  absl::Status Flush() override;
  absl::Status CheckWritable() override;

  // Makes `directory`, which must not exist, a copy of the store as it is now
  // (files are linked where they can be), without kOriginalKeys. Serving goes
  // on.
  absl::Status Checkpoint(const std::string& directory);

  // Reads every file and compares checksums. DATA_LOSS, reason STORAGE_DAMAGED.
  absl::Status VerifyChecksums();

  // What its rows take on disk, without what is kept free for them.
  uint64_t DiskBytes() const;

  // Writes what is in memory into tables. Needed by no caller for safety.
  absl::Status FlushTables();

 private:
  class SnapshotReader;
  RocksKeyValueStore(std::unique_ptr<kv::SpaceGuard> guard,
                     std::unique_ptr<RocksDatabase> main,
                     std::unique_ptr<RocksDatabase> keys);

  RocksDatabase* database(kv::Table table) const;

  // Outlives the databases.
  const std::unique_ptr<kv::SpaceGuard> guard_;
  const std::unique_ptr<RocksDatabase> main_;
  const std::unique_ptr<RocksDatabase> keys_;
};

}  // namespace preau::rocks

#endif  // STORAGE_ROCKS_ROCKS_KEY_VALUE_STORE_H_
