#ifndef SERVICES_RPC_UNARY_CALL_H_
#define SERVICES_RPC_UNARY_CALL_H_

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <utility>

#include "absl/status/statusor.h"
#include "services/rpc/call_record.h"
#include "services/rpc/guard.h"
#include "services/rpc/status.h"
#include "storage/base/executor.h"

namespace preau::rpc {

// What every service runs its calls with; all outlive the server.
struct Runtime {
  const Guard* guard = nullptr;
  // Where handlers run: they block, which gRPC's own threads must not.
  base::Executor* executor = nullptr;
  // How long a stream waits for its caller to send or to take something; then
  // it is cancelled.
  std::chrono::milliseconds stream_idle = std::chrono::minutes(2);
};

// Runs `handler`, an absl::StatusOr<Response>(const CallContext&), off gRPC's
// threads, and finishes the call with what it gives. Who may not call, and who
// has stopped waiting, gets no work done.
template <typename Response, typename Handler>
grpc::ServerUnaryReactor* UnaryCall(const Runtime& runtime, const char* method,
                                    grpc::CallbackServerContext* context,
                                    Response* response, Handler handler) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const CallRecord record(method, *context);
  absl::StatusOr<CallContext> entered = runtime.guard->Enter(*context, method);
  if (!entered.ok()) {
    reactor->Finish(record.End(entered.status()));
    return reactor;
  }
  const absl::Status scheduled =
      runtime.executor->Schedule([record, call = *std::move(entered), response,
                                  reactor, handler = std::move(handler)] {
        absl::Status status = call.CheckAlive();
        if (status.ok()) {
          try {
            absl::StatusOr<Response> result = handler(call);
            status = result.status();
            if (status.ok()) *response = *std::move(result);
          } catch (...) {
            status = StatusOfException();
          }
        }
        reactor->Finish(record.End(status, call.viewer.principal));
      });
  if (!scheduled.ok()) reactor->Finish(record.End(scheduled));
  return reactor;
}

}  // namespace preau::rpc

#endif  // SERVICES_RPC_UNARY_CALL_H_
