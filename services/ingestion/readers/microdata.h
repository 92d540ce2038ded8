#ifndef SERVICES_INGESTION_READERS_MICRODATA_H_
#define SERVICES_INGESTION_READERS_MICRODATA_H_

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingestion/html/document.h"

// Microdata (WHATWG HTML, 5) of web pages.
namespace preau::readers {

struct MicrodataItem {
  // As JSON-LD would say it: "@type", "@id" and lists of values.
  nlohmann::ordered_json value;
  // schema.org's, or of no vocabulary that we know.
  bool is_schema_org = false;
  // The element, as written.
  absl::string_view source;
};

// The items of a page that aren't a property of another, up to a bound; those
// in them to a depth, and texts to a length. `resolve` gives what an address in
// the page means.
std::vector<MicrodataItem> ReadMicrodata(
    const html::Document& document,
    const std::function<std::string(absl::string_view)>& resolve);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_MICRODATA_H_
