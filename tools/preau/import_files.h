#ifndef TOOLS_PREAU_IMPORT_FILES_H_
#define TOOLS_PREAU_IMPORT_FILES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace preau::command {

struct ImportFile {
  // As the person gave it, or below the folder that they gave.
  std::string path;
  int64_t bytes = 0;
  // FILE_UNREADABLE.
  absl::Status status;
};

// The files that `paths` mean: files themselves, and of folders all files of
// records below them (by their ending; not those that are hidden), sorted.
// Links to folders aren't followed. A path that isn't there has its status.
// IMPORT_NO_FILES; IMPORT_TOO_MANY_FILES{max}.
absl::StatusOr<std::vector<ImportFile>> FindImportFiles(
    const std::vector<std::string>& paths);

// The id of the source that `paths` name: the file's or the folder's name, for
// several paths that of the folder they share.
std::string SourceFromPaths(const std::vector<std::string>& paths);

}  // namespace preau::command

#endif  // TOOLS_PREAU_IMPORT_FILES_H_
