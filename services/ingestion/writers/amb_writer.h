#ifndef SERVICES_INGESTION_WRITERS_AMB_WRITER_H_
#define SERVICES_INGESTION_WRITERS_AMB_WRITER_H_

#include <string>

#include "services/ingestion/writers/record.h"

namespace preau::writers {

// One line of JSON-LD, without a line end: schema.org with LRMI's terms, valid
// against the schemas of AMB (Allgemeines Metadatenprofil für
// Bildungsressourcen, 20231019). What AMB has only for terms of its own
// vocabularies is said in schema.org's educationalAlignment.
std::string WriteAmb(const Record& record);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_AMB_WRITER_H_
