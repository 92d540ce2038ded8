#ifndef SERVICES_EXTRACTION_DOCUMENTS_HTML_H_
#define SERVICES_EXTRACTION_DOCUMENTS_HTML_H_

#include "absl/strings/string_view.h"
#include "services/extraction/documents/collector.h"

// HTML and XHTML as they are found, well-formed or not; nothing of it is run
// or loaded.
namespace preau::documents {

enum class HtmlUse {
  // The page is the document: what it says of itself counts.
  kDocument,
  // One page of many: text and accessibility only.
  kPart,
};

// Adds what a page says. `place`: its entry in a package, or "". Linear in its
// length.
void ReadHtml(absl::string_view html, absl::string_view place, int number,
              HtmlUse use, Collector& collector);

}  // namespace preau::documents

#endif  // SERVICES_EXTRACTION_DOCUMENTS_HTML_H_
