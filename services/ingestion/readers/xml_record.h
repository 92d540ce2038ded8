#ifndef SERVICES_INGESTION_READERS_XML_RECORD_H_
#define SERVICES_INGESTION_READERS_XML_RECORD_H_

#include <pugixml.hpp>

#include "services/ingestion/readers/reader.h"

namespace preau::readers {

// Turns a record, whose element is given, into a notice with its key, by the
// element's namespace: LOM (with LOMFR and ScoLOMFR), IMS Metadata 1.2, Dublin
// Core (oai_dc, qualified, nsdl_dc, dc_plus_fr), LIDO. Any other gets the
// status INVALID_ARGUMENT (XML_KIND_UNKNOWN{root, namespace}). May change the
// node.
void MapXmlRecord(pugi::xml_node root, ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_XML_RECORD_H_
