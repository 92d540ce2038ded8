#include "services/rpc/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/random.h"
#include "storage/base/status_macros.h"

namespace preau::rpc {
namespace {

constexpr size_t kSecretBytes = 32;
constexpr size_t kMaxKeyLine = 512;
constexpr size_t kMaxTlsFile = size_t{1} << 20;

absl::Status Unusable(const std::string& path) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {"SECRET_FILE_UNUSABLE", "", {{"path", path}}});
}

// Closes on every way out.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return descriptor_; }

 private:
  const int descriptor_;
};

absl::StatusOr<std::string> Read(const std::string& path) {
  const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info {};
  if (file.get() < 0 || fstat(file.get(), &info) != 0) {
    return errno == ENOENT ? absl::NotFoundError("") : Unusable(path);
  }
  std::string secret(kSecretBytes, '\0');
  if ((info.st_mode & 077) != 0 ||
      read(file.get(), secret.data(), kSecretBytes) !=
          static_cast<ssize_t>(kSecretBytes)) {
    return Unusable(path);
  }
  return secret;
}

// Empty when there is nothing to read.
std::string ReadUpTo(const std::string& path, size_t max) {
  std::ifstream file(path, std::ios::binary);
  std::string text(max, '\0');
  file.read(text.data(), static_cast<std::streamsize>(max));
  text.resize(static_cast<size_t>(file.gcount()));
  return text;
}

}  // namespace

absl::StatusOr<std::string> LoadOrCreateSecret(const std::string& path) {
  absl::StatusOr<std::string> existing = Read(path);
  if (!absl::IsNotFound(existing.status())) return existing;
  const std::string secret = base::SystemRandom()->Bytes(kSecretBytes);
  // Written aside and linked into place: whoever comes first wins, whole.
  const std::string aside =
      absl::StrCat(path, ".", base::NewUid(base::SystemRandom()));
  {
    const File file(
        open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.get() < 0 ||
        write(file.get(), secret.data(), secret.size()) !=
            static_cast<ssize_t>(secret.size()) ||
        fsync(file.get()) != 0) {
      unlink(aside.c_str());
      return Unusable(path);
    }
  }
  const bool linked = link(aside.c_str(), path.c_str()) == 0;
  const bool was_there = !linked && errno == EEXIST;
  unlink(aside.c_str());
  if (!linked && !was_there) return Unusable(path);
  const File folder(open(std::filesystem::path(path).parent_path().c_str(),
                         O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0 || fsync(folder.get()) != 0) return Unusable(path);
  return Read(path);
}

absl::StatusOr<std::string> ReadKeyFile(const std::string& path) {
  const std::string text = ReadUpTo(path, kMaxKeyLine);
  const absl::string_view line = absl::StripAsciiWhitespace(
      absl::string_view(text).substr(0, text.find('\n')));
  if (line.empty()) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"KEY_FILE_UNREADABLE", "", {{"path", path}}});
  }
  return std::string(line);
}

absl::StatusOr<std::string> ReadTlsFile(const std::string& path) {
  std::string text = ReadUpTo(path, kMaxTlsFile);
  if (text.empty()) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"TLS_FILE_UNREADABLE", "", {{"path", path}}});
  }
  return text;
}

}  // namespace preau::rpc
