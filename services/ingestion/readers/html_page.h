#ifndef SERVICES_INGESTION_READERS_HTML_PAGE_H_
#define SERVICES_INGESTION_READERS_HTML_PAGE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/readers/page_links.h"
#include "services/ingestion/readers/reader.h"

// Web pages (HTML) that describe resources by schema.org's words, in JSON-LD or
// in microdata.
namespace preau::readers {

struct HtmlPage {
  // Notices, or one record that says why there is none.
  std::vector<ParsedRecord> records;
  // The page asks robots to leave it out; then there are no records.
  bool noindex = false;
};

// Reads the page. Of what it describes, what is made for learning is taken;
// without that, works that have a name, but not the page itself, its site or
// its pictures. `address` is the page's, and the key of the record that is
// about the page; empty: what it says of itself. `name` is for locations.
// INVALID_ARGUMENT: those of html::Document::Parse(). Of the one record:
// PAGE_WITHOUT_NOTICE{types}, PAGE_JSON_LD_BROKEN.
absl::StatusOr<HtmlPage> ReadHtmlPage(absl::string_view bytes,
                                      const std::string& address,
                                      const std::string& name,
                                      const Resolve& resolve);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_HTML_PAGE_H_
