#ifndef SERVICES_INGESTION_HARVEST_TRIAL_H_
#define SERVICES_INGESTION_HARVEST_TRIAL_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "preau/v1/catalogue_service.pb.h"
#include "preau/v1/ingestion_service.pb.h"
#include "services/ingestion/harvest/source_reader.h"

namespace preau::harvest {

// Records that a trial looks at.
inline constexpr size_t kTrialRecords = 100;

// What a harvest would make of the first records that `reader` gives. `write`
// is the catalogue's WriteResources; it is only asked what would become of
// them. Errors: those of both, CANCELLED.
absl::StatusOr<v1::Trial> TrySource(
    const std::string& member, const v1::Harvesting& harvesting,
    SourceReader& reader,
    const std::function<absl::StatusOr<v1::WriteResourcesResponse>(
        const v1::WriteResourcesRequest& request)>& write,
    const std::function<bool()>& cancelled);

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_TRIAL_H_
