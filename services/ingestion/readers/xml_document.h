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
// Of one element, as prefixes are looked up among them.
inline constexpr int kMaxXmlAttributes = 100;
// What a file and its document may take together, so that a small file of many
// small elements can't fill the memory.
inline constexpr size_t kMaxXmlMemory = size_t{44} << 20;
// What is read of an element; no field holds as much.
inline constexpr size_t kMaxXmlText = size_t{1} << 20;

// The text that is parsed: UTF-8 whatever the bytes are in. UTF-16 by its byte
// order mark; else as ToUtf8(). Somewhat more than kMaxXmlBytes at most.
std::string XmlText(absl::string_view bytes);

// Whether XmlText() gives the bytes as they are.
bool IsXmlText(absl::string_view bytes);

// Parses what XmlText() gives, which must outlive nothing. No DTDs, no entities
// but XML's own. INVALID_ARGUMENT: XML_DOCTYPE, XML_NOT_WELL_FORMED{offset},
// XML_TOO_DEEP{max}, XML_TOO_MANY_NODES{max}, XML_TOO_MANY_ATTRIBUTES{max},
// RECORD_TOO_LARGE{max}. `held`: bytes that are in memory for the same file
// besides the text.
absl::Status LoadXml(absl::string_view text, pugi::xml_document& document,
                     size_t held = 0);

// The name without its prefix.
absl::string_view LocalName(const pugi::xml_node& node);

// What the node's prefix stands for; empty when nothing does. Lives as long as
// the document.
absl::string_view NamespaceOf(const pugi::xml_node& node);

// Children by local name, in order.
std::vector<pugi::xml_node> Children(const pugi::xml_node& node,
                                     absl::string_view name);
pugi::xml_node Child(const pugi::xml_node& node, absl::string_view name);
// The first element child; null without one.
pugi::xml_node FirstElement(const pugi::xml_node& node);

// All text below the node, up to kMaxXmlText bytes.
std::string TextOf(const pugi::xml_node& node);

// The node as it stands in `text`, from which the document was loaded.
absl::string_view SourceOf(const pugi::xml_node& node, absl::string_view text);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_XML_DOCUMENT_H_
