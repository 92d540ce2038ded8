#ifndef SERVICES_EXTRACTION_DOCUMENTS_XML_H_
#define SERVICES_EXTRACTION_DOCUMENTS_XML_H_

#include <pugixml.hpp>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/extraction/archive/package.h"
#include "services/ingestion/readers/xml_document.h"

namespace preau::documents {

// As readers::LoadXml() of what XmlText() gives, but DOCUMENT_TOO_LARGE{max}
// for RECORD_TOO_LARGE, and with `place` as its field.
absl::Status LoadXmlText(absl::string_view bytes, absl::string_view place,
                         pugi::xml_document& document);

// Parses an entry. Errors of Package::Read() and LoadXmlText(), field: the
// entry.
absl::Status LoadXmlEntry(const archive::Package& package,
                          absl::string_view name, pugi::xml_document& document);

// Calls `visit` with each element below `node`, parents first; where it says
// false, nothing below is visited.
void VisitElements(const pugi::xml_node& node,
                   absl::FunctionRef<bool(const pugi::xml_node&)> visit);

// An attribute by its local name; "" without one.
absl::string_view AttributeOf(const pugi::xml_node& node,
                              absl::string_view local_name);

// Where `target` is that an entry `base` refers to: "a/b.xml" and "../c%20d"
// give "c d". Without what follows "#" or "?".
std::string ResolvePath(absl::string_view base, absl::string_view target);

}  // namespace preau::documents

#endif  // SERVICES_EXTRACTION_DOCUMENTS_XML_H_
