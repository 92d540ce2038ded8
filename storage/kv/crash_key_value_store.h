#ifndef STORAGE_KV_CRASH_KEY_VALUE_STORE_H_
#define STORAGE_KV_CRASH_KEY_VALUE_STORE_H_

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>

#include "storage/base/mutex.h"
#include "storage/kv/key_value_store.h"
#include "storage/kv/memory_key_value_store.h"

namespace preau::kv {

// For tests: a store in memory whose power can be cut, and whose writes can be
// made to fail. It keeps what is synced and what isn't apart. Thread-safe.
class CrashKeyValueStore : public KeyValueStore {
 public:
  struct Options {
    // A disk that lies: Write(…, Sync::kYes) doesn't sync, only Flush() does.
    bool ignore_sync = false;
  };
  // What a failing write left behind.
  enum class Failure {
    kNotApplied,
    // The batch was applied (and synced, if asked for), but the caller gets an
    // error and can't know.
    kApplied,
  };

  CrashKeyValueStore() : CrashKeyValueStore(Options()) {}
  explicit CrashKeyValueStore(Options options);

  absl::StatusOr<std::string> Get(Table table,
                                  absl::string_view key) const override;
  absl::Status Scan(
      const ScanOptions& options,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const override;
  absl::Status Write(const WriteBatch& batch, Sync sync) override;
  // Readers that were taken before a crash give UNAVAILABLE after it.
  std::unique_ptr<Reader> Snapshot() const override;
  absl::Status Flush() override;
  absl::Status CheckWritable() override { return absl::OkStatus(); }

  // Cuts the power and starts again. Of the unsynced bytes, in the order of
  // writing, the first `surviving_bytes` had reached the disk: batches that lie
  // wholly within them are kept, the torn one and all after it are gone.
  void Crash(uint64_t surviving_bytes = 0);
  uint64_t unsynced_bytes() const;

  // Makes the `nth` Write() from now (1: the next) return `status`.
  void FailWrite(uint64_t nth, absl::Status status, Failure failure);
  // Number of Write() so far, with those that failed.
  uint64_t writes() const;

 private:
  class SnapshotReader;
  struct PlannedFailure {
    absl::Status status;
    Failure failure;
  };

  std::shared_ptr<MemoryKeyValueStore> current() const;
  void FlushLocked() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  mutable base::Mutex mutex_;
  // What readers see, and what is on the disk.
  std::shared_ptr<MemoryKeyValueStore> current_ ABSL_GUARDED_BY(mutex_);
  std::shared_ptr<MemoryKeyValueStore> durable_ ABSL_GUARDED_BY(mutex_);
  std::deque<WriteBatch> unsynced_ ABSL_GUARDED_BY(mutex_);
  std::map<uint64_t, PlannedFailure> failures_ ABSL_GUARDED_BY(mutex_);
  uint64_t writes_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace preau::kv

#endif  // STORAGE_KV_CRASH_KEY_VALUE_STORE_H_
