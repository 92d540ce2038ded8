#ifndef SERVICES_EXTRACTION_DOCUMENTS_OOXML_H_
#define SERVICES_EXTRACTION_DOCUMENTS_OOXML_H_

#include <map>
#include <pugixml.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/extraction/archive/package.h"
#include "services/extraction/documents/collector.h"

// What Word, Excel and PowerPoint files have in common (ISO/IEC 29500-2).
namespace preau::documents {

// Properties, macros, what is loaded from elsewhere.
absl::Status ReadOoxmlCommon(const archive::Package& package,
                             Collector& collector);

// What a part refers to: id -> entry. Empty when it refers to nothing.
absl::StatusOr<std::map<std::string, std::string>> RelationsOf(
    const archive::Package& package, absl::string_view part);

// Text of DrawingML: a paragraph a line.
std::string DrawingText(const pugi::xml_node& node);

// Pictures below `node`, with or without their description.
void CountPictures(const pugi::xml_node& node, Collector& collector);

}  // namespace preau::documents

#endif  // SERVICES_EXTRACTION_DOCUMENTS_OOXML_H_
