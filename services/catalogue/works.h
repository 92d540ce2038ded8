#ifndef SERVICES_CATALOGUE_WORKS_H_
#define SERVICES_CATALOGUE_WORKS_H_

#include "absl/status/statusor.h"
#include "preau/v1/source.pb.h"
#include "preau/v1/work_service.pb.h"
#include "services/catalogue/deps.h"
#include "services/rpc/call_context.h"

// Handlers of works and their copies. Thread-safe.
namespace preau::services {

absl::StatusOr<v1::Work> GetWork(const CatalogueDeps& deps,
                                 const rpc::CallContext& context,
                                 const v1::GetWorkRequest& request);

absl::StatusOr<v1::Work> DecideCopies(const CatalogueDeps& deps,
                                      const rpc::CallContext& context,
                                      const v1::DecideCopiesRequest& request);

// Fills in which others are the same work as the record's resource.
void AddCopies(const CatalogueDeps& deps, v1::HarvestedRecord& record);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_WORKS_H_
