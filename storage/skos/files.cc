#include "storage/skos/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/skos/rdf_xml.h"

namespace preau::skos {
namespace {

namespace fs = std::filesystem;

absl::Status TooMany() {
  return base::InvalidField("SKOS_TOO_MANY_FILES", "",
                            {{"max", absl::StrCat(kMaxFiles)}});
}

absl::Status Unreadable(const std::string& path) {
  return base::MakeError(absl::StatusCode::kUnavailable,
                         {.reason = "SKOS_PATH_UNREADABLE",
                          .field = "",
                          .args = {{"path", path}}});
}

absl::Status ListFolder(const std::string& folder,
                        std::vector<std::string>& files) {
  std::error_code error;
  std::vector<std::string> found;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string extension = at->path().extension().string();
    if (extension != ".rdf" && extension != ".skos" && extension != ".xml") {
      continue;
    }
    std::error_code ignored;
    if (!at->is_regular_file(ignored)) continue;
    found.push_back(at->path().string());
    if (found.size() > kMaxFiles) return TooMany();
  }
  if (error) return Unreadable(folder);
  if (found.empty()) {
    return base::InvalidField("SKOS_FOLDER_EMPTY", "", {{"path", folder}});
  }
  std::sort(found.begin(), found.end());
  files.insert(files.end(), found.begin(), found.end());
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  char buffer[size_t{64} << 10];
  while (file && bytes.size() <= kMaxFileBytes) {
    file.read(buffer, sizeof(buffer));
    bytes.append(buffer, static_cast<size_t>(file.gcount()));
  }
  if (!file.eof() && bytes.size() <= kMaxFileBytes) return Unreadable(path);
  bytes.resize(std::min(bytes.size(), kMaxFileBytes + 1));
  return bytes;
}

}  // namespace

absl::StatusOr<std::vector<Source>> ReadSources(
    absl::Span<const std::string> paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      return base::MakeError(absl::StatusCode::kNotFound,
                             {.reason = "SKOS_PATH_NOT_FOUND",
                              .field = "",
                              .args = {{"path", path}}});
    }
    if (fs::is_directory(status)) {
      PREAU_RETURN_IF_ERROR(ListFolder(path, files));
    } else if (fs::is_regular_file(status)) {
      files.push_back(path);
    } else {
      return Unreadable(path);
    }
    if (files.size() > kMaxFiles) return TooMany();
  }
  std::vector<Source> sources;
  size_t bytes = 0;
  for (const std::string& file : files) {
    PREAU_ASSIGN_OR_RETURN(std::string content, ReadFile(file));
    bytes += content.size();
    if (bytes > kMaxAllBytes) {
      return base::InvalidField("SKOS_FILES_TOO_LARGE", "",
                                {{"max", absl::StrCat(kMaxAllBytes)}});
    }
    sources.push_back({file, std::move(content)});
  }
  return sources;
}

}  // namespace preau::skos
