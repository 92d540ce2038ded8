#include "indexer/hot/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "storage/base/status_macros.h"

namespace preau::hot {
namespace {

absl::Status Failed(const std::string& path) {
  if (errno == ENOSPC || errno == EDQUOT) {
    return absl::ResourceExhaustedError(path);
  }
  return absl::ErrnoToStatus(errno, path);
}

}  // namespace

File::File(int descriptor, std::string path)
    : descriptor_(descriptor), path_(std::move(path)) {}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)) {}

File::~File() {
  if (descriptor_ >= 0) close(descriptor_);
}

absl::StatusOr<File> File::OpenToRead(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Failed(path);
  return File(descriptor, path);
}

absl::StatusOr<File> File::Create(const std::string& path) {
  const int descriptor =
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return Failed(path);
  return File(descriptor, path);
}

absl::StatusOr<File> File::CreateLocked(const std::string& path) {
  PREAU_ASSIGN_OR_RETURN(File file, Create(path));
  if (flock(file.descriptor_, LOCK_EX | LOCK_NB) == 0) return file;
  if (errno == EWOULDBLOCK) return absl::FailedPreconditionError(path);
  return Failed(path);
}

absl::StatusOr<size_t> File::Size() const {
  struct stat about = {};
  if (fstat(descriptor_, &about) != 0) return Failed(path_);
  return static_cast<size_t>(about.st_size);
}

absl::Status File::Append(absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return Failed(path_);
    }
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status File::Sync() {
  return fsync(descriptor_) == 0 ? absl::OkStatus() : Failed(path_);
}

absl::Status ReplaceFile(const std::string& path,
                         absl::FunctionRef<absl::Status(File& file)> write) {
  const std::string fresh = path + ".new";
  {
    PREAU_ASSIGN_OR_RETURN(File file, File::Create(fresh));
    PREAU_RETURN_IF_ERROR(write(file));
    PREAU_RETURN_IF_ERROR(file.Sync());
  }
  if (rename(fresh.c_str(), path.c_str()) != 0) return Failed(path);
  // The folder's entry too.
  PREAU_ASSIGN_OR_RETURN(
      File folder, File::OpenToRead(std::filesystem::path(path).parent_path()));
  return folder.Sync();
}

}  // namespace preau::hot
