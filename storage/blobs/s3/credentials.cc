#include "storage/blobs/s3/credentials.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::blobs {
namespace {

constexpr size_t kMaxBytes = 4096;

absl::Status Error(absl::string_view reason, const std::string& path) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {std::string(reason), "", {{"path", path}}});
}

// With room for one byte more than there may be.
absl::StatusOr<std::string> ReadFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return Error("BLOB_CREDENTIALS_INVALID", path);
  struct stat info = {};
  std::string text(kMaxBytes + 1, '\0');
  absl::Status status;
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    status = Error("BLOB_CREDENTIALS_INVALID", path);
  } else if ((info.st_mode & (S_IRWXO | S_IWGRP)) != 0) {
    status = Error("BLOB_CREDENTIALS_UNSAFE", path);
  } else {
    const ssize_t size = read(fd, text.data(), text.size());
    text.resize(size < 0 ? 0 : static_cast<size_t>(size));
  }
  close(fd);
  PREAU_RETURN_IF_ERROR(status);
  return text;
}

}  // namespace

absl::StatusOr<S3Credentials> ReadCredentials(const std::string& path) {
  PREAU_ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
  S3Credentials credentials;
  int profiles = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    if (!line.empty() && line[0] == '[' && ++profiles > 1) break;
    const std::pair<absl::string_view, absl::string_view> pair =
        absl::StrSplit(line, absl::MaxSplits('=', 1));
    const absl::string_view name = absl::StripAsciiWhitespace(pair.first);
    const absl::string_view value = absl::StripAsciiWhitespace(pair.second);
    if (name == "aws_access_key_id") credentials.key_id = std::string(value);
    if (name == "aws_secret_access_key") {
      credentials.secret = std::string(value);
    }
    if (name == "aws_session_token") {
      credentials.session_token = std::string(value);
    }
  }
  const auto is_plain = [](const std::string& value) {
    return std::all_of(value.begin(), value.end(), absl::ascii_isgraph);
  };
  if (text.size() > kMaxBytes || credentials.key_id.empty() ||
      credentials.secret.empty() || !is_plain(credentials.key_id) ||
      !is_plain(credentials.secret) || !is_plain(credentials.session_token)) {
    return Error("BLOB_CREDENTIALS_INVALID", path);
  }
  return credentials;
}

}  // namespace preau::blobs
