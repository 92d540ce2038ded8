#ifndef SERVICES_INGESTION_WRITERS_DC_WRITER_H_
#define SERVICES_INGESTION_WRITERS_DC_WRITER_H_

#include <string>

#include "services/ingestion/writers/record.h"

namespace preau::writers {

// The element <oai_dc:dc> of OAI-PMH 2.0: the fifteen elements of Dublin Core,
// which have no place for levels, publics and accessibility.
std::string WriteDublinCore(const Record& record);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_DC_WRITER_H_
