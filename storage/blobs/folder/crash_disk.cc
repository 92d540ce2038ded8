#include "storage/blobs/folder/crash_disk.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace preau::blobs {
namespace {

std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

}  // namespace

absl::Status CrashMedium::CheckMount(uint64_t mount) const {
  return mount == mount_ ? absl::OkStatus()
                         : absl::UnavailableError("the power was cut");
}

absl::Status CrashMedium::Change(uint64_t mount) {
  if (const absl::Status status = CheckMount(mount); !status.ok()) {
    return status;
  }
  ++changes_;
  if (changes_ == crash_at_) {
    CrashLocked();
    return CheckMount(mount);
  }
  return changes_ == fail_at_ ? failure_ : absl::OkStatus();
}

class CrashFile : public File {
 public:
  CrashFile(CrashMedium* medium, uint64_t mount, CrashMedium::InodePtr inode)
      : medium_(medium), mount_(mount), inode_(std::move(inode)) {}

  absl::Status Write(uint64_t offset, absl::string_view bytes) override {
    base::MutexLock lock(&medium_->mutex_);
    const absl::Status status = medium_->Change(mount_);
    if (absl::IsUnavailable(status)) return status;
    std::string& now = inode_->now.bytes;
    if (!status.ok()) bytes = bytes.substr(0, bytes.size() / 2);
    if (now.size() < offset + bytes.size()) now.resize(offset + bytes.size());
    now.replace(offset, bytes.size(), bytes.data(), bytes.size());
    return status;
  }
  absl::StatusOr<std::string> Read(uint64_t offset, size_t max) override {
    base::MutexLock lock(&medium_->mutex_);
    if (const auto status = medium_->CheckMount(mount_); !status.ok()) {
      return status;
    }
    const std::string& now = inode_->now.bytes;
    return offset >= now.size() ? "" : now.substr(offset, max);
  }
  absl::Status Truncate(uint64_t size) override {
    base::MutexLock lock(&medium_->mutex_);
    const absl::Status status = medium_->Change(mount_);
    if (status.ok()) inode_->now.bytes.resize(size);
    return status;
  }
  absl::StatusOr<uint64_t> Size() override {
    base::MutexLock lock(&medium_->mutex_);
    return inode_->now.bytes.size();
  }
  absl::Status SetTime(int64_t micros) override {
    base::MutexLock lock(&medium_->mutex_);
    const absl::Status status = medium_->Change(mount_);
    if (status.ok()) inode_->now.time = micros;
    return status;
  }
  absl::Status Sync() override {
    base::MutexLock lock(&medium_->mutex_);
    const absl::Status status = medium_->Change(mount_);
    if (status.ok()) {
      inode_->synced = inode_->now;
    } else if (!absl::IsUnavailable(status)) {
      // As Linux does: what couldn't be written is forgotten.
      inode_->now = inode_->synced;
    }
    return status;
  }
  void StartWriting(uint64_t, uint64_t) override {}

 private:
  CrashMedium* const medium_;
  const uint64_t mount_;
  const CrashMedium::InodePtr inode_;
};

class CrashDisk : public Disk {
 public:
  CrashDisk(CrashMedium* medium, uint64_t mount)
      : medium_(medium), mount_(mount) {}

  absl::StatusOr<std::unique_ptr<File>> Open(const std::string& path,
                                             Mode mode) override {
    base::MutexLock lock(&medium_->mutex_);
    auto& names = medium_->names_;
    const auto found = names.find(path);
    if (mode == Mode::kCreate) {
      if (found != names.end()) return absl::InternalError("is there");
      if (const auto status = medium_->Change(mount_); !status.ok()) {
        return status;
      }
      names[path] = std::make_shared<CrashMedium::Inode>();
    } else if (found == names.end()) {
      return absl::NotFoundError(path);
    }
    if (const auto status = medium_->CheckMount(mount_); !status.ok()) {
      return status;
    }
    return std::make_unique<CrashFile>(medium_, mount_, names[path]);
  }

  absl::StatusOr<Entry> Stat(const std::string& path) override {
    base::MutexLock lock(&medium_->mutex_);
    if (const auto status = medium_->CheckMount(mount_); !status.ok()) {
      return status;
    }
    const auto found = medium_->names_.find(path);
    if (found == medium_->names_.end()) return absl::NotFoundError(path);
    const auto& now = found->second->now;
    return Entry{now.bytes.size(), now.time};
  }

  absl::StatusOr<bool> MakeFolder(const std::string& path) override {
    base::MutexLock lock(&medium_->mutex_);
    if (medium_->names_.count(path) > 0) return false;
    if (const auto status = medium_->Change(mount_); !status.ok()) {
      return status;
    }
    medium_->names_[path] = nullptr;
    return true;
  }

  absl::Status Rename(const std::string& from, const std::string& to) override {
    base::MutexLock lock(&medium_->mutex_);
    const absl::Status status = medium_->Change(mount_);
    if (!status.ok()) return status;
    const auto found = medium_->names_.find(from);
    if (found == medium_->names_.end()) return absl::NotFoundError(from);
    medium_->names_[to] = found->second;
    medium_->names_.erase(from);
    medium_->renamed_[to] = from;
    return absl::OkStatus();
  }

  absl::Status Remove(const std::string& path) override {
    base::MutexLock lock(&medium_->mutex_);
    const absl::Status status = medium_->Change(mount_);
    if (!status.ok()) return status;
    return medium_->names_.erase(path) > 0 ? absl::OkStatus()
                                           : absl::NotFoundError(path);
  }

