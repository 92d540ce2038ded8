#ifndef SERVICES_INGESTION_CHECKUP_WEB_PAGE_H_
#define SERVICES_INGESTION_CHECKUP_WEB_PAGE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace preau::checkup {

// The name of a document's first element, in lower case and without a prefix:
// "html", "oai-pmh"; empty when it doesn't begin with one.
std::string FirstElementOf(absl::string_view document);

// What the JSON-LD script elements of an HTML page hold, in order; so many at
// most (https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents).
std::vector<absl::string_view> JsonLdOf(absl::string_view page);
inline constexpr size_t kMaxScripts = 50;

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_WEB_PAGE_H_
