#include "services/catalogue/source_service.h"

#include <chrono>
#include <string>

#include "services/catalogue/harvests.h"
#include "services/catalogue/sources.h"
#include "services/rpc/stream_call.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

// How often a stream that waits looks whether its reader is still there.
constexpr auto kLook = std::chrono::milliseconds(200);

absl::Status SendProgress(const CatalogueDeps& deps,
                          const rpc::CallContext& call,
                          const v1::WatchHarvestRequest& request,
                          rpc::StreamWriter<v1::Harvest>& writer) {
  std::string etag;
  while (true) {
    PREAU_RETURN_IF_ERROR(call.CheckAlive());
    PREAU_ASSIGN_OR_RETURN(
        const v1::Harvest harvest,
        WaitForHarvest(deps, call, request, etag,
                       std::chrono::steady_clock::now() + kLook));
    if (harvest.etag() == etag) continue;
    if (!writer.Write(harvest)) return absl::CancelledError();
    if (harvest.state() != v1::Harvest::RUNNING) return absl::OkStatus();
    etag = harvest.etag();
  }
}

}  // namespace

grpc::ServerUnaryReactor* SourceService::CreateSource(
    grpc::CallbackServerContext* context,
    const v1::CreateSourceRequest* request, v1::Source* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/CreateSource",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::CreateSource(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SourceService::GetSource(
    grpc::CallbackServerContext* context, const v1::GetSourceRequest* request,
    v1::Source* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/GetSource", context,
                        response,
                        [this, request](const rpc::CallContext& call) {
                          return services::GetSource(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SourceService::ListSources(
    grpc::CallbackServerContext* context, const v1::ListSourcesRequest* request,
    v1::ListSourcesResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/ListSources",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::ListSources(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SourceService::UpdateSource(
    grpc::CallbackServerContext* context,
    const v1::UpdateSourceRequest* request, v1::Source* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/UpdateSource",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::UpdateSource(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SourceService::StartHarvest(
    grpc::CallbackServerContext* context,
    const v1::StartHarvestRequest* request, v1::Harvest* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/StartHarvest",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::StartHarvest(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SourceService::GetHarvest(
    grpc::CallbackServerContext* context, const v1::GetHarvestRequest* request,
    v1::Harvest* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/GetHarvest", context,
                        response,
                        [this, request](const rpc::CallContext& call) {
                          return services::GetHarvest(deps_, call, *request);
                        });
}

grpc::ServerWriteReactor<v1::Harvest>* SourceService::WatchHarvest(
    grpc::CallbackServerContext* context,
    const v1::WatchHarvestRequest* request) {
  return rpc::ServerStreamCall<v1::Harvest>(
      runtime_, "/preau.v1.SourceService/WatchHarvest", context,
      [this, request = *request](const rpc::CallContext& call,
                                 rpc::StreamWriter<v1::Harvest>& writer) {
        return SendProgress(deps_, call, request, writer);
      });
}

grpc::ServerUnaryReactor* SourceService::ListHarvests(
    grpc::CallbackServerContext* context,
    const v1::ListHarvestsRequest* request,
    v1::ListHarvestsResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/ListHarvests",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::ListHarvests(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SourceService::CancelHarvest(
    grpc::CallbackServerContext* context,
    const v1::CancelHarvestRequest* request, v1::Harvest* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/CancelHarvest",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::CancelHarvest(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SourceService::ResolveHarvest(
    grpc::CallbackServerContext* context,
    const v1::ResolveHarvestRequest* request, v1::Harvest* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.SourceService/ResolveHarvest", context, response,
      [this, request](const rpc::CallContext& call) {
        return services::ResolveHarvest(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* SourceService::KeepHarvest(
    grpc::CallbackServerContext* context, const v1::KeepHarvestRequest* request,
    v1::KeepHarvestResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SourceService/KeepHarvest",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::KeepHarvest(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SourceService::ListHarvestedRecords(
    grpc::CallbackServerContext* context,
    const v1::ListHarvestedRecordsRequest* request,
    v1::ListHarvestedRecordsResponse* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.SourceService/ListHarvestedRecords", context,
      response, [this, request](const rpc::CallContext& call) {
        return services::ListHarvestedRecords(deps_, call, *request);
      });
}

}  // namespace preau::services
