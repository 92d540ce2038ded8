#include "services/catalogue/work_service.h"

#include "services/catalogue/works.h"

namespace preau::services {

grpc::ServerUnaryReactor* WorkService::GetWork(
    grpc::CallbackServerContext* context, const v1::GetWorkRequest* request,
    v1::Work* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.WorkService/GetWork", context,
                        response,
                        [this, request](const rpc::CallContext& call) {
                          return services::GetWork(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* WorkService::DecideCopies(
    grpc::CallbackServerContext* context,
    const v1::DecideCopiesRequest* request, v1::Work* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.WorkService/DecideCopies", context,
                        response,
                        [this, request](const rpc::CallContext& call) {
                          return services::DecideCopies(deps_, call, *request);
                        });
}

}  // namespace preau::services
