#ifndef TOOLS_PREAU_EXPORT_FILE_H_
#define TOOLS_PREAU_EXPORT_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::command {

// A file that takes its place when it is whole: until then it is beside it
// under another name, and gone when this is destroyed. Thread-compatible.
class ExportFile {
 public:
  // FILE_NOT_WRITTEN{path}, as for all of it.
  static absl::StatusOr<ExportFile> Create(const std::string& path);

  ExportFile(ExportFile&& other) noexcept;
  ExportFile& operator=(ExportFile&&) = delete;
  ~ExportFile();

  absl::Status Write(absl::string_view text);
  // Into its place, after it is on the disk when `synced`. Last.
  absl::Status Commit(bool synced);

 private:
  ExportFile(std::string path, std::string temporary, int file)
      : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}

  absl::Status Failed() const;

  std::string path_;
  // Empty once it has taken its place.
  std::string temporary_;
  int file_;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_EXPORT_FILE_H_
