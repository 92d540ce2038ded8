#include "tools/preau/import_files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/fold.h"
#include "tools/preau/sheet_results.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxFiles = 1000000;
constexpr size_t kMaxIdBytes = 64;

bool HasRecords(const fs::path& path) {
  const std::string ending = absl::AsciiStrToLower(path.extension().string());
  for (const char* known : {".xml", ".csv", ".tsv", ".ods", ".json", ".jsonld",
                            ".jsonl", ".ndjson", ".html", ".htm"}) {
    if (ending == known) return true;
  }
  return false;
}

bool IsHidden(const fs::path& path) {
  return absl::StartsWith(path.filename().string(), ".");
}

ImportFile FileAt(const fs::path& path) {
  ImportFile file;
  file.path = path.string();
  std::error_code error;
  if (access(path.c_str(), R_OK) != 0) {
    file.status = FileUnreadable(file.path, errno);
  } else if (!fs::is_regular_file(path, error)) {
    file.status = FileUnreadable(file.path, error ? error.value() : EINVAL);
  } else {
    const auto size = fs::file_size(path, error);
    if (!error) file.bytes = static_cast<int64_t>(size);
  }
  return file;
}

absl::Status AddFolder(const fs::path& folder, std::vector<ImportFile>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entries(folder, error);
  if (error) {
    files.push_back(
        {folder.string(), 0, FileUnreadable(folder.string(), error.value())});
    return absl::OkStatus();
  }
  std::vector<fs::path> found;
  for (; entries != fs::recursive_directory_iterator();
       entries.increment(error)) {
    if (IsHidden(entries->path())) {
      entries.disable_recursion_pending();
      continue;
    }
    std::error_code ignored;
    // What an earlier import gave back isn't a source of its own.
    if (entries->is_regular_file(ignored) && HasRecords(entries->path()) &&
        !IsResultPath(entries->path().string())) {
      found.push_back(entries->path());
    }
    if (files.size() + found.size() > kMaxFiles) {
      return base::InvalidField("IMPORT_TOO_MANY_FILES", "",
                                {{"max", absl::StrCat(kMaxFiles)}});
    }
  }
  // A folder below that can't be read ends the walk.
  if (error) {
    files.push_back(
        {folder.string(), 0, FileUnreadable(folder.string(), error.value())});
  }
  std::sort(found.begin(), found.end());
  for (const fs::path& path : found) files.push_back(FileAt(path));
  return absl::OkStatus();
}

// Absolute and without "." and "..", so that there is a name at its end.
fs::path Normal(const std::string& path) {
  std::error_code error;
  fs::path absolute = fs::absolute(path, error);
  if (error) absolute = path;
  absolute = absolute.lexically_normal();
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

std::string ToId(absl::string_view name) {
  std::string id;
  for (const char c : vocabulary::FoldLabel(name)) {
    const bool keeps = absl::ascii_isdigit(static_cast<unsigned char>(c)) ||
                       (c >= 'a' && c <= 'z');
    if (keeps && id.size() < kMaxIdBytes) {
      id += c;
    } else if (!keeps && !id.empty() && id.back() != '-' &&
               id.size() < kMaxIdBytes - 1) {
      id += '-';
    }
  }
  while (absl::EndsWith(id, "-")) id.pop_back();
  return id.empty() ? "import" : id;
}

// What came back mended belongs to the source of what was sent.
std::string SourceStem(const fs::path& path) {
  const std::string stem = path.stem().string();
  return IsResultPath(path.string())
             ? stem.substr(0, stem.size() - kResultSuffix.size())
             : stem;
}

}  // namespace

absl::StatusOr<std::vector<ImportFile>> FindImportFiles(
    const std::vector<std::string>& paths) {
  std::vector<ImportFile> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      PREAU_RETURN_IF_ERROR(AddFolder(path, files));
    } else {
      files.push_back(FileAt(path));
    }
  }
  if (files.empty()) return base::InvalidField("IMPORT_NO_FILES", "");
  return files;
}

std::string SourceFromPaths(const std::vector<std::string>& paths) {
  if (paths.empty()) return ToId("");
  fs::path common = Normal(paths[0]);
  if (paths.size() == 1) {
    std::error_code error;
    return ToId(fs::is_directory(common, error) ? common.filename().string()
                                                : SourceStem(common));
  }
  common = common.parent_path();
  for (const std::string& path : paths) {
    const fs::path other = Normal(path).parent_path();
    fs::path shared;
    for (auto a = common.begin(), b = other.begin();
         a != common.end() && b != other.end() && *a == *b; ++a, ++b) {
      shared /= *a;
    }
    common = shared;
  }
  return ToId(common.filename().string());
}

}  // namespace preau::command
