#include "storage/rocks/wal_reserve.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/log.h"

namespace preau::rocks {

using rocksdb::IOStatus;

WalReserve::File::~File() {
  if (fd >= 0) close(fd);
}

// Counts what RocksDB appends to a WAL.
class WalReserve::WalFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  WalFile(std::unique_ptr<rocksdb::FSWritableFile> target, WalReserve* reserve,
          std::shared_ptr<File> file)
      : FSWritableFileOwnerWrapper(std::move(target)),
        reserve_(reserve),
        file_(std::move(file)) {}
  ~WalFile() override {
    if (file_ != nullptr) reserve_->Closed(file_);
  }

  IOStatus Append(const rocksdb::Slice& data,
                  const rocksdb::IOOptions& io_options,
                  rocksdb::IODebugContext* debug) override {
    const IOStatus status =
        FSWritableFileOwnerWrapper::Append(data, io_options, debug);
    reserve_->Appended(file_.get(), data.size());
    return status;
  }
  IOStatus Append(const rocksdb::Slice& data,
                  const rocksdb::IOOptions& io_options,
                  const rocksdb::DataVerificationInfo& verification,
                  rocksdb::IODebugContext* debug) override {
    const IOStatus status = FSWritableFileOwnerWrapper::Append(
        data, io_options, verification, debug);
    reserve_->Appended(file_.get(), data.size());
    return status;
  }
  IOStatus Close(const rocksdb::IOOptions& io_options,
                 rocksdb::IODebugContext* debug) override {
    const IOStatus status =
        FSWritableFileOwnerWrapper::Close(io_options, debug);
    if (file_ != nullptr) reserve_->Closed(std::exchange(file_, nullptr));
    return status;
  }
  // RocksDB's own way of reserving ahead: takes more than is needed, and
  // ignores failure.
  void SetPreallocationBlockSize(size_t) override {}
  void PrepareWrite(size_t, size_t, const rocksdb::IOOptions&,
                    rocksdb::IODebugContext*) override {}

 private:
  WalReserve* const reserve_;
  std::shared_ptr<File> file_;
};

WalReserve::WalReserve(Options options)
    : options_(std::move(options)),
      spare_path_(absl::StrCat(options_.directory, "/", kSpareName)) {}

WalReserve::~WalReserve() {
  base::MutexLock lock(&mutex_);
  if (spare_ != nullptr) unlink(spare_path_.c_str());
}

bool WalReserve::Prepare() {
  base::MutexLock lock(&mutex_);
  spare_.reset();
  unlink(spare_path_.c_str());
  return ExtendSpare(options_.step_bytes, /*may_free=*/true);
}

bool WalReserve::ReserveRange(File* file, uint64_t bytes) {
  int result;
  do {
    // KEEP_SIZE: the bytes must not become part of the log, which ends where
    // its size says.
    result = fallocate(file->fd, FALLOC_FL_KEEP_SIZE,
                       static_cast<off_t>(file->reserved),
                       static_cast<off_t>(bytes));
  } while (result != 0 && errno == EINTR);
  if (result != 0 && errno != EOPNOTSUPP && errno != ENOSYS) return false;
  if (result != 0 && !std::exchange(warned_, true)) {
    base::LogWarning("this file system can't reserve space for the log");
  }
  file->reserved += bytes;
  return true;
}

bool WalReserve::Extend(File* file, uint64_t bytes, bool may_free) {
  const uint64_t wanted = file->size + bytes;
  if (wanted <= file->reserved) return true;
  const uint64_t missing = wanted - file->reserved;
  const uint64_t step = std::max(missing, options_.step_bytes);
  if (ReserveRange(file, step)) return true;
  if (!may_free) return false;
  options_.on_no_space();
  return ReserveRange(file, missing);
}

bool WalReserve::ExtendSpare(uint64_t bytes, bool may_free) {
  if (spare_ == nullptr) {
    auto file = std::make_shared<File>();
    file->fd = open(spare_path_.c_str(),
                    O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (file->fd < 0) return false;
    spare_ = std::move(file);
  }
  return Extend(spare_.get(), bytes, may_free);
}

bool WalReserve::Claim(uint64_t bytes) {
  base::MutexLock lock(&mutex_);
  while (claimed_ > 0 && claimed_ + bytes > options_.max_claimed_bytes) {
    unclaimed_.Wait(&mutex_);
  }
  const uint64_t all = claimed_ + bytes;
  if (active_ != nullptr && !Extend(active_.get(), all, true)) return false;
  if (!ExtendSpare(all, true)) return false;
  claimed_ = all;
  return true;
}

void WalReserve::Unclaim(uint64_t bytes) {
  base::MutexLock lock(&mutex_);
  claimed_ -= bytes;
  unclaimed_.NotifyAll();
}

void WalReserve::Appended(File* file, uint64_t bytes) {
  if (file == nullptr) return;
  base::MutexLock lock(&mutex_);
  file->size += bytes;
}

void WalReserve::Closed(const std::shared_ptr<File>& file) {
  base::MutexLock lock(&mutex_);
  if (active_ == file) active_.reset();
  if (file->reserved <= file->size) return;
  // Gives back what wasn't used; should it fail, that happens when the file is
  // deleted.
  const int result =
      fallocate(file->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                static_cast<off_t>(file->size),
                static_cast<off_t>(file->reserved - file->size));
  if (result == 0) file->reserved = file->size;
}

IOStatus WalReserve::NewWal(rocksdb::FileSystem* target,
                            const std::string& path,
                            const rocksdb::FileOptions& file_options,
                            std::unique_ptr<rocksdb::FSWritableFile>* result,
                            rocksdb::IODebugContext* debug) {
  // Whatever `result` holds is destroyed after the mutex is given back, which
  // Closed() takes.
  std::unique_ptr<rocksdb::FSWritableFile> opened;
  base::MutexLock lock(&mutex_);
  std::shared_ptr<File> file;
  if (ExtendSpare(claimed_, true)) {
    // Renames and opens, without truncating.
    const IOStatus status = target->ReuseWritableFile(
        path, spare_path_, file_options, &opened, debug);
    if (!status.ok()) return status;
    file = std::exchange(spare_, nullptr);
    // So that a second switch finds one too; the next Claim() insists.
    ExtendSpare(std::max(claimed_, options_.step_bytes), false);
  } else if (claimed_ > 0) {
    return IOStatus::NoSpace("no room for a new log");
  } else {
    // Nobody is writing: an empty file will do until the next Claim().
    const IOStatus status =
        target->NewWritableFile(path, file_options, &opened, debug);
    if (!status.ok()) return status;
    file = std::make_shared<File>();
    file->fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file->fd < 0) return IOStatus::IOError("log can't be opened", path);
  }
  active_ = file;
  opened = std::make_unique<WalFile>(std::move(opened), this, std::move(file));
  result->swap(opened);
  return IOStatus::OK();
}

IOStatus WalReserveFileSystem::NewWritableFile(
    const std::string& path, const rocksdb::FileOptions& file_options,
    std::unique_ptr<rocksdb::FSWritableFile>* result,
    rocksdb::IODebugContext* debug) {
  if (absl::EndsWith(path, ".log")) {
    return reserve_->NewWal(target(), path, file_options, result, debug);
  }
  return target()->NewWritableFile(path, file_options, result, debug);
}

}  // namespace preau::rocks
