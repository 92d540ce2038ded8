#ifndef SERVICES_INGESTION_WRITERS_SCOLOMFR_WRITER_H_
#define SERVICES_INGESTION_WRITERS_SCOLOMFR_WRITER_H_

#include <string>

#include "services/ingestion/writers/record.h"

namespace preau::writers {

// The element <lom> of ScoLOMFR 3.2, valid against its XML schemas. Concepts
// are said by their URIs, as ScoLOMFR asks since 3.0, with what the source
// called them as label; what ScoLOMFR has no concept for is said by its label
// alone. What it can't say is left out: docs/exports.md.
std::string WriteScolomfr(const Record& record);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_SCOLOMFR_WRITER_H_
