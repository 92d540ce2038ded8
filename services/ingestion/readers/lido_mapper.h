#ifndef SERVICES_INGESTION_READERS_LIDO_MAPPER_H_
#define SERVICES_INGESTION_READERS_LIDO_MAPPER_H_

#include <pugixml.hpp>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingestion/readers/reader.h"

// LIDO 1.0 and 1.1 (http://www.lido-schema.org), in which museums describe what
// they keep. Such a record is of an object, not of a teaching resource.
namespace preau::readers {

bool IsLido(absl::string_view space);

// The <lido> elements of a <lidoWrap>; any other node itself.
std::vector<pugi::xml_node> RecordsIn(const pugi::xml_node& node);

// Turns a <lido> into a notice with its key: lidoRecID, else recordID.
void MapLido(const pugi::xml_node& lido, ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LIDO_MAPPER_H_
