#ifndef SERVICES_CATALOGUE_WORK_SERVICE_H_
#define SERVICES_CATALOGUE_WORK_SERVICE_H_

#include "preau/v1/work_service.grpc.pb.h"
#include "services/catalogue/deps.h"
#include "services/rpc/unary_call.h"

namespace preau::services {

// The gRPC side of the handlers of works. Thread-safe.
class WorkService : public v1::WorkService::CallbackService {
 public:
  WorkService(const CatalogueDeps& deps, const rpc::Runtime& runtime)
      : deps_(deps), runtime_(runtime) {}

  grpc::ServerUnaryReactor* GetWork(grpc::CallbackServerContext* context,
                                    const v1::GetWorkRequest* request,
                                    v1::Work* response) override;
  grpc::ServerUnaryReactor* DecideCopies(grpc::CallbackServerContext* context,
                                         const v1::DecideCopiesRequest* request,
                                         v1::Work* response) override;

 private:
  const CatalogueDeps deps_;
  const rpc::Runtime runtime_;
};

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_WORK_SERVICE_H_
