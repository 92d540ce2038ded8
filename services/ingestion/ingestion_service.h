#ifndef SERVICES_INGESTION_INGESTION_SERVICE_H_
#define SERVICES_INGESTION_INGESTION_SERVICE_H_

#include "preau/v1/ingestion_service.grpc.pb.h"
#include "services/rpc/channel.h"
#include "services/rpc/unary_call.h"

namespace preau::services {

// The gRPC side of imports; records go to a catalogue, on behalf of the caller.
// Thread-safe.
class IngestionService : public v1::IngestionService::CallbackService {
 public:
  explicit IngestionService(const rpc::Runtime& runtime) : runtime_(runtime) {}

  // Before the first call.
  void SetCatalogue(const rpc::Link& catalogue) { catalogue_ = catalogue; }

  grpc::ServerBidiReactor<v1::ImportRequest, v1::ImportResponse>* Import(
      grpc::CallbackServerContext* context) override;

 private:
  const rpc::Runtime runtime_;
  rpc::Link catalogue_;
};

}  // namespace preau::services

#endif  // SERVICES_INGESTION_INGESTION_SERVICE_H_
