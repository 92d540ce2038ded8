#ifndef SERVICES_EXTRACTION_DOCUMENTS_DOCUMENT_H_
#define SERVICES_EXTRACTION_DOCUMENTS_DOCUMENT_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/extraction/archive/package.h"
#include "services/extraction/documents/collector.h"

// One function for each kind of document. Each is given what was found to be
// of that kind, and refuses what can't be read with INVALID_ARGUMENT and a
// reason (DOCUMENT_…, ARCHIVE_…, XML_…, MOODLE_…), field: the entry at fault.
namespace preau::documents {

// Plain text in UTF-8, UTF-16 or Windows-1252.
absl::Status ReadPlainText(absl::string_view file, Collector& collector);
// CommonMark, with a YAML head as static site generators have it.
absl::Status ReadMarkdown(absl::string_view file, Collector& collector);
absl::Status ReadLatex(absl::string_view file, Collector& collector);
absl::Status ReadHtmlFile(absl::string_view file, Collector& collector);
// Jupyter's nbformat 3 and 4.
absl::Status ReadNotebook(absl::string_view file, Collector& collector);
// WebVTT and SubRip.
absl::Status ReadSubtitles(absl::string_view file, Collector& collector);
absl::Status ReadSvg(absl::string_view file, Collector& collector);

// ISO/IEC 26300.
absl::Status ReadOdf(const archive::Package& package, Collector& collector);
// ISO/IEC 29500.
absl::Status ReadDocx(const archive::Package& package, Collector& collector);
absl::Status ReadPptx(const archive::Package& package, Collector& collector);
absl::Status ReadXlsx(const archive::Package& package, Collector& collector);
// EPUB 2 and 3.
absl::Status ReadEpub(const archive::Package& package, Collector& collector);
absl::Status ReadH5p(const archive::Package& package, Collector& collector);
// SCORM 1.2 and 2004, IMS Common Cartridge: imsmanifest.xml.
absl::Status ReadManifest(const archive::Package& package,
                          Collector& collector);
absl::Status ReadWebArchive(const archive::Package& package,
                            Collector& collector);
absl::Status ReadScratch(const archive::Package& package, Collector& collector);
absl::Status ReadGeoGebra(const archive::Package& package,
                          Collector& collector);
absl::Status ReadMoodleBackup(const archive::Package& package,
                              Collector& collector);

// The entry that is the document's own picture, in any format; "" without one.
std::string CoverOf(const archive::Package& package, extraction::Kind kind);

}  // namespace preau::documents

#endif  // SERVICES_EXTRACTION_DOCUMENTS_DOCUMENT_H_
