#ifndef SERVICES_INGESTION_READERS_JSON_LD_MAPPER_H_
#define SERVICES_INGESTION_READERS_JSON_LD_MAPPER_H_

#include <nlohmann/json.hpp>

#include "services/ingestion/readers/reader.h"

// schema.org's learning resources in JSON-LD, with LRMI's properties and as the
// AMB profile (KIM) writes them. Any property may be a value or a list.
namespace preau::readers {

bool IsJsonLdRecord(const nlohmann::ordered_json& value);

// `has_context`: it, or what holds it, has an "@context". The key is its id,
// else its address. Refused: JSON_LD_CONTEXT_MISSING, NOT_A_LEARNING_RESOURCE
// {type}, KEY_MISSING_IN_RECORD, TITLE_MISSING.
void MapJsonLd(const nlohmann::ordered_json& value, bool has_context,
               ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_JSON_LD_MAPPER_H_
