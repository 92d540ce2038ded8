// What is in packages: the first byte says which kind, the rest is its parts,
// with a NUL between them.

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "services/extraction/archive/zip_builder_testing.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/uploads.h"

namespace preau {
namespace {

using Names = std::vector<const char*>;

struct Kind {
  // Empty: the package has none.
  const char* mimetype;
  // Parts, in order.
  Names names;
};

const std::vector<Kind>& Kinds() {
  static const auto* const kKinds = new std::vector<Kind>{
      {"application/vnd.oasis.opendocument.text",
       {"content.xml", "meta.xml", "META-INF/manifest.xml"}},
      {"application/vnd.oasis.opendocument.presentation",
       {"content.xml", "meta.xml"}},
      {"application/vnd.oasis.opendocument.spreadsheet",
       {"content.xml", "meta.xml"}},
      {"",
       {"word/document.xml", "docProps/core.xml", "word/comments.xml",
        "word/_rels/document.xml.rels", "[Content_Types].xml"}},
      {"",
       {"ppt/presentation.xml", "ppt/_rels/presentation.xml.rels",
        "ppt/slides/slide1.xml", "docProps/app.xml", "[Content_Types].xml"}},
      {"",
       {"xl/workbook.xml", "xl/sharedStrings.xml", "xl/comments1.xml",
        "[Content_Types].xml"}},
      {"application/epub+zip",
       {"META-INF/container.xml", "book.opf", "chapter.xhtml",
        "META-INF/encryption.xml"}},
      {"", {"h5p.json", "content/content.json"}},
      {"", {"imsmanifest.xml", "page.html"}},
      {"", {"index.html", "other.html"}},
      {"", {"project.json"}},
      {"", {"geogebra.xml", "geogebra_javascript.js"}},
      {"", {"moodle_backup.xml", "activities/page_1/page.xml", "users.xml"}}};
  return *kKinds;
}

void Test(absl::string_view input) {
  if (input.empty()) return;
  const Kind& kind =
      Kinds()[static_cast<unsigned char>(input[0]) % Kinds().size()];
  const std::vector<absl::string_view> parts =
      absl::StrSplit(input.substr(1), '\0');
  std::vector<archive::BuiltEntry> entries;
  if (kind.mimetype[0] != '\0') {
    entries.push_back({"mimetype", kind.mimetype, false});
  }
  for (size_t i = 0; i < kind.names.size(); ++i) {
    const absl::string_view name = kind.names[i];
    // Those that aren't given are missing, but for the one that makes it a
    // package of Office.
    if (i >= parts.size() && name != "[Content_Types].xml") continue;
    entries.push_back({std::string(name),
                       i < parts.size() ? std::string(parts[i]) : "<Types/>",
                       false});
  }
  fuzz::ReadUpload(archive::BuildZip(entries));
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
