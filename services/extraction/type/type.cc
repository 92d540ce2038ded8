#include "services/extraction/type/type.h"

#include <magic.h>

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "services/extraction/archive/zip_directory.h"
#include "services/extraction/type/text_type.h"
#include "storage/base/error.h"

namespace preau::file_type {
namespace {

using extraction::Kind;

// libmagic looks no further.
constexpr size_t kHeadBytes = size_t{1} << 20;
// Within which programs that open PDF look for its beginning.
constexpr size_t kPdfHead = 1024;

struct Known {
  absl::string_view magic;
  Kind kind;
  // Empty: as libmagic says.
  absl::string_view media_type;
};
constexpr Known kKnown[] = {
    {"application/pdf", Kind::PDF, ""},
    {"audio/flac", Kind::AUDIO, ""},
    {"audio/mpeg", Kind::AUDIO, ""},
    {"audio/ogg", Kind::AUDIO, ""},
    {"audio/x-m4a", Kind::AUDIO, "audio/mp4"},
    {"audio/x-wav", Kind::AUDIO, "audio/wav"},
    {"image/bmp", Kind::IMAGE, ""},
    {"image/gif", Kind::IMAGE, ""},
    {"image/jpeg", Kind::IMAGE, ""},
    {"image/png", Kind::IMAGE, ""},
    {"image/tiff", Kind::IMAGE, ""},
    {"image/webp", Kind::IMAGE, ""},
    {"video/mp4", Kind::VIDEO, ""},
    {"video/ogg", Kind::VIDEO, ""},
    {"video/quicktime", Kind::VIDEO, ""},
    {"video/webm", Kind::VIDEO, ""},
    {"video/x-m4v", Kind::VIDEO, "video/mp4"},
    {"video/x-matroska", Kind::VIDEO, ""},
};

absl::Status Polyglot(absl::string_view first, absl::string_view second) {
  return base::InvalidField(
      "FILE_POLYGLOT", "",
      {{"first", std::string(first)}, {"second", std::string(second)}});
}

// Nothing but white space comes first.
bool BeginsAsPdf(absl::string_view file) {
  return absl::StartsWith(
      absl::StripLeadingAsciiWhitespace(file.substr(0, kPdfHead)), "%PDF-");
}

// Its beginning says one thing, and other programs would see another.
absl::Status CheckOneThing(absl::string_view file, absl::string_view type) {
  if (archive::EndsAsZip(file)) return Polyglot(type, "application/zip");
  const size_t pdf = file.substr(0, kPdfHead).find("%PDF-");
  if (pdf != file.npos && type != "application/pdf" &&
      !absl::StartsWith(type, "text/")) {
    return Polyglot(type, "application/pdf");
  }
  if (type == "application/pdf" && !BeginsAsPdf(file)) {
    return Polyglot("text/plain", type);
  }
  const std::string head =
      absl::AsciiStrToLower(file.substr(0, std::min<size_t>(pdf, kPdfHead)));
  if (absl::StartsWith(type, "image/") && type != "image/svg+xml" &&
      absl::StrContains(head, "<script")) {
    return Polyglot(type, "text/html");
  }
  return absl::OkStatus();
}

bool IsText(absl::string_view type) {
  return absl::StartsWith(type, "text/") || type == "application/json" ||
         type == "application/javascript" || type == "application/xml" ||
         type == "image/svg+xml" || type == "application/x-subrip" ||
         type == "application/x-ndjson" ||
         type == "application/x-wine-extension-ini";
}

}  // namespace

absl::StatusOr<std::unique_ptr<Detector>> Detector::Create() {
  magic_set* magic =
      magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS |
                 MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF);
  if (magic == nullptr || magic_load(magic, nullptr) != 0) {
    if (magic != nullptr) magic_close(magic);
    return absl::InternalError("libmagic has no database");
  }
  return std::unique_ptr<Detector>(new Detector(magic));
}

Detector::~Detector() { magic_close(magic_); }

absl::StatusOr<FileType> Detector::Detect(absl::string_view file) const {
  if (file.empty()) return base::InvalidField("FILE_EMPTY", "");
  const absl::string_view head = file.substr(0, kHeadBytes);
  const char* found = magic_buffer(magic_, head.data(), head.size());
  std::string type = found == nullptr ? "application/octet-stream" : found;
  // A text that speaks of PDF: nothing in it could be one.
  if (type == "application/pdf" && !BeginsAsPdf(file) &&
      !absl::StrContains(file, "startxref")) {
    type = "text/plain";
  }
  if (absl::Status status = CheckOneThing(file, type); !status.ok()) {
    return status;
  }
  for (const Known& known : kKnown) {
    if (type == known.magic) {
      return FileType{known.kind,
                      std::string(known.media_type.empty() ? known.magic
                                                           : known.media_type)};
    }
  }
  if (IsText(type)) return internal::TypeOfText(head.substr(0, 65536));
  if (type == "application/encrypted") {
    return base::InvalidField("DOCUMENT_ENCRYPTED", "");
  }
  return base::InvalidField("FILE_TYPE_UNKNOWN", "", {{"type", type}});
}

}  // namespace preau::file_type
