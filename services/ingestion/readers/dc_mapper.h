#ifndef SERVICES_INGESTION_READERS_DC_MAPPER_H_
#define SERVICES_INGESTION_READERS_DC_MAPPER_H_

#include <pugixml.hpp>

#include "services/ingestion/readers/reader.h"

namespace preau::readers {

// Turns a Dublin Core record (DCMES 1.1 and DCMI terms, by local names) into a
// notice with its key: the first identifier, else the address.
void MapDublinCore(const pugi::xml_node& dc, ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_DC_MAPPER_H_
