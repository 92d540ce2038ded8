#include "storage/blobs/folder/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

namespace preau::blobs {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  int get() const { return fd_; }
  int Release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

// Of the call that has just failed, on something in the folder `fd`.
absl::Status FromErrno(int fd, absl::string_view call,
                       const std::string& path) {
  const int error = errno;
  switch (error) {
    case ENOENT:
      return absl::NotFoundError(path);
    case ENOSPC:
    case EDQUOT: {
      struct statvfs stats = {};
      fstatvfs(fd, &stats);
      const uint64_t free = uint64_t{stats.f_bavail} * stats.f_frsize;
      return base::MakeError(
          absl::StatusCode::kResourceExhausted,
          {"DISK_FULL",
           "",
           {{"free", absl::StrCat(free)}, {"needed", absl::StrCat(free + 1)}}});
    }
    case ELOOP:
    case ENOTDIR:
    case EISDIR:
    case ENXIO:
      return base::MakeError(absl::StatusCode::kFailedPrecondition,
                             {"BLOB_PATH_UNSAFE", "", {{"path", path}}});
    default:
      base::LogError("blobs: ", call, " ", path, ": ", strerror(error));
      return base::MakeError(absl::StatusCode::kInternal,
                             {"STORAGE_FAILED", "", {}});
  }
}

int64_t Micros(const timespec& time) {
  return int64_t{time.tv_sec} * 1'000'000 + time.tv_nsec / 1000;
}

class RealFile : public File {
 public:
  RealFile(Descriptor fd, std::string path)
      : fd_(std::move(fd)), path_(std::move(path)) {}

  absl::Status Write(uint64_t offset, absl::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = pwrite(fd_.get(), bytes.data(), bytes.size(),
                                     static_cast<off_t>(offset));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return FromErrno(fd_.get(), "pwrite", path_);
      bytes.remove_prefix(static_cast<size_t>(written));
      offset += static_cast<uint64_t>(written);
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> Read(uint64_t offset, size_t max) override {
    std::string bytes(max, '\0');
    size_t there = 0;
    while (there < max) {
      const ssize_t read = pread(fd_.get(), bytes.data() + there, max - there,
                                 static_cast<off_t>(offset + there));
      if (read < 0 && errno == EINTR) continue;
      if (read < 0) return FromErrno(fd_.get(), "pread", path_);
      if (read == 0) break;
      there += static_cast<size_t>(read);
    }
    bytes.resize(there);
    return bytes;
  }

  absl::Status Truncate(uint64_t size) override {
    return Check(ftruncate(fd_.get(), static_cast<off_t>(size)), "ftruncate");
  }

  absl::StatusOr<uint64_t> Size() override {
    struct stat info = {};
    PREAU_RETURN_IF_ERROR(Check(fstat(fd_.get(), &info), "fstat"));
    return static_cast<uint64_t>(info.st_size);
  }

  absl::Status SetTime(int64_t micros) override {
    const timespec time = {.tv_sec = micros / 1'000'000,
                           .tv_nsec = micros % 1'000'000 * 1000};
    const timespec times[] = {time, time};
    return Check(futimens(fd_.get(), times), "futimens");
  }

  absl::Status Sync() override { return Check(fsync(fd_.get()), "fsync"); }

  void StartWriting(uint64_t offset, uint64_t size) override {
    // Only to be quicker: whether it works is seen by Sync().
    sync_file_range(fd_.get(), static_cast<off_t>(offset),
                    static_cast<off_t>(size), SYNC_FILE_RANGE_WRITE);
  }

 private:
  absl::Status Check(int result, absl::string_view call) {
    return result == 0 ? absl::OkStatus() : FromErrno(fd_.get(), call, path_);
  }

  const Descriptor fd_;
  const std::string path_;
};

class RealDisk : public Disk {
 public:
  RealDisk(Descriptor root, Descriptor lock)
      : root_(std::move(root)), lock_(std::move(lock)) {}

  absl::StatusOr<std::unique_ptr<File>> Open(const std::string& path,
                                             Mode mode) override {
    PREAU_ASSIGN_OR_RETURN(const Place place, Parent(path));
    // O_NONBLOCK: opening a pipe would wait for its other end.
    constexpr int kAlways = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
    const int flags = mode == Mode::kRead    ? O_RDONLY
                      : mode == Mode::kWrite ? O_RDWR
                                             : O_RDWR | O_CREAT | O_EXCL;
    Descriptor fd(
        openat(place.folder.get(), place.name.c_str(), flags | kAlways, 0600));
    if (fd.get() < 0) return Error("openat", path);
    struct stat info = {};
    if (fstat(fd.get(), &info) != 0) return Error("fstat", path);
    if (!S_ISREG(info.st_mode)) return Unsafe(path);
    return std::make_unique<RealFile>(std::move(fd), path);
  }

