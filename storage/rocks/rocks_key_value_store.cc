#include "storage/rocks/rocks_key_value_store.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "rocksdb/cache.h"
#include "rocksdb/snapshot.h"
#include "rocksdb/write_batch.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/rocks/rocks_database.h"

namespace preau::rocks {
namespace {

// What opening writes besides the logs' reserves: manifests and options.
constexpr uint64_t kOpenBytes = 1 << 20;
// Keys are small and few.
constexpr size_t kKeysWriteBuffer = 1 << 20;
constexpr uint64_t kKeysMaxWal = 16 << 20;

absl::Status MakeDirectory(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  // Only the service's user may read what is in there.
  if (error || chmod(path.c_str(), 0700) != 0) {
    return base::MakeError(absl::StatusCode::kInternal,
                           {"STORAGE_FAILED", "", {}});
  }
  return absl::OkStatus();
}

}  // namespace

class RocksKeyValueStore::SnapshotReader : public kv::Reader {
 public:
  explicit SnapshotReader(const RocksKeyValueStore* store)
      : store_(store), main_(store->main_->db()), keys_(store->keys_->db()) {}

  absl::StatusOr<std::string> Get(kv::Table table,
                                  absl::string_view key) const override {
    return store_->database(table)->Get(table, key, snapshot(table));
  }
  absl::Status Scan(
      const kv::ScanOptions& options,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const override {
    return store_->database(options.table)
        ->Scan(options, snapshot(options.table), visit);
  }

 private:
  const rocksdb::Snapshot* snapshot(kv::Table table) const {
    return table == kv::Table::kOriginalKeys ? keys_.snapshot()
                                             : main_.snapshot();
  }

  const RocksKeyValueStore* const store_;
  // Its snapshot() isn't const.
  mutable rocksdb::ManagedSnapshot main_;
  mutable rocksdb::ManagedSnapshot keys_;
};

RocksKeyValueStore::RocksKeyValueStore(std::unique_ptr<kv::SpaceGuard> guard,
                                       std::unique_ptr<RocksDatabase> main,
                                       std::unique_ptr<RocksDatabase> keys)
    : guard_(std::move(guard)),
      main_(std::move(main)),
      keys_(std::move(keys)) {}

RocksKeyValueStore::~RocksKeyValueStore() = default;

absl::StatusOr<std::unique_ptr<RocksKeyValueStore>> RocksKeyValueStore::Open(
    Options options) {
  const std::string keys_path = options.path + "-keys";
  if (!options.create_if_missing &&
      !std::filesystem::exists(std::filesystem::path(options.path) /
                               "CURRENT")) {
    return base::MakeError(absl::StatusCode::kNotFound,
                           {"STORAGE_NOT_FOUND", "", {{"path", options.path}}});
  }
  PREAU_RETURN_IF_ERROR(MakeDirectory(options.path));
  PREAU_RETURN_IF_ERROR(MakeDirectory(keys_path));

  options.guard.directories = {options.path, keys_path};
  const auto free_bytes = options.guard.free_bytes;
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<kv::SpaceGuard> guard,
                         kv::SpaceGuard::Create(options.guard));
  // With little room the store opens, and refuses writes. With less than it
  // takes to open, RocksDB would abort.
  const uint64_t needed =
      4 * options.wal_reserve_bytes + kOpenBytes +
      std::min<uint64_t>(RocksDatabase::WalBytes(options.path) +
                             RocksDatabase::WalBytes(keys_path),
                         uint64_t{2} * options.all_write_buffers_bytes);
  PREAU_ASSIGN_OR_RETURN(uint64_t free, free_bytes(options.path));
  if (free < needed) {
    guard->ReportNoSpace();
    PREAU_ASSIGN_OR_RETURN(free, free_bytes(options.path));
    if (free < needed) return guard->DiskFullError();
  }

