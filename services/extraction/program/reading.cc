#include "services/extraction/program/reading.h"

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "services/extraction/archive/package.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/images/image.h"
#include "services/extraction/images/picture.h"
#include "services/extraction/media/media.h"
#include "services/extraction/pdf/pdf.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::extraction {
namespace {

constexpr size_t kMaxCoverBytes = size_t{32} << 20;

absl::Status ReadPackage(const archive::Package& package,
                         documents::Collector& collector) {
  const auto is_ooxml = [&] {
    return package.Find("[Content_Types].xml") != nullptr;
  };
  switch (collector.facts().kind()) {
    case TEXT_DOCUMENT:
      return is_ooxml() ? documents::ReadDocx(package, collector)
                        : documents::ReadOdf(package, collector);
    case SPREADSHEET:
      return is_ooxml() ? documents::ReadXlsx(package, collector)
                        : documents::ReadOdf(package, collector);
    case SLIDES:
      return is_ooxml() ? documents::ReadPptx(package, collector)
                        : documents::ReadOdf(package, collector);
    case DRAWING:
      return documents::ReadOdf(package, collector);
    case EPUB:
      return documents::ReadEpub(package, collector);
    case H5P:
      return documents::ReadH5p(package, collector);
    case SCORM:
    case COMMON_CARTRIDGE:
      return documents::ReadManifest(package, collector);
    case WEB_ARCHIVE:
      return documents::ReadWebArchive(package, collector);
    case SCRATCH:
      return documents::ReadScratch(package, collector);
    case GEOGEBRA:
      return documents::ReadGeoGebra(package, collector);
    case MOODLE_BACKUP:
      return documents::ReadMoodleBackup(package, collector);
    default:
      return absl::InternalError("not a package");
  }
}

absl::Status ReadSingle(absl::string_view file,
                        documents::Collector& collector) {
  switch (collector.facts().kind()) {
    case PLAIN_TEXT:
      return documents::ReadPlainText(file, collector);
    case MARKDOWN:
      return documents::ReadMarkdown(file, collector);
    case HTML:
      return documents::ReadHtmlFile(file, collector);
    case LATEX:
      return documents::ReadLatex(file, collector);
    case NOTEBOOK:
      return documents::ReadNotebook(file, collector);
    case SUBTITLES:
      return documents::ReadSubtitles(file, collector);
    case IMAGE:
      return collector.facts().media_type() == "image/svg+xml"
                 ? documents::ReadSvg(file, collector)
                 : images::ReadImage(file, collector);
    case AUDIO:
    case VIDEO:
      return media::ReadMedia(file, collector);
    default:
      return absl::InternalError("not a single file");
  }
}

Refusal RefusalOf(const absl::Status& status) {
  Refusal refusal;
  const std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
  // What no reason was thought of for.
  refusal.set_reason(detail.has_value() ? detail->reason : "DOCUMENT_DAMAGED");
  if (!detail.has_value()) return refusal;
  refusal.set_place(documents::CleanValue(detail->field, 500));
  for (const auto& [name, value] : detail->args) {
    (*refusal.mutable_args())[name] = documents::CleanValue(value, 300);
  }
  return refusal;
}

// One file, from its first byte to its picture.
class Reading {
 public:
  Reading(absl::string_view file, const file_type::Detector& detector)
      : file_(file), detector_(detector), collector_(answer_.mutable_facts()) {}

  absl::Status Read() {
    Facts& facts = *answer_.mutable_facts();
    facts.set_size_bytes(static_cast<int64_t>(file_.size()));
    file_type::FileType type;
    if (file_type::IsPackage(file_)) {
      PREAU_ASSIGN_OR_RETURN(package_, archive::Package::Open(file_));
      PREAU_ASSIGN_OR_RETURN(type, file_type::TypeOfPackage(*package_));
    } else {
      PREAU_ASSIGN_OR_RETURN(type, detector_.Detect(file_));
    }
    facts.set_kind(type.kind);
    facts.set_media_type(type.media_type);
    if (package_.has_value()) {
      PREAU_RETURN_IF_ERROR(ReadPackage(*package_, collector_));
    } else if (type.kind == PDF) {
      PREAU_ASSIGN_OR_RETURN(pdf_, pdf::Pdf::Open(file_));
      pdf_->Read(collector_);
    } else {
      PREAU_RETURN_IF_ERROR(ReadSingle(file_, collector_));
    }
    collector_.Finish();
    answer_.set_done(true);
    return absl::OkStatus();
  }

  const Answer& answer() const { return answer_; }

  std::string Thumbnail() {
    if (pdf_.has_value()) return pdf_->Thumbnail();
    std::string picture;
    if (package_.has_value()) {
      const std::string cover =
          documents::CoverOf(*package_, answer_.facts().kind());
      const absl::StatusOr<std::string> bytes =
          package_->Read(cover, kMaxCoverBytes);
      if (!bytes.ok()) return "";
      picture = *bytes;
    } else if (answer_.facts().kind() == IMAGE) {
      picture = std::string(file_.substr(0, kMaxCoverBytes));
    }
    return images::EncodePng(
        images::Shrink(images::Decode(picture), images::kThumbnailSide));
  }

 private:
  const absl::string_view file_;
  const file_type::Detector& detector_;
  Answer answer_;
  documents::Collector collector_;
  std::optional<archive::Package> package_;
  std::optional<pdf::Pdf> pdf_;
};

}  // namespace

void ReadFile(absl::string_view file, const file_type::Detector& detector,
              absl::FunctionRef<void(const Answer&)> answer) {
  Reading reading(file, detector);
  if (const absl::Status status = reading.Read(); !status.ok()) {
    Answer refused;
    *refused.mutable_refusal() = RefusalOf(status);
    refused.set_done(true);
    answer(refused);
    return;
  }
  answer(reading.answer());
  Answer picture;
  picture.mutable_facts()->set_thumbnail(reading.Thumbnail());
  if (!picture.facts().thumbnail().empty()) answer(picture);
}

}  // namespace preau::extraction
