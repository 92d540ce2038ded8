#ifndef SERVICES_EXTRACTION_PDF_INTERNAL_H_
#define SERVICES_EXTRACTION_PDF_INTERNAL_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "services/extraction/documents/collector.h"

class PDFDoc;

// The parts of Pdf.
namespace preau::pdf::internal {

// Tags, alternative texts, scripts, attachments and comments.
void ReadStructure(PDFDoc& document, documents::Collector& collector);

// The first page as a PNG; "" when it can't be drawn in time.
std::string DrawFirstPage(PDFDoc& document);

// A text string (ISO 32000, 7.9.2) in UTF-8.
std::string TextString(absl::string_view bytes);

// Stops poppler after some seconds of this thread's processor time.
class TimeLimit {
 public:
  explicit TimeLimit(int seconds);
  // For poppler's abort checks: `data` is a TimeLimit.
  static bool IsOver(void* data);

 private:
  const int64_t end_nanos_;
};

}  // namespace preau::pdf::internal

#endif  // SERVICES_EXTRACTION_PDF_INTERNAL_H_
