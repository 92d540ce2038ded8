#ifndef SERVICES_INGESTION_READERS_GAR_MAPPER_H_
#define SERVICES_INGESTION_READERS_GAR_MAPPER_H_

#include <nlohmann/json.hpp>

#include "services/ingestion/readers/reader.h"

// Resources as the Gestionnaire d'accès aux ressources describes them.
namespace preau::readers {

bool IsGarRecord(const nlohmann::ordered_json& value);

// The key is GAR's id. Which school asked, and its subscription, are left out.
void MapGar(const nlohmann::ordered_json& value, ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_GAR_MAPPER_H_
