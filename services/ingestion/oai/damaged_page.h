#ifndef SERVICES_INGESTION_OAI_DAMAGED_PAGE_H_
#define SERVICES_INGESTION_OAI_DAMAGED_PAGE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Pages of OAI-PMH providers that aren't well-formed XML.
namespace preau::oai {

// The text without what stands before and after the document (blank lines,
// warnings of the provider's programs) and without the characters that XML
// forbids. `*cut`: the document's end isn't there.
std::string WithoutSurroundings(std::string text, bool* cut);

// What a page is made of, found without parsing it.
struct DamagedPage {
  // The root's tags as they stand, so that a record between them has its
  // namespaces.
  std::string root_begin;
  std::string root_end;
  std::string response_date;
  // Each from its <record> tag on to its end. Views into the page.
  std::vector<absl::string_view> records;
  std::string token;
};

// Linear in the text's length. Empty when the root's tag is longer than 4 KiB.
DamagedPage TakeApart(absl::string_view text);

// The content of the first <identifier> element; empty without one.
std::string IdentifierIn(absl::string_view record);

}  // namespace preau::oai

#endif  // SERVICES_INGESTION_OAI_DAMAGED_PAGE_H_
