#ifndef STORAGE_KV_MEMORY_KEY_VALUE_STORE_H_
#define STORAGE_KV_MEMORY_KEY_VALUE_STORE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "storage/base/mutex.h"
#include "storage/kv/key_value_store.h"

namespace preau::kv {

// A store that lives as long as the process; for tests and for tools that need
// no disk. Each key keeps the versions that open snapshots see. Thread-safe.
class MemoryKeyValueStore : public KeyValueStore {
 public:
  MemoryKeyValueStore() = default;
  MemoryKeyValueStore(const MemoryKeyValueStore&) = delete;
  MemoryKeyValueStore& operator=(const MemoryKeyValueStore&) = delete;

  absl::StatusOr<std::string> Get(Table table,
                                  absl::string_view key) const override;
  absl::Status Scan(
      const ScanOptions& options,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const override;
  absl::Status Write(const WriteBatch& batch, Sync sync) override;
  std::unique_ptr<Reader> Snapshot() const override;
  absl::Status Flush() override { return absl::OkStatus(); }
  absl::Status CheckWritable() override { return absl::OkStatus(); }

 private:
  class SnapshotReader;
  struct Version {
    uint64_t sequence;
    std::optional<std::string> value;  // Nothing: deleted.
  };
  using Rows = std::map<std::string, std::vector<Version>>;

  // The value of `versions` that a reader at `sequence` sees, or null.
  static const std::string* Visible(const std::vector<Version>& versions,
                                    uint64_t sequence);
  absl::StatusOr<std::string> GetAt(uint64_t sequence, Table table,
                                    absl::string_view key) const;
  absl::Status ScanAt(
      uint64_t sequence, const ScanOptions& options,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const;
  uint64_t Pin() const;
  void Unpin(uint64_t sequence) const;
  // Adds a version, and drops those that nobody can see any more. Returns the
  // row after it.
  Rows::iterator AddVersion(Rows* rows, Rows::iterator row,
                            std::optional<std::string> value)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable base::Mutex mutex_;
  Rows tables_[kTableCount] ABSL_GUARDED_BY(mutex_);
  // Number of batches written so far.
  uint64_t sequence_ ABSL_GUARDED_BY(mutex_) = 0;
  mutable std::multiset<uint64_t> pinned_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::kv

#endif  // STORAGE_KV_MEMORY_KEY_VALUE_STORE_H_