  absl::StatusOr<Entry> Stat(const std::string& path) override {
    PREAU_ASSIGN_OR_RETURN(const Place place, Parent(path));
    struct stat info = {};
    if (fstatat(place.folder.get(), place.name.c_str(), &info,
                AT_SYMLINK_NOFOLLOW) != 0) {
      return Error("fstatat", path);
    }
    if (!S_ISREG(info.st_mode)) return Unsafe(path);
    return Entry{static_cast<uint64_t>(info.st_size), Micros(info.st_mtim)};
  }

  absl::StatusOr<bool> MakeFolder(const std::string& path) override {
    PREAU_ASSIGN_OR_RETURN(const Place place, Parent(path));
    if (mkdirat(place.folder.get(), place.name.c_str(), 0700) == 0) return true;
    if (errno != EEXIST) return Error("mkdirat", path);
    PREAU_RETURN_IF_ERROR(Folder(path).status());
    return false;
  }

  absl::Status Rename(const std::string& from, const std::string& to) override {
    PREAU_ASSIGN_OR_RETURN(const Place old, Parent(from));
    PREAU_ASSIGN_OR_RETURN(const Place place, Parent(to));
    if (renameat(old.folder.get(), old.name.c_str(), place.folder.get(),
                 place.name.c_str()) != 0) {
      return Error("renameat", from);
    }
    return absl::OkStatus();
  }

  absl::Status Remove(const std::string& path) override {
    PREAU_ASSIGN_OR_RETURN(const Place place, Parent(path));
    if (unlinkat(place.folder.get(), place.name.c_str(), 0) != 0) {
      return Error("unlinkat", path);
    }
    return absl::OkStatus();
  }

  absl::Status SyncFolder(const std::string& path) override {
    PREAU_ASSIGN_OR_RETURN(const Descriptor folder, Folder(path));
    if (fsync(folder.get()) != 0) return Error("fsync", path);
    return absl::OkStatus();
  }

  absl::Status List(
      const std::string& path,
      absl::FunctionRef<absl::StatusOr<bool>(const std::string& name)> visit)
      override {
    PREAU_ASSIGN_OR_RETURN(Descriptor folder, Folder(path));
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(fdopendir(folder.get()),
                                                      closedir);
    if (entries == nullptr) return Error("fdopendir", path);
    (void)folder.Release();
    for (;;) {
      errno = 0;
      // No two threads share this stream.
      const dirent* entry =
          readdir(entries.get());  // NOLINT(concurrency-mt-unsafe)
      if (entry == nullptr) {
        return errno == 0 ? absl::OkStatus() : Error("readdir", path);
      }
      const std::string name = static_cast<const char*>(entry->d_name);
      if (name == "." || name == "..") continue;
      PREAU_ASSIGN_OR_RETURN(const bool more, visit(name));
      if (!more) return absl::OkStatus();
    }
  }

 private:
  static constexpr int kFolder =
      O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  struct Place {
    Descriptor folder;
    std::string name;
  };

  absl::Status Error(absl::string_view call, const std::string& path) const {
    return FromErrno(root_.get(), call, path);
  }
  static absl::Status Unsafe(const std::string& path) {
    errno = ELOOP;
    return FromErrno(-1, "", path);
  }

  // Goes down name by name, so that no link is followed.
  absl::StatusOr<Descriptor> Folder(absl::string_view path) const {
    Descriptor folder(openat(root_.get(), ".", kFolder));
    absl::string_view left = path;
    while (folder.get() >= 0 && !left.empty()) {
      const size_t slash = left.find('/');
      const std::string name(left.substr(0, slash));
      left = slash == absl::string_view::npos ? "" : left.substr(slash + 1);
      const Descriptor above = std::move(folder);
      folder = Descriptor(openat(above.get(), name.c_str(), kFolder));
    }
    if (folder.get() < 0) return Error("openat", std::string(path));
    return folder;
  }

  absl::StatusOr<Place> Parent(const std::string& path) const {
    const size_t slash = path.rfind('/');
    if (slash == std::string::npos) {
      PREAU_ASSIGN_OR_RETURN(Descriptor root, Folder(""));
      return Place{std::move(root), path};
    }
    PREAU_ASSIGN_OR_RETURN(Descriptor folder,
                           Folder(absl::string_view(path).substr(0, slash)));
    return Place{std::move(folder), path.substr(slash + 1)};
  }

  const Descriptor root_;
  // Held for as long as the process has the folder.
  const Descriptor lock_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Disk>> OpenDisk(const std::string& root) {
  Descriptor folder(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0) return FromErrno(-1, "open", root);
  Descriptor lock(openat(folder.get(), "LOCK",
                         O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (lock.get() < 0) return FromErrno(folder.get(), "openat", "LOCK");
  if (flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    return base::MakeError(absl::StatusCode::kUnavailable,
                           {"STORAGE_IN_USE", "", {}});
  }
  return std::make_unique<RealDisk>(std::move(folder), std::move(lock));
}

}  // namespace preau::blobs