  const std::shared_ptr<rocksdb::Cache> cache =
      rocksdb::NewLRUCache(options.cache_bytes);
  RocksDatabase::Options main{
      .path = options.path,
      .create_if_missing = options.create_if_missing,
      .tables = {},
      .sizes = {.write_buffer = options.write_buffer_bytes,
                .all_write_buffers = options.all_write_buffers_bytes,
                .max_wal = options.max_wal_bytes},
      .wal_reserve_bytes = options.wal_reserve_bytes,
      .cache = cache,
      .guard = guard.get()};
  for (const kv::Table table : kv::kAllTables) {
    if (table != kv::Table::kOriginalKeys) main.tables.push_back(table);
  }
  RocksDatabase::Options keys = main;
  keys.path = keys_path;
  // A store that is restored from a backup has none.
  keys.create_if_missing = true;
  keys.tables = {kv::Table::kOriginalKeys};
  keys.sizes = {.write_buffer = kKeysWriteBuffer,
                .all_write_buffers = 2 * kKeysWriteBuffer,
                .max_wal = kKeysMaxWal};
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<RocksDatabase> main_database,
                         RocksDatabase::Open(std::move(main)));
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<RocksDatabase> keys_database,
                         RocksDatabase::Open(std::move(keys)));
  return std::unique_ptr<RocksKeyValueStore>(new RocksKeyValueStore(
      std::move(guard), std::move(main_database), std::move(keys_database)));
}

RocksDatabase* RocksKeyValueStore::database(kv::Table table) const {
  return table == kv::Table::kOriginalKeys ? keys_.get() : main_.get();
}

absl::StatusOr<std::string> RocksKeyValueStore::Get(
    kv::Table table, absl::string_view key) const {
  return database(table)->Get(table, key, nullptr);
}

absl::Status RocksKeyValueStore::Scan(
    const kv::ScanOptions& options,
    absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
        visit) const {
  return database(options.table)->Scan(options, nullptr, visit);
}

std::unique_ptr<kv::Reader> RocksKeyValueStore::Snapshot() const {
  return std::make_unique<SnapshotReader>(this);
}

absl::Status RocksKeyValueStore::Write(const kv::WriteBatch& batch,
                                       kv::Sync sync) {
  PREAU_RETURN_IF_ERROR(kv::CheckLimits(batch));
  rocksdb::WriteBatch main;
  rocksdb::WriteBatch keys;
  bool keys_first = false;
  for (const kv::WriteBatch::Op& op : batch.ops()) {
    const bool is_key = op.table == kv::Table::kOriginalKeys;
    keys_first |= is_key && op.kind == kv::WriteBatch::Op::Kind::kPut;
    database(op.table)->Add(op, is_key ? &keys : &main);
  }
  // Once for the log, once for the table that it is flushed to.
  PREAU_RETURN_IF_ERROR(guard_->Check(2 * batch.bytes()));
  PREAU_RETURN_IF_ERROR(main_->CheckBackground());
  PREAU_RETURN_IF_ERROR(keys_->CheckBackground());
  // Both before either is written, so that one isn't without the other for
  // want of space. All take them in this order, so none waits for another.
  PREAU_ASSIGN_OR_RETURN(const RocksDatabase::Claim main_claim,
                         main_->MakeClaim(main));
  PREAU_ASSIGN_OR_RETURN(const RocksDatabase::Claim keys_claim,
                         keys_->MakeClaim(keys));
  if (keys_first) {
    PREAU_RETURN_IF_ERROR(keys_->Write(kv::Sync::kYes, &keys));
    return main_->Write(sync, &main);
  }
  PREAU_RETURN_IF_ERROR(main_->Write(sync, &main));
  return keys_->Write(kv::Sync::kYes, &keys);
}

absl::Status RocksKeyValueStore::Flush() {
  PREAU_RETURN_IF_ERROR(keys_->SyncWal());
  return main_->SyncWal();
}

absl::Status RocksKeyValueStore::CheckWritable() {
  PREAU_RETURN_IF_ERROR(guard_->Check(0));
  PREAU_RETURN_IF_ERROR(main_->CheckBackground());
  return keys_->CheckBackground();
}

absl::Status RocksKeyValueStore::Checkpoint(const std::string& directory) {
  return main_->Checkpoint(directory);
}

absl::Status RocksKeyValueStore::VerifyChecksums() {
  PREAU_RETURN_IF_ERROR(main_->VerifyChecksums());
  return keys_->VerifyChecksums();
}

uint64_t RocksKeyValueStore::DiskBytes() const {
  return main_->DiskBytes() + keys_->DiskBytes();
}

absl::Status RocksKeyValueStore::FlushTables() {
  PREAU_RETURN_IF_ERROR(keys_->FlushTables());
  return main_->FlushTables();
}

}  // namespace preau::rocks
