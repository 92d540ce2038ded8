// Zip files and tarballs, sound or not.

#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/archive/package.h"
#include "services/extraction/archive/zip_directory.h"
#include "tests/fuzz/property.h"

namespace preau {
namespace {

void Test(absl::string_view file) {
  archive::EndsAsZip(file);
  archive::Bounds bounds;
  bounds.max_total_bytes = int64_t{32} << 20;
  const absl::StatusOr<archive::Package> package =
      archive::Package::Open(file, bounds);
  if (!package.ok()) {
    fuzz::RequireSayable(package.status());
    return;
  }
  std::set<std::string> names;
  int64_t total = 0;
  for (const archive::Entry& entry : package->entries()) {
    fuzz::RequireText(entry.name, "names are well-formed");
    fuzz::Require(names.insert(entry.name).second, "names are there once");
    fuzz::Require(!entry.name.empty() && entry.name[0] != '/',
                  "names are relative");
    fuzz::Require(
        !absl::StrContains(absl::StrCat("/", entry.name, "/"), "/../"),
        "names don't lead out");
    total += entry.size;
    const absl::StatusOr<std::string> bytes =
        package->Read(entry, size_t{64} << 20);
    fuzz::Require(bytes.ok(), "what is in it can be read");
    fuzz::Require(static_cast<int64_t>(bytes->size()) == entry.size,
                  "an entry is as large as it says");
  }
  fuzz::Require(total <= bounds.max_total_bytes, "bounds hold");
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
