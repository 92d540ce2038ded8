#ifndef SERVICES_INGESTION_HARVEST_HARVEST_STORE_H_
#define SERVICES_INGESTION_HARVEST_HARVEST_STORE_H_

#include "absl/status/statusor.h"
#include "preau/v1/catalogue_service.pb.h"
#include "preau/v1/source_service.pb.h"

namespace preau::harvest {

// The catalogue, as a harvest needs it. Errors are those of its methods.
// Thread-safe.
class HarvestStore {
 public:
  virtual ~HarvestStore() = default;
  virtual absl::StatusOr<v1::WriteResourcesResponse> Write(
      const v1::WriteResourcesRequest& request) = 0;
  virtual absl::StatusOr<v1::KeepHarvestResponse> Keep(
      const v1::KeepHarvestRequest& request) = 0;
  virtual absl::StatusOr<v1::ListHarvestedRecordsResponse> ListRecords(
      const v1::ListHarvestedRecordsRequest& request) = 0;
  virtual absl::StatusOr<v1::ListSourcesResponse> ListSources(
      const v1::ListSourcesRequest& request) = 0;
  virtual absl::StatusOr<v1::Harvest> Start(
      const v1::StartHarvestRequest& request) = 0;
  virtual absl::StatusOr<v1::Harvest> Get(
      const v1::GetHarvestRequest& request) = 0;
};

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_HARVEST_STORE_H_
