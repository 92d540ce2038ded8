#include "storage/kv/space_guard.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

namespace preau::kv {
namespace {

absl::Status MakeDiskFull(uint64_t free, uint64_t needed) {
  return base::MakeError(
      absl::StatusCode::kResourceExhausted,
      {"DISK_FULL",
       "",
       {{"free", absl::StrCat(free)}, {"needed", absl::StrCat(needed)}}});
}

}  // namespace

absl::StatusOr<uint64_t> FreeBytes(const std::string& directory) {
  struct statvfs stats;
  if (statvfs(directory.c_str(), &stats) != 0) {
    return absl::ErrnoToStatus(errno, "statvfs");
  }
  return uint64_t{stats.f_bavail} * stats.f_frsize;
}

SpaceGuard::SpaceGuard(Options options)
    : options_(std::move(options)),
      ballast_path_(
          absl::StrCat(options_.directories.front(), "/", kBallastName)) {}

absl::StatusOr<std::unique_ptr<SpaceGuard>> SpaceGuard::Create(
    Options options) {
  if (options.directories.empty()) {
    return absl::InvalidArgumentError("a guard needs a directory");
  }
  std::unique_ptr<SpaceGuard> guard(new SpaceGuard(std::move(options)));
  PREAU_ASSIGN_OR_RETURN(const uint64_t free, guard->LeastFree());
  base::MutexLock lock(&guard->mutex_);
  struct stat info;
  if (stat(guard->ballast_path_.c_str(), &info) == 0) {
    // Blocks, not size: a crash may have come before they were all allocated.
    const uint64_t allocated = uint64_t{512} * uint64_t(info.st_blocks);
    guard->has_ballast_ = guard->options_.ballast > 0 &&
                          allocated >= guard->options_.ballast &&
                          allocated <= 2 * guard->options_.ballast;
    if (!guard->has_ballast_) unlink(guard->ballast_path_.c_str());
  }
  if (!guard->has_ballast_ && free >= guard->enough()) guard->MakeBallast();
  return guard;
}

absl::StatusOr<uint64_t> SpaceGuard::LeastFree() const {
  uint64_t least = UINT64_MAX;
  for (const std::string& directory : options_.directories) {
    PREAU_ASSIGN_OR_RETURN(const uint64_t free, options_.free_bytes(directory));
    least = std::min(least, free);
  }
  return least;
}

bool SpaceGuard::MakeBallast() {
  if (options_.ballast == 0) return true;
  const int fd = open(ballast_path_.c_str(),
                      O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0) return false;
  const int error =
      posix_fallocate(fd, 0, static_cast<off_t>(options_.ballast));
  close(fd);
  has_ballast_ = error == 0;
  if (!has_ballast_) unlink(ballast_path_.c_str());
  return has_ballast_;
}

void SpaceGuard::EnterFull() {
  if (!full_) base::LogError("disk full: writes are refused");
  full_ = true;
  if (!has_ballast_) return;
  unlink(ballast_path_.c_str());
  has_ballast_ = false;
}

absl::Status SpaceGuard::Check(uint64_t bytes) {
  PREAU_ASSIGN_OR_RETURN(const uint64_t free, LeastFree());
  base::MutexLock lock(&mutex_);
  if (!full_) {
    if (free < options_.refuse_below) {
      EnterFull();
      return MakeDiskFull(free, enough());
    }
    if (free - options_.refuse_below < bytes) {
      return MakeDiskFull(free, options_.refuse_below + bytes);
    }
    if (!has_ballast_ && options_.ballast > 0 && free >= enough()) {
      MakeBallast();
    }
    return absl::OkStatus();
  }
  if (free < enough() || free - enough() < bytes || !MakeBallast()) {
    return MakeDiskFull(free, enough() + bytes);
  }
  full_ = false;
  base::LogInfo("disk has space again: writes are taken");
  return absl::OkStatus();
}

void SpaceGuard::ReportNoSpace() {
  base::MutexLock lock(&mutex_);
  EnterFull();
}

absl::Status SpaceGuard::DiskFullError() {
  const absl::StatusOr<uint64_t> free = LeastFree();
  return MakeDiskFull(free.value_or(0), enough());
}

bool SpaceGuard::has_ballast() const {
  base::MutexLock lock(&mutex_);
  return has_ballast_;
}

}  // namespace preau::kv
