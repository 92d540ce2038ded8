#ifndef SERVICES_INGESTION_WRITERS_XML_TEXT_H_
#define SERVICES_INGESTION_WRITERS_XML_TEXT_H_

#include <pugixml.hpp>
#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "preau/log/v1/notice.pb.h"

// XML 1.0 with pugixml, which escapes but lets through what XML can't hold.
namespace preau::writers {

// `text` with nothing but characters of XML 1.0.
std::string XmlCharacters(absl::string_view text);

// `text` such that who takes it for HTML reads the same: as it is unless it
// speaks of tags or entities.
std::string AsHtml(absl::string_view text);

// A child with text; none for an empty one.
pugi::xml_node AddElement(pugi::xml_node parent, const char* name,
                          absl::string_view text);
void SetAttribute(pugi::xml_node node, const char* name,
                  absl::string_view value);

// The document's text with two spaces for each depth, without a declaration.
std::string ToXml(const pugi::xml_document& document);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_XML_TEXT_H_
