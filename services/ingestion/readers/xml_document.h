#ifndef SERVICES_INGESTION_READERS_XML_DOCUMENT_H_
#define SERVICES_INGESTION_READERS_XML_DOCUMENT_H_

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

// XML as records come in it: by namespace and local name, whatever its
// prefixes.
namespace preau::readers {

inline constexpr size_t kMaxXmlBytes = size_t{16} << 20;
inline constexpr int kMaxXmlDepth = 200;

// The text that is parsed: UTF-8 whatever the bytes are in. UTF-16 by its byte
// order mark; else as ToUtf8().
std::string XmlText(absl::string_view bytes);

// Parses what XmlText() gives, which must outlive nothing. No DTDs, no entities
// but XML's own. INVALID_ARGUMENT: XML_DOCTYPE, XML_NOT_WELL_FORMED{offset},
// XML_TOO_DEEP{max}, RECORD_TOO_LARGE{max}.
absl::Status LoadXml(absl::string_view text, pugi::xml_document& document);

// The name without its prefix.
absl::string_view LocalName(const pugi::xml_node& node);

// What the node's prefix stands for; empty when nothing does.
std::string NamespaceOf(const pugi::xml_node& node);

// Children by local name, in order.
std::vector<pugi::xml_node> Children(const pugi::xml_node& node,
                                     absl::string_view name);
pugi::xml_node Child(const pugi::xml_node& node, absl::string_view name);
// The first element child; null without one.
pugi::xml_node FirstElement(const pugi::xml_node& node);

// All text below the node.
std::string TextOf(const pugi::xml_node& node);

// The node as it stands in `text`, from which the document was loaded.
absl::string_view SourceOf(const pugi::xml_node& node, absl::string_view text);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_XML_DOCUMENT_H_
