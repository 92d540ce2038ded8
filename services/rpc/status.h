#ifndef SERVICES_RPC_STATUS_H_
#define SERVICES_RPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "storage/base/language.h"

namespace preau::rpc {

// The one way in which an error becomes a gRPC status: with preau.v1.Status in
// "grpc-status-details-bin" (ErrorInfo, LocalizedMessage; BadRequest for a
// field; RetryInfo where trying again helps; ResourceInfo for what isn't
// there). The details' types have google.rpc's names and wire format. What an
// unexpected error says goes to the log, with a number that the caller gets
// too, and not to the caller; errors are unexpected that base::MakeError()
// didn't make and whose code is INTERNAL, UNKNOWN, DATA_LOSS or UNAVAILABLE.
// Takes at most 4 KiB on the wire; long arguments are cut.
grpc::Status ToGrpcStatus(const absl::Status& status, base::Language language);

// The way back, for clients: reason, field and arguments are as they were.
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace preau::rpc

#endif  // SERVICES_RPC_STATUS_H_
