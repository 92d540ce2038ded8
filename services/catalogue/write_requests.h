#ifndef SERVICES_CATALOGUE_WRITE_REQUESTS_H_
#define SERVICES_CATALOGUE_WRITE_REQUESTS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/catalogue/deps.h"
#include "services/rpc/call_context.h"
#include "storage/catalogue/types.h"
#include "storage/crypto/crypto.h"

// What all handlers that write resources do alike.
namespace preau::services {

// FIELD_TOO_LONG{max} for "request_id".
absl::Status CheckRequestId(const std::string& id);

// The write that `request` asks for, without its mutations.
template <typename Request>
catalogue::WriteRequest MakeWrite(const rpc::CallContext& context,
                                  absl::string_view method,
                                  const Request& request) {
  catalogue::WriteRequest write;
  write.actor = {context.viewer.principal, std::string(method)};
  write.request_id = request.request_id();
  const std::string bytes = request.SerializeAsString();
  write.request_sha256 = crypto::Sha256({method, bytes});
  write.bytes = bytes.size();
  return write;
}

// Writes one resource; a request that was made before gets the resource as it
// was then.
absl::StatusOr<catalogue::StoredResource> WriteOne(
    const CatalogueDeps& deps, catalogue::WriteRequest write,
    catalogue::Mutation mutation);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_WRITE_REQUESTS_H_