  absl::Status SyncFolder(const std::string& path) override {
    base::MutexLock lock(&medium_->mutex_);
    const absl::Status status = medium_->Change(mount_);
    if (!status.ok()) return status;
    for (auto it = medium_->renamed_.begin(); it != medium_->renamed_.end();) {
      if (FolderOf(it->first) == path || FolderOf(it->second) == path) {
        medium_->synced_[it->first] = medium_->names_[it->first];
        medium_->synced_.erase(it->second);
        it = medium_->renamed_.erase(it);
      } else {
        ++it;
      }
    }
    std::erase_if(medium_->synced_,
                  [&](const auto& entry) ABSL_NO_THREAD_SAFETY_ANALYSIS {
                    return FolderOf(entry.first) == path &&
                           medium_->names_.count(entry.first) == 0;
                  });
    for (const auto& [name, inode] : medium_->names_) {
      if (FolderOf(name) == path) medium_->synced_[name] = inode;
    }
    return absl::OkStatus();
  }

  absl::Status List(
      const std::string& path,
      absl::FunctionRef<absl::StatusOr<bool>(const std::string& name)> visit)
      override {
    std::vector<std::string> found;
    {
      base::MutexLock lock(&medium_->mutex_);
      if (const auto status = medium_->CheckMount(mount_); !status.ok()) {
        return status;
      }
      for (const auto& [name, inode] : medium_->names_) {
        if (FolderOf(name) == path) {
          found.push_back(name.substr(path.empty() ? 0 : path.size() + 1));
        }
      }
    }
    for (const std::string& name : found) {
      const absl::StatusOr<bool> more = visit(name);
      if (!more.ok()) return more.status();
      if (!*more) break;
    }
    return absl::OkStatus();
  }

 private:
  CrashMedium* const medium_;
  const uint64_t mount_;
};

std::unique_ptr<Disk> CrashMedium::Mount() {
  base::MutexLock lock(&mutex_);
  crashed_ = false;
  return std::make_unique<CrashDisk>(this, ++mount_);
}

void CrashMedium::Crash() {
  base::MutexLock lock(&mutex_);
  CrashLocked();
}

void CrashMedium::CrashLocked() {
  ++mount_;
  crashed_ = true;
  for (const auto& [to, from] : renamed_) {
    if (!Chance()) continue;
    const auto found = names_.find(to);
    if (found != names_.end()) synced_[to] = found->second;
    synced_.erase(from);
  }
  for (const auto& [to, from] : renamed_) {
    names_.erase(to);
    if (synced_.count(from) > 0) names_[from] = synced_[from];
    if (synced_.count(to) > 0) names_[to] = synced_[to];
  }
  renamed_.clear();
  // Names that are gone.
  std::erase_if(synced_,
                [this](const auto& entry) ABSL_NO_THREAD_SAFETY_ANALYSIS {
                  return names_.count(entry.first) == 0 && Chance();
                });
  for (const auto& [name, inode] : names_) {
    if (synced_.count(name) == 0 && Chance()) synced_[name] = inode;
  }
  // A name whose folder is gone is nowhere.
  std::erase_if(synced_,
                [this](const auto& entry) ABSL_NO_THREAD_SAFETY_ANALYSIS {
                  for (std::string folder = FolderOf(entry.first);
                       !folder.empty(); folder = FolderOf(folder)) {
                    if (synced_.count(folder) == 0) return true;
                  }
                  return false;
                });
  names_ = synced_;
  for (auto& [name, inode] : names_) {
    if (inode == nullptr) continue;
    Content& now = inode->now;
    Content left = inode->synced;
    if (Chance()) left.time = now.time;
    // Blocks in any order would be worse, but the size is written last.
    const size_t changed = now.bytes.empty() ? 0 : random_() % now.bytes.size();
    if (Chance()) {
      left.bytes.resize(std::max(left.bytes.size(), changed));
      left.bytes.replace(0, changed, now.bytes, 0, changed);
    }
    now = left;
    inode->synced = left;
  }
  synced_ = names_;
}

void CrashMedium::CrashAt(uint64_t nth) {
  base::MutexLock lock(&mutex_);
  crash_at_ = changes_ + nth;
}

void CrashMedium::FailAt(uint64_t nth, absl::Status status) {
  base::MutexLock lock(&mutex_);
  fail_at_ = changes_ + nth;
  failure_ = std::move(status);
}

bool CrashMedium::has_crashed() const {
  base::MutexLock lock(&mutex_);
  return crashed_;
}

uint64_t CrashMedium::changes() const {
  base::MutexLock lock(&mutex_);
  return changes_;
}

std::vector<std::string> CrashMedium::Files() const {
  base::MutexLock lock(&mutex_);
  std::vector<std::string> files;
  for (const auto& [name, inode] : names_) {
    if (inode != nullptr) files.push_back(name);
  }
  return files;
}

uint64_t CrashMedium::BytesWithout(const std::string& end) const {
  base::MutexLock lock(&mutex_);
  uint64_t bytes = 0;
  for (const auto& [name, inode] : names_) {
    if (inode != nullptr && !absl::EndsWith(name, end)) {
      bytes += inode->now.bytes.size();
    }
  }
  return bytes;
}

}  // namespace preau::blobs
