#ifndef SERVICES_RPC_UNARY_CALL_H_
#define SERVICES_RPC_UNARY_CALL_H_

#include <grpcpp/grpcpp.h>

#include <utility>

#include "absl/status/statusor.h"
#include "services/rpc/guard.h"
#include "services/rpc/status.h"
#include "storage/base/executor.h"

namespace preau::rpc {

// What every service runs its calls with; all outlive the server.
struct Runtime {
  const Guard* guard = nullptr;
  // Where handlers run: they block, which gRPC's own threads must not.
  base::Executor* executor = nullptr;
};

// Runs `handler`, an absl::StatusOr<Response>(const CallContext&), off gRPC's
// threads, and finishes the call with what it gives.
template <typename Response, typename Handler>
grpc::ServerUnaryReactor* UnaryCall(const Runtime& runtime, const char* method,
                                    grpc::CallbackServerContext* context,
                                    Response* response, Handler handler) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const absl::Status scheduled =
      runtime.executor->Schedule([&runtime, method, context, response, reactor,
                                  handler = std::move(handler)] {
        absl::StatusOr<CallContext> call =
            runtime.guard->Enter(*context, method);
        absl::Status status = call.status();
        // Who has stopped waiting gets no work done.
        if (status.ok()) status = call->CheckAlive();
        if (status.ok()) {
          absl::StatusOr<Response> result = handler(*call);
          status = result.status();
          if (status.ok()) *response = *std::move(result);
        }
        reactor->Finish(ToGrpcStatus(status, LanguageOf(*context)));
      });
  if (!scheduled.ok()) {
    reactor->Finish(ToGrpcStatus(scheduled, LanguageOf(*context)));
  }
  return reactor;
}

}  // namespace preau::rpc

#endif  // SERVICES_RPC_UNARY_CALL_H_
