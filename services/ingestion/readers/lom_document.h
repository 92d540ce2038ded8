#ifndef SERVICES_INGESTION_READERS_LOM_DOCUMENT_H_
#define SERVICES_INGESTION_READERS_LOM_DOCUMENT_H_

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

// LOM (IEEE 1484.12.3) as XML, whatever its prefixes.
namespace preau::readers {

// The name without its prefix.
absl::string_view LocalName(const pugi::xml_node& node);

// Children by local name, in order.
std::vector<pugi::xml_node> Children(const pugi::xml_node& node,
                                     absl::string_view name);
pugi::xml_node Child(const pugi::xml_node& node, absl::string_view name);

// All text below the node.
std::string TextOf(const pugi::xml_node& node);

// Loads a document whose root is a LOM record. No DTDs, no entities but XML's
// own, at most `kMaxLomBytes`. INVALID_ARGUMENT: XML_DOCTYPE,
// XML_NOT_WELL_FORMED {offset}, NOT_A_LOM_RECORD{root}, RECORD_TOO_LARGE{max}.
inline constexpr size_t kMaxLomBytes = size_t{4} << 20;
absl::Status LoadLom(absl::string_view bytes, pugi::xml_document& document);

// The field of a notice that a classification fills, by its purpose and a
// taxon's id: "level", "discipline", "audience", "special_need"; empty when
// none is.
absl::string_view PurposeField(absl::string_view purpose,
                               absl::string_view label,
                               absl::string_view taxon);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LOM_DOCUMENT_H_
