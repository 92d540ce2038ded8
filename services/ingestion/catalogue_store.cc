#include "services/ingestion/catalogue_store.h"

#include <chrono>

#include "services/rpc/status.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

// A disk that waits for its turn may take long; a catalogue that is gone
// mustn't hold a harvest for ever.
constexpr auto kDeadline = std::chrono::minutes(2);

template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Call(const rpc::Link& link, Stub& stub,
                              grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                           const Request&,
                                                           Response*),
                              const Request& request) {
  grpc::ClientContext context;
  link.PrepareOwn(context);
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
  Response response;
  PREAU_RETURN_IF_ERROR(
      rpc::FromGrpcStatus((stub.*method)(&context, request, &response)));
  return response;
}

}  // namespace

CatalogueStore::CatalogueStore(const rpc::Link& catalogue)
    : catalogue_(catalogue),
      resources_(v1::CatalogueService::NewStub(catalogue.channel)),
      sources_(v1::SourceService::NewStub(catalogue.channel)) {}

absl::StatusOr<v1::WriteResourcesResponse> CatalogueStore::Write(
    const v1::WriteResourcesRequest& request) {
  return Call(catalogue_, *resources_,
              &v1::CatalogueService::Stub::WriteResources, request);
}

absl::StatusOr<v1::KeepHarvestResponse> CatalogueStore::Keep(
    const v1::KeepHarvestRequest& request) {
  return Call(catalogue_, *sources_, &v1::SourceService::Stub::KeepHarvest,
              request);
}

absl::StatusOr<v1::ListHarvestedRecordsResponse> CatalogueStore::ListRecords(
    const v1::ListHarvestedRecordsRequest& request) {
  return Call(catalogue_, *sources_,
              &v1::SourceService::Stub::ListHarvestedRecords, request);
}

absl::StatusOr<v1::ListSourcesResponse> CatalogueStore::ListSources(
    const v1::ListSourcesRequest& request) {
  return Call(catalogue_, *sources_, &v1::SourceService::Stub::ListSources,
              request);
}

absl::StatusOr<v1::Harvest> CatalogueStore::Start(
    const v1::StartHarvestRequest& request) {
  return Call(catalogue_, *sources_, &v1::SourceService::Stub::StartHarvest,
              request);
}

absl::StatusOr<v1::Harvest> CatalogueStore::Get(
    const v1::GetHarvestRequest& request) {
  return Call(catalogue_, *sources_, &v1::SourceService::Stub::GetHarvest,
              request);
}

}  // namespace preau::services
