#ifndef STORAGE_ROCKS_WAL_RESERVE_H_
#define STORAGE_ROCKS_WAL_RESERVE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "rocksdb/file_system.h"
#include "storage/base/mutex.h"

namespace preau::rocks {

// Makes sure that RocksDB never meets ENOSPC in its write-ahead log (WAL):
// Debian's build may abort the process, and nobody knows what the log ends
// with. Measuring free space before a write isn't enough: another process may
// take it before the write gets there. So the room is taken first, with
// fallocate(2), and only then used:
//   * a write first claims its size; the WAL's file is extended until it holds
//     all claims under way. If it can't be, the write is refused in time.
//   * RocksDB may go on to a new file in the middle of a write. A spare file is
//     kept that holds all claims as well, and the new file is the spare,
//     renamed, so no block has to be found at that moment.
// On a file system that can't reserve (or copies on write), this only narrows
// the window. Thread-safe.
class WalReserve {
 public:
  struct Options {
    std::string directory;
    // Files grow by at least this many bytes.
    uint64_t step_bytes = 0;
    // Claims under way at which further ones wait.
    uint64_t max_claimed_bytes = 0;
    // Called on ENOSPC: frees what it can, then the reservation is tried again.
    std::function<void()> on_no_space;
  };

  explicit WalReserve(Options options);
  ~WalReserve();
  WalReserve(const WalReserve&) = delete;
  WalReserve& operator=(const WalReserve&) = delete;

  // Takes over the folder's files: removes what an earlier process left, makes
  // a spare. False: no space.
  bool Prepare();

  // False: no space; then nothing is claimed. May wait for other claims.
  bool Claim(uint64_t bytes);
  void Unclaim(uint64_t bytes);

  // For NewWritableFile() of a WAL.
  rocksdb::IOStatus NewWal(rocksdb::FileSystem* target, const std::string& path,
                           const rocksdb::FileOptions& file_options,
                           std::unique_ptr<rocksdb::FSWritableFile>* result,
                           rocksdb::IODebugContext* debug);

  static constexpr char kSpareName[] = "WAL-SPARE";

 private:
  class WalFile;
  struct File {
    ~File();
    int fd = -1;
    uint64_t size = 0;      // What was written.
    uint64_t reserved = 0;  // Up to where blocks are ours.
  };

  // Extends `file` until `bytes` more fit after what was written.
  bool Extend(File* file, uint64_t bytes, bool may_free)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool ExtendSpare(uint64_t bytes, bool may_free)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool ReserveRange(File* file, uint64_t bytes)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Appended(File* file, uint64_t bytes);
  void Closed(const std::shared_ptr<File>& file);

  const Options options_;
  const std::string spare_path_;
  base::Mutex mutex_;
  base::CondVar unclaimed_;
  uint64_t claimed_ ABSL_GUARDED_BY(mutex_) = 0;
  std::shared_ptr<File> active_ ABSL_GUARDED_BY(mutex_);
  std::shared_ptr<File> spare_ ABSL_GUARDED_BY(mutex_);
  bool warned_ ABSL_GUARDED_BY(mutex_) = false;
};

// The file system that RocksDB is given: WALs come from the reserve, all else
// from `target`.
class WalReserveFileSystem : public rocksdb::FileSystemWrapper {
 public:
  // `reserve` must outlive this.
  WalReserveFileSystem(const std::shared_ptr<rocksdb::FileSystem>& target,
                       WalReserve* reserve)
      : FileSystemWrapper(target), reserve_(reserve) {}

  const char* Name() const override { return "PreauWalReserve"; }
  rocksdb::IOStatus NewWritableFile(
      const std::string& path, const rocksdb::FileOptions& file_options,
      std::unique_ptr<rocksdb::FSWritableFile>* result,
      rocksdb::IODebugContext* debug) override;

 private:
  WalReserve* const reserve_;
};

}  // namespace preau::rocks

#endif  // STORAGE_ROCKS_WAL_RESERVE_H_
