#ifndef SERVICES_INGESTION_INGESTION_SERVICE_H_
#define SERVICES_INGESTION_INGESTION_SERVICE_H_

#include <functional>
#include <memory>
#include <utility>

#include "preau/v1/ingestion_service.grpc.pb.h"
#include "services/ingestion/harvest/source_reader.h"
#include "services/rpc/channel.h"
#include "services/rpc/unary_call.h"

namespace preau::services {

// The gRPC side of imports and harvests; records go to a catalogue, on behalf
// of the caller. Thread-safe.
class IngestionService : public v1::IngestionService::CallbackService {
 public:
  explicit IngestionService(const rpc::Runtime& runtime) : runtime_(runtime) {}

  // Opens a source at its beginning.
  using MakeReader = std::function<std::unique_ptr<harvest::SourceReader>(
      const v1::Harvesting& harvesting)>;

  // Before the first call. `wake` tells the harvester that something is due.
  void SetCatalogue(const rpc::Link& catalogue, std::function<void()> wake,
                    MakeReader make_reader) {
    catalogue_ = catalogue;
    wake_ = std::move(wake);
    make_reader_ = std::move(make_reader);
  }

  grpc::ServerBidiReactor<v1::ImportRequest, v1::ImportResponse>* Import(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* RunHarvest(grpc::CallbackServerContext* context,
                                       const v1::RunHarvestRequest* request,
                                       v1::Harvest* response) override;
  grpc::ServerUnaryReactor* TrySource(grpc::CallbackServerContext* context,
                                      const v1::TrySourceRequest* request,
                                      v1::Trial* response) override;

 private:
  const rpc::Runtime runtime_;
  rpc::Link catalogue_;
  std::function<void()> wake_;
  MakeReader make_reader_;
};

}  // namespace preau::services

#endif  // SERVICES_INGESTION_INGESTION_SERVICE_H_
