#include "storage/kv/crash_key_value_store.h"

#include <optional>
#include <utility>
#include <vector>

#include "storage/base/status_macros.h"

namespace preau::kv {
namespace {

// `batch` passed CheckLimits() when it was written first.
void Apply(const WriteBatch& batch, MemoryKeyValueStore* store) {
  store->Write(batch, Sync::kNo).IgnoreError();
}

std::shared_ptr<MemoryKeyValueStore> Copy(const MemoryKeyValueStore& from) {
  auto to = std::make_shared<MemoryKeyValueStore>();
  for (const Table table : kAllTables) {
    const ScanOptions all{.table = table};
    from.Scan(all,
              [&](absl::string_view key, absl::string_view value) {
                WriteBatch batch;
                batch.Put(table, key, value);
                Apply(batch, to.get());
                return true;
              })
        .IgnoreError();
  }
  return to;
}

}  // namespace

class CrashKeyValueStore::SnapshotReader : public Reader {
 public:
  SnapshotReader(const CrashKeyValueStore* store,
                 std::shared_ptr<MemoryKeyValueStore> image)
      : store_(store), image_(std::move(image)), reader_(image_->Snapshot()) {}

  absl::StatusOr<std::string> Get(Table table,
                                  absl::string_view key) const override {
    PREAU_RETURN_IF_ERROR(CheckAlive());
    return reader_->Get(table, key);
  }
  absl::Status Scan(
      const ScanOptions& options,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const override {
    PREAU_RETURN_IF_ERROR(CheckAlive());
    return reader_->Scan(options, visit);
  }

 private:
  absl::Status CheckAlive() const {
    if (store_->current() == image_) return absl::OkStatus();
    return absl::UnavailableError("the store crashed after this snapshot");
  }

  const CrashKeyValueStore* const store_;
  const std::shared_ptr<MemoryKeyValueStore> image_;
  const std::unique_ptr<Reader> reader_;
};

CrashKeyValueStore::CrashKeyValueStore(Options options)
    : options_(options),
      current_(std::make_shared<MemoryKeyValueStore>()),
      durable_(std::make_shared<MemoryKeyValueStore>()) {}

std::shared_ptr<MemoryKeyValueStore> CrashKeyValueStore::current() const {
  base::MutexLock lock(&mutex_);
  return current_;
}

absl::StatusOr<std::string> CrashKeyValueStore::Get(
    Table table, absl::string_view key) const {
  return current()->Get(table, key);
}

absl::Status CrashKeyValueStore::Scan(
    const ScanOptions& options,
    absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
        visit) const {
  return current()->Scan(options, visit);
}

std::unique_ptr<Reader> CrashKeyValueStore::Snapshot() const {
  return std::make_unique<SnapshotReader>(this, current());
}

absl::Status CrashKeyValueStore::Write(const WriteBatch& batch, Sync sync) {
  base::MutexLock lock(&mutex_);
  ++writes_;
  std::optional<PlannedFailure> planned;
  if (const auto it = failures_.find(writes_); it != failures_.end()) {
    planned = std::move(it->second);
    failures_.erase(it);
    if (planned->failure == Failure::kNotApplied) return planned->status;
  }
  PREAU_RETURN_IF_ERROR(current_->Write(batch, sync));
  unsynced_.push_back(batch);
  if (sync == Sync::kYes && !options_.ignore_sync) FlushLocked();
  return planned ? planned->status : absl::OkStatus();
}

absl::Status CrashKeyValueStore::Flush() {
  base::MutexLock lock(&mutex_);
  FlushLocked();
  return absl::OkStatus();
}

void CrashKeyValueStore::FlushLocked() {
  for (const WriteBatch& batch : unsynced_) Apply(batch, durable_.get());
  unsynced_.clear();
}

void CrashKeyValueStore::Crash(uint64_t surviving_bytes) {
  base::MutexLock lock(&mutex_);
  for (const WriteBatch& batch : unsynced_) {
    if (batch.bytes() > surviving_bytes) break;
    surviving_bytes -= batch.bytes();
    Apply(batch, durable_.get());
  }
  unsynced_.clear();
  current_ = Copy(*durable_);
}

uint64_t CrashKeyValueStore::unsynced_bytes() const {
  base::MutexLock lock(&mutex_);
  uint64_t bytes = 0;
  for (const WriteBatch& batch : unsynced_) bytes += batch.bytes();
  return bytes;
}

void CrashKeyValueStore::FailWrite(uint64_t nth, absl::Status status,
                                   Failure failure) {
  base::MutexLock lock(&mutex_);
  failures_[writes_ + nth] = {std::move(status), failure};
}

uint64_t CrashKeyValueStore::writes() const {
  base::MutexLock lock(&mutex_);
  return writes_;
}

}  // namespace preau::kv
