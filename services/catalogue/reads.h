#ifndef SERVICES_CATALOGUE_READS_H_
#define SERVICES_CATALOGUE_READS_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/v1/catalogue_service.pb.h"
#include "services/catalogue/deps.h"
#include "services/rpc/call_context.h"

// Handlers that read. Thread-safe.
namespace preau::services {

// An answer stays well below the largest message that a client takes.
inline constexpr size_t kAnswerBytes = size_t{3} << 20;

// By the name in `field`, of either kind: members/{member}/resources/{id} or
// resources/{uid}. Whoever calls sees to it that the viewer may see it.
absl::StatusOr<catalogue::StoredResource> LoadResource(
    const CatalogueDeps& deps, const std::string& name,
    absl::string_view field);

absl::StatusOr<v1::Resource> GetResource(const CatalogueDeps& deps,
                                         const rpc::CallContext& context,
                                         const v1::GetResourceRequest& request);

absl::StatusOr<v1::BatchGetResourcesResponse> BatchGetResources(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::BatchGetResourcesRequest& request);

absl::StatusOr<v1::ListResourcesResponse> ListResources(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListResourcesRequest& request);

absl::StatusOr<v1::Stats> GetStats(const CatalogueDeps& deps,
                                   const rpc::CallContext& context,
                                   const v1::GetStatsRequest& request);

// The changes after `after`, at most `limit`; without any when there is none.
absl::StatusOr<v1::ReadChangesResponse> ReadChanges(
    const CatalogueDeps& deps, const rpc::CallContext& context, uint64_t after,
    size_t limit);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_READS_H_
