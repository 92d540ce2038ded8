#include "storage/skos/shared_data_testing.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace preau::skos::testing {

namespace fs = std::filesystem;

fs::path SharedFolder(const char* name) {
  return fs::path(PREAU_SOURCE_DIR) / ".." / "shared" / "data" /
         "scolomfr-vocab" / name;
}

std::string ReadAll(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream buffer;
  buffer << file.rdbuf();
  return buffer.str();
}

std::vector<Source> SourcesIn(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Source> sources;
  for (const fs::path& path : paths) {
    sources.push_back({path.filename().string(), ReadAll(path)});
  }
  return sources;
}

void ExpectTable(const char* name, const std::string& actual) {
  std::string expected;
  for (const absl::string_view line :
       absl::StrSplit(ReadAll(fs::path(PREAU_SOURCE_DIR) / "storage" / "skos" /
                              "testdata" / name),
                      '\n', absl::SkipEmpty())) {
    if (line[0] != '#') absl::StrAppend(&expected, line, "\n");
  }
  const fs::path actual_path =
      fs::path(PREAU_BINARY_DIR) / "bin" / absl::StrCat("actual_", name);
  std::ofstream(actual_path, std::ios::binary) << actual;
  EXPECT_EQ(actual, expected) << "what was found is in " << actual_path;
}

}  // namespace preau::skos::testing
