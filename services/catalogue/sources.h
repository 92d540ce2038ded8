#ifndef SERVICES_CATALOGUE_SOURCES_H_
#define SERVICES_CATALOGUE_SOURCES_H_

#include "absl/status/statusor.h"
#include "preau/v1/source_service.pb.h"
#include "services/catalogue/deps.h"
#include "services/rpc/call_context.h"

// Handlers of sources; those who may write for a member see its sources.
// Thread-safe.
namespace preau::services {

absl::StatusOr<v1::Source> CreateSource(const CatalogueDeps& deps,
                                        const rpc::CallContext& context,
                                        const v1::CreateSourceRequest& request);

absl::StatusOr<v1::Source> GetSource(const CatalogueDeps& deps,
                                     const rpc::CallContext& context,
                                     const v1::GetSourceRequest& request);

absl::StatusOr<v1::ListSourcesResponse> ListSources(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListSourcesRequest& request);

absl::StatusOr<v1::Source> UpdateSource(const CatalogueDeps& deps,
                                        const rpc::CallContext& context,
                                        const v1::UpdateSourceRequest& request);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_SOURCES_H_
