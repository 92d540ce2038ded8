#include "tools/preau/export_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"

namespace preau::command {
namespace {

absl::Status NotWritten(const std::string& path) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {"FILE_NOT_WRITTEN", "", {{"path", path}}});
}

}  // namespace

absl::StatusOr<ExportFile> ExportFile::Create(const std::string& path) {
  const std::filesystem::path target(path);
  std::string temporary =
      (target.parent_path() /
       absl::StrCat(".", target.filename().string(), ".XXXXXX"))
          .string();
  const int file = mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return NotWritten(path);
  // As any new file, where mkstemp's is for its owner alone.
  const mode_t mask = umask(0);
  umask(mask);
  fchmod(file, 0666 & ~mask);
  return ExportFile(path, std::move(temporary), file);
}

ExportFile::ExportFile(ExportFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, "")),
      file_(std::exchange(other.file_, -1)) {}

ExportFile::~ExportFile() {
  if (file_ >= 0) close(file_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

absl::Status ExportFile::Failed() const { return NotWritten(path_); }

absl::Status ExportFile::Write(absl::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file_, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return Failed();
    }
    text.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status ExportFile::Commit(bool synced) {
  const bool on_disk = !synced || fsync(file_) == 0;
  if (close(std::exchange(file_, -1)) != 0 || !on_disk ||
      rename(temporary_.c_str(), path_.c_str()) != 0) {
    return Failed();
  }
  temporary_.clear();
  return absl::OkStatus();
}

}  // namespace preau::command
