#include "services/catalogue/reads.h"

#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/catalogue/visibility.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

using catalogue::StoredResource;

constexpr int kMaxBatch = 100;
constexpr int kDefaultPage = 50;
constexpr int kMaxPage = 1000;

absl::StatusOr<v1::Resource> Read(const CatalogueDeps& deps,
                                  const rpc::CallContext& context,
                                  const std::string& name,
                                  absl::string_view field) {
  PREAU_ASSIGN_OR_RETURN(const StoredResource resource,
                         LoadResource(deps, name, field));
  if (!MaySee(context.viewer, resource)) {
    return base::NotFound("RESOURCE_NOT_FOUND", name);
  }
  v1::Resource api = ToApi(resource, deps.PresentationFor(context));
  HideWithdrawn(context.viewer, resource, api);
  return api;
}

}  // namespace

absl::StatusOr<StoredResource> LoadResource(const CatalogueDeps& deps,
                                            const std::string& name,
                                            absl::string_view field) {
  if (absl::StartsWith(name, "resources/")) {
    PREAU_ASSIGN_OR_RETURN(const std::string uid,
                           base::ParseTopLevelName(name, "resources", field));
    return deps.catalogue->GetByUid(uid);
  }
  PREAU_RETURN_IF_ERROR(
      base::ParseResourceName(name, "resources", field).status());
  return deps.catalogue->GetByName(name);
}

absl::StatusOr<v1::Resource> GetResource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::GetResourceRequest& request) {
  return Read(deps, context, request.name(), "name");
}

absl::StatusOr<v1::BatchGetResourcesResponse> BatchGetResources(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::BatchGetResourcesRequest& request) {
  if (request.names_size() > kMaxBatch) {
    return base::InvalidField("FIELD_TOO_MANY", "names",
                              {{"max", absl::StrCat(kMaxBatch)}});
  }
  v1::BatchGetResourcesResponse response;
  for (int i = 0; i < request.names_size(); ++i) {
    absl::StatusOr<v1::Resource> resource =
        Read(deps, context, request.names(i), absl::StrCat("names[", i, "]"));
    if (absl::IsNotFound(resource.status())) {
      response.add_missing(request.names(i));
      continue;
    }
    PREAU_RETURN_IF_ERROR(resource.status());
    *response.add_resources() = *std::move(resource);
  }
  return response;
}

absl::StatusOr<v1::ListResourcesResponse> ListResources(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListResourcesRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const std::string member,
                         base::ParseMemberName(request.parent(), "parent"));
  PREAU_ASSIGN_OR_RETURN(
      const int page_size,
      rpc::PageSize(request.page_size(), kDefaultPage, kMaxPage));
  const std::string digest = rpc::RequestDigest(request);
  std::string after;
  if (!request.page_token().empty()) {
    PREAU_ASSIGN_OR_RETURN(after, deps.tokens->Open("ListResources", digest,
                                                    request.page_token()));
  }
  const bool all = request.show_all() && context.viewer.MayWrite(member);
  const Presentation presentation = deps.PresentationFor(context);
  v1::ListResourcesResponse response;
  size_t bytes = 0;
  while (response.resources_size() < page_size && bytes < kAnswerBytes) {
    PREAU_RETURN_IF_ERROR(context.CheckAlive());
    const size_t limit =
        static_cast<size_t>(page_size - response.resources_size());
    PREAU_ASSIGN_OR_RETURN(const std::vector<StoredResource> found,
                           deps.catalogue->List(member, after, limit));
    for (const StoredResource& resource : found) {
      if (bytes >= kAnswerBytes) break;
      after = resource.name();
      if (!all && resource.state() != storage::v1::PUBLISHED) continue;
      *response.add_resources() = ToApi(resource, presentation);
      bytes += resource.ByteSizeLong();
    }
    if (found.size() < limit &&
        (found.empty() || after == found.back().name())) {
      return response;
    }
  }
  response.set_next_page_token(
      deps.tokens->Seal("ListResources", digest, after));
  return response;
}

absl::StatusOr<v1::Stats> GetStats(const CatalogueDeps& deps,
                                   const rpc::CallContext& context,
                                   const v1::GetStatsRequest& /*request*/) {
  v1::Stats stats;
  for (const catalogue::StoredMember& member : deps.catalogue->Members()) {
    *stats.add_members() = ToApi(member, context.language);
  }
  stats.set_applied_sequence(deps.catalogue->sequence());
  stats.set_disk_bytes(static_cast<int64_t>(deps.disk_bytes()));
  return stats;
}

absl::StatusOr<v1::ReadChangesResponse> ReadChanges(
    const CatalogueDeps& deps, const rpc::CallContext& context, uint64_t after,
    size_t limit) {
  const Presentation presentation = deps.PresentationFor(context);
  v1::ReadChangesResponse response;
  PREAU_ASSIGN_OR_RETURN(const std::vector<catalogue::Change> changes,
                         deps.catalogue->ReadChanges(after, limit));
  size_t bytes = 0;
  for (const catalogue::Change& change : changes) {
    v1::Change& api = *response.add_changes();
    api.set_sequence(change.entry.sequence());
    api.set_uid(change.entry.uid());
    if (change.resource.state() == storage::v1::PUBLISHED) {
      *api.mutable_resource() = ToApi(change.resource, presentation);
    }
    bytes += api.ByteSizeLong();
    if (bytes >= kAnswerBytes) break;
  }
  response.set_head_sequence(deps.catalogue->sequence());
  return response;
}

}  // namespace preau::services
