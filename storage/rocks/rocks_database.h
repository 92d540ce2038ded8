#ifndef STORAGE_ROCKS_ROCKS_DATABASE_H_
#define STORAGE_ROCKS_ROCKS_DATABASE_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "rocksdb/cache.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "storage/kv/key_value_store.h"
#include "storage/kv/space_guard.h"
#include "storage/rocks/column_families.h"
#include "storage/rocks/wal_reserve.h"

namespace preau::rocks {

// What RocksDB says of work that it does by itself.
class BackgroundErrors;

// One RocksDB folder, with its reserve for the log. Thread-safe.
class RocksDatabase {
 public:
  struct Options {
    std::string path;
    bool create_if_missing = false;
    std::vector<kv::Table> tables;
    Sizes sizes;
    uint64_t wal_reserve_bytes = 0;
    std::shared_ptr<rocksdb::Cache> cache;
    // Must outlive the database.
    kv::SpaceGuard* guard = nullptr;
  };

  // Bytes of log in the folder, which opening may have to write again.
  static uint64_t WalBytes(const std::string& path);

  static absl::StatusOr<std::unique_ptr<RocksDatabase>> Open(Options options);
  ~RocksDatabase();
  RocksDatabase(const RocksDatabase&) = delete;
  RocksDatabase& operator=(const RocksDatabase&) = delete;

  // `snapshot` is null for the newest state.
  absl::StatusOr<std::string> Get(kv::Table table, absl::string_view key,
                                  const rocksdb::Snapshot* snapshot) const;
  absl::Status Scan(
      const kv::ScanOptions& options, const rocksdb::Snapshot* snapshot,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const;

  // OK when RocksDB takes writes. Tries to make it so again when it stopped for
  // want of space.
  absl::Status CheckBackground();

  // Room in the log, held until destroyed.
  class Claim {
   public:
    Claim() = default;
    Claim(WalReserve* reserve, uint64_t bytes)
        : reserve_(reserve), bytes_(bytes) {}
    Claim(Claim&& other) noexcept { *this = std::move(other); }
    Claim& operator=(Claim&& other) noexcept {
      std::swap(reserve_, other.reserve_);
      std::swap(bytes_, other.bytes_);
      return *this;
    }
    ~Claim() {
      if (reserve_ != nullptr) reserve_->Unclaim(bytes_);
    }

   private:
    WalReserve* reserve_ = nullptr;
    uint64_t bytes_ = 0;
  };
  // What Write() of `batch` needs. RESOURCE_EXHAUSTED when it isn't there.
  absl::StatusOr<Claim> MakeClaim(const rocksdb::WriteBatch& batch);

  void Add(const kv::WriteBatch::Op& op, rocksdb::WriteBatch* batch) const;
  // With a claim only.
  absl::Status Write(kv::Sync sync, rocksdb::WriteBatch* batch);
  absl::Status SyncWal();
  absl::Status FlushTables();
  absl::Status Checkpoint(const std::string& directory);
  absl::Status VerifyChecksums();
  // What its tables and its log take.
  uint64_t DiskBytes() const;

  rocksdb::DB* db() const { return db_.get(); }

 private:
  explicit RocksDatabase(Options options);
  absl::Status OpenDb();
  // Of a write that failed.
  absl::Status WriteError(const rocksdb::Status& status) const;

  rocksdb::ColumnFamilyHandle* handle(kv::Table table) const {
    return handles_[kv::TableIndex(table)];
  }

  const Options options_;
  WalReserve reserve_;
  // RocksDB uses it until it is closed.
  const std::unique_ptr<rocksdb::Env> env_;
  const std::shared_ptr<BackgroundErrors> errors_;
  // Of the steady clock; the largest while somebody is at it.
  std::atomic<int64_t> next_resume_micros_ = 0;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> owned_handles_;
  // By table; null for those of the other database.
  std::array<rocksdb::ColumnFamilyHandle*, kv::kTableCount> handles_{};
};

}  // namespace preau::rocks

#endif  // STORAGE_ROCKS_ROCKS_DATABASE_H_
