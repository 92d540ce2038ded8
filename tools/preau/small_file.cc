#include "tools/preau/small_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"

namespace preau::command {
namespace {

std::string Cause(int error) { return std::generic_category().message(error); }

}  // namespace

absl::Status FileUnreadable(const std::string& path, int error) {
  return base::MakeError(
      absl::StatusCode::kFailedPrecondition,
      {"FILE_UNREADABLE", "", {{"file", path}, {"cause", Cause(error)}}});
}

absl::StatusOr<std::string> ReadSmallFile(const std::string& path,
                                          size_t max_bytes) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text(max_bytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.is_open() || file.bad() || (file.fail() && !file.eof())) {
    return FileUnreadable(path, errno);
  }
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() > max_bytes) {
    return base::InvalidField(
        "FILE_TOO_LARGE", "",
        {{"file", path}, {"max", absl::StrCat(max_bytes)}});
  }
  return text;
}

absl::Status WriteSecretFile(const std::string& path, absl::string_view text) {
  const auto failed = [&](int error) {
    return base::MakeError(
        absl::StatusCode::kFailedPrecondition,
        {"FILE_UNWRITABLE", "", {{"file", path}, {"cause", Cause(error)}}});
  };
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return failed(errno);
  const absl::Cleanup close_file = [file] { close(file); };
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return failed(errno);
    }
    text.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

}  // namespace preau::command
