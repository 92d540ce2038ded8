#ifndef STORAGE_BLOBS_FOLDER_DISK_H_
#define STORAGE_BLOBS_FOLDER_DISK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::blobs {

// A plain file that is open. Errors as Disk's. Thread-compatible.
class File {
 public:
  virtual ~File() = default;
  virtual absl::Status Write(uint64_t offset, absl::string_view bytes) = 0;
  // Fewer than `max` bytes at the end of the file only.
  virtual absl::StatusOr<std::string> Read(uint64_t offset, size_t max) = 0;
  virtual absl::Status Truncate(uint64_t size) = 0;
  virtual absl::StatusOr<uint64_t> Size() = 0;
  // When it was last written to, in microseconds since 1970.
  virtual absl::Status SetTime(int64_t micros) = 0;
  // Bytes, size and time are on the medium afterwards.
  virtual absl::Status Sync() = 0;
  // Has the medium begin with these bytes, so that Sync() waits for less.
  virtual void StartWriting(uint64_t offset, uint64_t size) = 0;
};

// What the store needs of a file system, so that a test's can cut the power.
// Paths are relative to its root, "a/b/c", of names without "." and "..".
// Thread-safe.
//
// NOT_FOUND; RESOURCE_EXHAUSTED (DISK_FULL); FAILED_PRECONDITION
// (BLOB_PATH_UNSAFE; path): a link or something else that is neither plain file
// nor folder; INTERNAL (STORAGE_FAILED): all else, which is logged.
class Disk {
 public:
  enum class Mode {
    kRead,
    kWrite,
    // A new file, which mustn't be there.
    kCreate,
  };
  struct Entry {
    uint64_t size = 0;
    int64_t time_micros = 0;
  };

  virtual ~Disk() = default;
  virtual absl::StatusOr<std::unique_ptr<File>> Open(const std::string& path,
                                                     Mode mode) = 0;
  // Of a plain file.
  virtual absl::StatusOr<Entry> Stat(const std::string& path) = 0;
  // Whether it was made; false when it was there.
  virtual absl::StatusOr<bool> MakeFolder(const std::string& path) = 0;
  // Replaces what is there.
  virtual absl::Status Rename(const std::string& from,
                              const std::string& to) = 0;
  virtual absl::Status Remove(const std::string& path) = 0;
  // Names in the folder are on the medium afterwards.
  virtual absl::Status SyncFolder(const std::string& path) = 0;
  // Names in the folder, in no order, until `visit` says false or gives an
  // error. They may be removed meanwhile.
  virtual absl::Status List(
      const std::string& path,
      absl::FunctionRef<absl::StatusOr<bool>(const std::string& name)>
          visit) = 0;
};

// The machine's. `root` must be a folder, or a link to one; links below it are
// refused. UNAVAILABLE (STORAGE_IN_USE) while another process has it.
absl::StatusOr<std::unique_ptr<Disk>> OpenDisk(const std::string& root);

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_FOLDER_DISK_H_
