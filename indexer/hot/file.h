#ifndef INDEXER_HOT_FILE_H_
#define INDEXER_HOT_FILE_H_

#include <cstddef>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::hot {

// An open file. Errors: NOT_FOUND, RESOURCE_EXHAUSTED for a full disk, else
// what errno says. Thread-compatible.
class File {
 public:
  static absl::StatusOr<File> OpenToRead(const std::string& path);
  // Replaces what is there.
  static absl::StatusOr<File> Create(const std::string& path);
  // Nobody else gets it until it is closed; FAILED_PRECONDITION when somebody
  // has it.
  static absl::StatusOr<File> CreateLocked(const std::string& path);
  File(File&& other) noexcept;
  File& operator=(File&& other) = delete;
  ~File();

  absl::StatusOr<size_t> Size() const;
  absl::Status Append(absl::string_view bytes);
  absl::Status Sync();
  int descriptor() const { return descriptor_; }

 private:
  File(int descriptor, std::string path);

  int descriptor_;
  std::string path_;
};

// Puts what `write` appends in the place of what is there, synced: after a
// crash the file is the old one or the new one.
absl::Status ReplaceFile(const std::string& path,
                         absl::FunctionRef<absl::Status(File& file)> write);

}  // namespace preau::hot

#endif  // INDEXER_HOT_FILE_H_
