#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/type/type.h"
#include "storage/base/error.h"

namespace preau::file_type {
namespace {

using extraction::Kind;

constexpr size_t kMaxMimetype = 200;
constexpr size_t kMaxDescription = size_t{16} << 20;

absl::Status Unknown(absl::string_view type) {
  return base::InvalidField("FILE_TYPE_UNKNOWN", "",
                            {{"type", std::string(type)}});
}

// OpenDocument and EPUB say it in their first entry.
absl::StatusOr<FileType> TypeOfMimetype(absl::string_view type) {
  constexpr absl::string_view kOdf = "application/vnd.oasis.opendocument.";
  if (type == "application/epub+zip") {
    return FileType{Kind::EPUB, std::string(type)};
  }
  if (absl::StartsWith(type, kOdf)) {
    const absl::string_view what = type.substr(kOdf.size());
    const std::pair<const char*, Kind> kKinds[] = {
        {"text", Kind::TEXT_DOCUMENT},
        {"presentation", Kind::SLIDES},
        {"spreadsheet", Kind::SPREADSHEET},
        {"graphics", Kind::DRAWING}};
    for (const auto& [name, kind] : kKinds) {
      if (what == name || what == absl::StrCat(name, "-template")) {
        return FileType{kind, std::string(type)};
      }
    }
  }
  return Unknown(type);
}

// Office Open XML names its main part in [Content_Types].xml.
absl::StatusOr<FileType> TypeOfOoxml(const archive::Package& package) {
  constexpr absl::string_view kOoxml =
      "application/vnd.openxmlformats-officedocument.";
  if (package.Find("word/document.xml") != nullptr) {
    return FileType{Kind::TEXT_DOCUMENT,
                    absl::StrCat(kOoxml, "wordprocessingml.document")};
  }
  if (package.Find("ppt/presentation.xml") != nullptr) {
    return FileType{Kind::SLIDES,
                    absl::StrCat(kOoxml, "presentationml.presentation")};
  }
  if (package.Find("xl/workbook.xml") != nullptr) {
    return FileType{Kind::SPREADSHEET,
                    absl::StrCat(kOoxml, "spreadsheetml.sheet")};
  }
  return Unknown("[Content_Types].xml");
}

absl::StatusOr<FileType> TypeOfManifest(const archive::Package& package) {
  const absl::StatusOr<std::string> manifest =
      package.Read("imsmanifest.xml", kMaxDescription);
  if (!manifest.ok()) return manifest.status();
  if (absl::StrContains(*manifest, "/imsccv1p") ||
      absl::StrContains(*manifest, "IMS Common Cartridge")) {
    return FileType{Kind::COMMON_CARTRIDGE, "application/zip"};
  }
  return FileType{Kind::SCORM, "application/zip"};
}

bool IsWebArchive(const archive::Package& package) {
  for (const archive::Entry& entry : package.entries()) {
    if ((absl::EndsWithIgnoreCase(entry.name, ".html") ||
         absl::EndsWithIgnoreCase(entry.name, ".htm")) &&
        entry.size > 0) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool IsPackage(absl::string_view file) {
  return absl::StartsWith(file, "PK\x03\x04") ||
         absl::StartsWith(file, "PK\x05\x06") ||
         absl::StartsWith(file, "\x1f\x8b\x08");
}

absl::StatusOr<FileType> TypeOfPackage(const archive::Package& package) {
  if (package.entries()[0].name == "mimetype") {
    const absl::StatusOr<std::string> type =
        package.Read("mimetype", kMaxMimetype);
    if (!type.ok()) return type.status();
    return TypeOfMimetype(absl::StripAsciiWhitespace(*type));
  }
  const auto has = [&](const char* name) {
    return package.Find(name) != nullptr;
  };
  if (has("[Content_Types].xml")) return TypeOfOoxml(package);
  if (has("h5p.json")) return FileType{Kind::H5P, "application/zip"};
  if (has("imsmanifest.xml")) return TypeOfManifest(package);
  if (has("moodle_backup.xml")) {
    return FileType{Kind::MOODLE_BACKUP, "application/vnd.moodle.backup"};
  }
  if (has("project.json")) {
    return FileType{Kind::SCRATCH, "application/x.scratch.sb3"};
  }
  if (has("geogebra.xml")) {
    return FileType{Kind::GEOGEBRA, "application/vnd.geogebra.file"};
  }
  if (IsWebArchive(package))
    return FileType{Kind::WEB_ARCHIVE, "application/zip"};
  return Unknown("application/zip");
}

}  // namespace preau::file_type
