#include "services/catalogue/write_requests.h"

#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

using catalogue::Outcome;
using catalogue::StoredResource;

constexpr size_t kMaxRequestIdBytes = 64;

}  // namespace

absl::Status CheckRequestId(const std::string& id) {
  if (id.size() <= kMaxRequestIdBytes) return absl::OkStatus();
  return base::InvalidField("FIELD_TOO_LONG", "request_id",
                            {{"max", absl::StrCat(kMaxRequestIdBytes)}});
}

absl::StatusOr<StoredResource> WriteOne(const CatalogueDeps& deps,
                                        catalogue::WriteRequest write,
                                        catalogue::Mutation mutation) {
  write.mutations.push_back(std::move(mutation));
  // What is kept has no labels.
  write.respond = [](absl::Span<const Outcome> outcomes) {
    return outcomes.front().resource.SerializeAsString();
  };
  PREAU_ASSIGN_OR_RETURN(catalogue::WriteResult result,
                         deps.catalogue->Write(std::move(write)));
  StoredResource resource;
  if (!result.replayed) {
    PREAU_RETURN_IF_ERROR(result.outcomes.front().status);
    resource = std::move(result.outcomes.front().resource);
  } else if (!resource.ParseFromString(result.response)) {
    return absl::DataLossError("ledger");
  }
  return resource;
}

}  // namespace preau::services
