#ifndef SERVICES_INGESTION_CATALOGUE_STORE_H_
#define SERVICES_INGESTION_CATALOGUE_STORE_H_

#include <memory>

#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/source_service.grpc.pb.h"
#include "services/ingestion/harvest/harvest_store.h"
#include "services/rpc/channel.h"

namespace preau::services {

// The catalogue of harvests that nobody waits for, through gRPC. Thread-safe.
class CatalogueStore : public harvest::HarvestStore {
 public:
  explicit CatalogueStore(const rpc::Link& catalogue);

  absl::StatusOr<v1::WriteResourcesResponse> Write(
      const v1::WriteResourcesRequest& request) override;
  absl::StatusOr<v1::KeepHarvestResponse> Keep(
      const v1::KeepHarvestRequest& request) override;
  absl::StatusOr<v1::ListHarvestedRecordsResponse> ListRecords(
      const v1::ListHarvestedRecordsRequest& request) override;
  absl::StatusOr<v1::ListSourcesResponse> ListSources(
      const v1::ListSourcesRequest& request) override;
  absl::StatusOr<v1::Harvest> Start(
      const v1::StartHarvestRequest& request) override;
  absl::StatusOr<v1::Harvest> Get(
      const v1::GetHarvestRequest& request) override;

 private:
  const rpc::Link catalogue_;
  const std::unique_ptr<v1::CatalogueService::Stub> resources_;
  const std::unique_ptr<v1::SourceService::Stub> sources_;
};

}  // namespace preau::services

#endif  // SERVICES_INGESTION_CATALOGUE_STORE_H_
