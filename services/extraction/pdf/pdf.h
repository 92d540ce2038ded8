#ifndef SERVICES_EXTRACTION_PDF_PDF_H_
#define SERVICES_EXTRACTION_PDF_PDF_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/extraction/documents/collector.h"

class PDFDoc;

// PDF (ISO 32000). Scripts are named and never run.
namespace preau::pdf {

// To be called once, while files may still be opened.
void Prepare();

// An open document. Thread-compatible; one at a time.
class Pdf {
 public:
  static constexpr int kMaxObjects = 500000;

  // `file` must outlive it. DOCUMENT_ENCRYPTED, DOCUMENT_DAMAGED,
  // DOCUMENT_TOO_COMPLEX{max}.
  static absl::StatusOr<Pdf> Open(absl::string_view file);
  Pdf(Pdf&&) noexcept;
  Pdf& operator=(Pdf&&) noexcept;
  ~Pdf();

  void Read(documents::Collector& collector);
  // The first page as a PNG; "" when it can't be drawn.
  std::string Thumbnail();

 private:
  Pdf(absl::string_view file, std::unique_ptr<PDFDoc> document);
  void ReadInfo(documents::Collector& collector);
  void ReadText(documents::Collector& collector);

  absl::string_view file_;
  std::unique_ptr<PDFDoc> document_;
};

}  // namespace preau::pdf

#endif  // SERVICES_EXTRACTION_PDF_PDF_H_
