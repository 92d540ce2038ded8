#ifndef STORAGE_BLOBS_FOLDER_CRASH_DISK_H_
#define STORAGE_BLOBS_FOLDER_CRASH_DISK_H_

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "storage/base/mutex.h"
#include "storage/blobs/folder/disk.h"

namespace preau::blobs {

// What a medium in memory holds. It knows what of each file and of each folder
// was synced. Outlives the disks that are opened on it. Thread-safe.
class CrashMedium {
 public:
  explicit CrashMedium(uint64_t seed) : random_(seed) {}

  // The disk that a process sees. After Crash() its calls fail.
  std::unique_ptr<Disk> Mount();

  // Cuts the power: of what wasn't synced, each change of a name, each file's
  // time and some first part of each file's bytes is there or isn't, by chance.
  void Crash();

  // Cuts the power at the `nth` change from now (1: the next).
  void CrashAt(uint64_t nth);
  // The `nth` change from now fails with `status`, and isn't made; a write is
  // made in part.
  void FailAt(uint64_t nth, absl::Status status);
  bool has_crashed() const;
  // Changes so far.
  uint64_t changes() const;

  // Names of all files.
  std::vector<std::string> Files() const;
  // In files whose names don't end so.
  uint64_t BytesWithout(const std::string& end) const;

 private:
  friend class CrashFile;
  friend class CrashDisk;
  struct Content {
    std::string bytes;
    int64_t time = 0;
  };
  struct Inode {
    Content now;
    Content synced;
  };
  using InodePtr = std::shared_ptr<Inode>;

  // Counts a change. An error when it isn't to be made.
  absl::Status Change(uint64_t mount) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status CheckMount(uint64_t mount) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void CrashLocked() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool Chance() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return random_() % 2 == 0;
  }

  mutable base::Mutex mutex_;
  std::mt19937_64 random_ ABSL_GUARDED_BY(mutex_);
  // By path; null for a folder.
  std::map<std::string, InodePtr> names_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, InodePtr> synced_ ABSL_GUARDED_BY(mutex_);
  // Renames that weren't synced: old name by new one. As in a journal, both
  // names change or neither does.
  std::map<std::string, std::string> renamed_ ABSL_GUARDED_BY(mutex_);
  uint64_t mount_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t changes_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t crash_at_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t fail_at_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::Status failure_ ABSL_GUARDED_BY(mutex_);
  bool crashed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_FOLDER_CRASH_DISK_H_
