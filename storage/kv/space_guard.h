#ifndef STORAGE_KV_SPACE_GUARD_H_
#define STORAGE_KV_SPACE_GUARD_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/base/mutex.h"

namespace preau::kv {

// Bytes that an ordinary user may still write in `directory` (statvfs(3)).
absl::StatusOr<uint64_t> FreeBytes(const std::string& directory);

// Refuses writes before the disk is full. It keeps a ballast: a file that only
// takes up room, and that is deleted when space runs out, so that what must
// still be written (flushes, compactions, an administrator's clean-up) can be.
// Once it refuses, it refuses until there is clearly enough again, then makes
// the ballast anew: no restart, no command. Thread-safe.
class SpaceGuard {
 public:
  struct Options {
    // Where the data is; the one with the least room counts. The ballast is in
    // the first.
    std::vector<std::string> directories;
    // Refuse when fewer bytes are free.
    uint64_t refuse_below = uint64_t{256} << 20;
    // Size of the ballast; 0: none.
    uint64_t ballast = uint64_t{256} << 20;
    // Free bytes above refuse_below + ballast at which writes are taken again.
    uint64_t hysteresis = uint64_t{64} << 20;
    // For tests.
    std::function<absl::StatusOr<uint64_t>(const std::string& directory)>
        free_bytes = FreeBytes;
  };

  // Makes the ballast if there is room for it. The directories must exist.
  static absl::StatusOr<std::unique_ptr<SpaceGuard>> Create(Options options);
  SpaceGuard(const SpaceGuard&) = delete;
  SpaceGuard& operator=(const SpaceGuard&) = delete;

  // To be called before every write of `bytes`. RESOURCE_EXHAUSTED, reason
  // DISK_FULL (args free, needed: bytes), when it mustn't be made; the state of
  // the disk may have changed right after, see storage/rocks/wal_reserve.h.
  [[nodiscard]] absl::Status Check(uint64_t bytes);

  // Somebody got ENOSPC: deletes the ballast and refuses writes from now on.
  void ReportNoSpace();

  // The error that Check() gives, for those who find out otherwise.
  absl::Status DiskFullError();

  bool has_ballast() const;

  // Name of the ballast's file in the first directory.
  static constexpr char kBallastName[] = "BALLAST";

 private:
  explicit SpaceGuard(Options options);

  absl::StatusOr<uint64_t> LeastFree() const;
  uint64_t enough() const {
    return options_.refuse_below + options_.ballast + options_.hysteresis;
  }
  bool MakeBallast() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void EnterFull() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  const std::string ballast_path_;
  mutable base::Mutex mutex_;
  bool full_ ABSL_GUARDED_BY(mutex_) = false;
  bool has_ballast_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace preau::kv

#endif  // STORAGE_KV_SPACE_GUARD_H_
