#ifndef SERVICES_INGESTION_READERS_LOM_MAPPER_H_
#define SERVICES_INGESTION_READERS_LOM_MAPPER_H_

#include <pugixml.hpp>

#include "services/ingestion/readers/reader.h"

namespace preau::readers {

// Turns a LOM record, whose root is given, into a notice with its key.
void MapLom(const pugi::xml_node& lom, ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LOM_MAPPER_H_
