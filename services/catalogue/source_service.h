#ifndef SERVICES_CATALOGUE_SOURCE_SERVICE_H_
#define SERVICES_CATALOGUE_SOURCE_SERVICE_H_

#include "preau/v1/source_service.grpc.pb.h"
#include "services/catalogue/deps.h"
#include "services/rpc/unary_call.h"

namespace preau::services {

// The gRPC side of the handlers of sources and harvests. Thread-safe.
class SourceService : public v1::SourceService::CallbackService {
 public:
  SourceService(const CatalogueDeps& deps, const rpc::Runtime& runtime)
      : deps_(deps), runtime_(runtime) {}

  grpc::ServerUnaryReactor* CreateSource(grpc::CallbackServerContext* context,
                                         const v1::CreateSourceRequest* request,
                                         v1::Source* response) override;
  grpc::ServerUnaryReactor* GetSource(grpc::CallbackServerContext* context,
                                      const v1::GetSourceRequest* request,
                                      v1::Source* response) override;
  grpc::ServerUnaryReactor* ListSources(
      grpc::CallbackServerContext* context,
      const v1::ListSourcesRequest* request,
      v1::ListSourcesResponse* response) override;
  grpc::ServerUnaryReactor* UpdateSource(grpc::CallbackServerContext* context,
                                         const v1::UpdateSourceRequest* request,
                                         v1::Source* response) override;
  grpc::ServerUnaryReactor* StartHarvest(grpc::CallbackServerContext* context,
                                         const v1::StartHarvestRequest* request,
                                         v1::Harvest* response) override;
  grpc::ServerUnaryReactor* GetHarvest(grpc::CallbackServerContext* context,
                                       const v1::GetHarvestRequest* request,
                                       v1::Harvest* response) override;
  grpc::ServerWriteReactor<v1::Harvest>* WatchHarvest(
      grpc::CallbackServerContext* context,
      const v1::WatchHarvestRequest* request) override;
  grpc::ServerUnaryReactor* ListHarvests(
      grpc::CallbackServerContext* context,
      const v1::ListHarvestsRequest* request,
      v1::ListHarvestsResponse* response) override;
  grpc::ServerUnaryReactor* CancelHarvest(
      grpc::CallbackServerContext* context,
      const v1::CancelHarvestRequest* request, v1::Harvest* response) override;
  grpc::ServerUnaryReactor* ResolveHarvest(
      grpc::CallbackServerContext* context,
      const v1::ResolveHarvestRequest* request, v1::Harvest* response) override;
  grpc::ServerUnaryReactor* KeepHarvest(
      grpc::CallbackServerContext* context,
      const v1::KeepHarvestRequest* request,
      v1::KeepHarvestResponse* response) override;
  grpc::ServerUnaryReactor* ListHarvestedRecords(
      grpc::CallbackServerContext* context,
      const v1::ListHarvestedRecordsRequest* request,
      v1::ListHarvestedRecordsResponse* response) override;

 private:
  const CatalogueDeps deps_;
  const rpc::Runtime runtime_;
};

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_SOURCE_SERVICE_H_
