#ifndef SERVICES_CATALOGUE_HARVESTS_H_
#define SERVICES_CATALOGUE_HARVESTS_H_

#include <chrono>

#include "absl/status/statusor.h"
#include "preau/v1/source_service.pb.h"
#include "services/catalogue/deps.h"
#include "services/rpc/call_context.h"

// Handlers of harvests, for those who may write for the source's member.
// Thread-safe.
namespace preau::services {

absl::StatusOr<v1::Harvest> StartHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::StartHarvestRequest& request);

absl::StatusOr<v1::Harvest> GetHarvest(const CatalogueDeps& deps,
                                       const rpc::CallContext& context,
                                       const v1::GetHarvestRequest& request);

// As it is once it isn't `etag` any more, at the deadline, or at its end.
absl::StatusOr<v1::Harvest> WaitForHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::WatchHarvestRequest& request, const std::string& etag,
    std::chrono::steady_clock::time_point deadline);

absl::StatusOr<v1::ListHarvestsResponse> ListHarvests(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListHarvestsRequest& request);

absl::StatusOr<v1::Harvest> CancelHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::CancelHarvestRequest& request);

absl::StatusOr<v1::Harvest> ResolveHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ResolveHarvestRequest& request);

absl::StatusOr<v1::KeepHarvestResponse> KeepHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::KeepHarvestRequest& request);

absl::StatusOr<v1::ListHarvestedRecordsResponse> ListHarvestedRecords(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListHarvestedRecordsRequest& request);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_HARVESTS_H_
