#ifndef SERVICES_CATALOGUE_WRITES_H_
#define SERVICES_CATALOGUE_WRITES_H_

#include "absl/status/statusor.h"
#include "preau/v1/catalogue_service.pb.h"
#include "services/catalogue/deps.h"
#include "services/rpc/call_context.h"

// Handlers that write; they block until the change is durable. Thread-safe.
namespace preau::services {

absl::StatusOr<v1::Resource> CreateResource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::CreateResourceRequest& request);

absl::StatusOr<v1::Resource> UpdateResource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::UpdateResourceRequest& request);

absl::StatusOr<v1::Resource> WithdrawResource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::WithdrawResourceRequest& request);

absl::StatusOr<v1::WriteResourcesResponse> WriteResources(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::WriteResourcesRequest& request);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_WRITES_H_
