#include "services/rpc/policy.h"

#include <algorithm>

#include "storage/base/error.h"

namespace preau::rpc {
namespace {

constexpr Policy kTable[] = {
    {"/preau.v1.AdminService/CreateKey", Allowed::kAdmins},
    {"/preau.v1.AdminService/CreateMember", Allowed::kAdmins},
    {"/preau.v1.AdminService/ListKeys", Allowed::kAdmins},
    {"/preau.v1.AdminService/ListMembers", Allowed::kAnybody},
    {"/preau.v1.AdminService/RevokeKey", Allowed::kAdmins},
    {"/preau.v1.CatalogueService/BatchGetResources", Allowed::kAnybody},
    {"/preau.v1.CatalogueService/CreateResource", Allowed::kContributors},
    {"/preau.v1.CatalogueService/GetImportReport", Allowed::kContributors},
    {"/preau.v1.CatalogueService/GetResource", Allowed::kAnybody},
    {"/preau.v1.CatalogueService/GetStats", Allowed::kAnybody},
    {"/preau.v1.CatalogueService/KeepImportReport", Allowed::kContributors},
    {"/preau.v1.CatalogueService/ListImportReports", Allowed::kContributors},
    {"/preau.v1.CatalogueService/ListResources", Allowed::kAnybody},
    {"/preau.v1.CatalogueService/ReadChanges", Allowed::kReplicas},
    {"/preau.v1.CatalogueService/UpdateResource", Allowed::kContributors},
    {"/preau.v1.CatalogueService/WithdrawResource", Allowed::kContributors},
    {"/preau.v1.CatalogueService/WriteResources", Allowed::kContributors},
    {"/preau.v1.IngestionService/Import", Allowed::kContributors},
    {"/preau.v1.IngestionService/RunHarvest", Allowed::kContributors},
    {"/preau.v1.IngestionService/TrySource", Allowed::kContributors},
    {"/preau.v1.SearchService/BrowseRows", Allowed::kAnybody},
    {"/preau.v1.SearchService/GetIndexStatus", Allowed::kAnybody},
    {"/preau.v1.SearchService/ListSimilarResources", Allowed::kAnybody},
    {"/preau.v1.SearchService/Search", Allowed::kAnybody},
    {"/preau.v1.SearchService/Suggest", Allowed::kAnybody},
    {"/preau.v1.SourceService/CancelHarvest", Allowed::kContributors},
    {"/preau.v1.SourceService/CreateSource", Allowed::kContributors},
    {"/preau.v1.SourceService/GetHarvest", Allowed::kContributors},
    {"/preau.v1.SourceService/GetSource", Allowed::kContributors},
    {"/preau.v1.SourceService/KeepHarvest", Allowed::kContributors},
    {"/preau.v1.SourceService/ListHarvestedRecords", Allowed::kContributors},
    {"/preau.v1.SourceService/ListHarvests", Allowed::kContributors},
    {"/preau.v1.SourceService/ListSources", Allowed::kContributors},
    {"/preau.v1.SourceService/ResolveHarvest", Allowed::kContributors},
    {"/preau.v1.SourceService/StartHarvest", Allowed::kContributors},
    {"/preau.v1.SourceService/UpdateSource", Allowed::kContributors},
    {"/preau.v1.SourceService/WatchHarvest", Allowed::kContributors},
    {"/preau.v1.VocabularyService/GetVocabulary", Allowed::kAnybody},
    {"/preau.v1.VocabularyService/ListVocabularies", Allowed::kAnybody},
    {"/preau.v1.WorkService/DecideCopies", Allowed::kContributors},
    {"/preau.v1.WorkService/GetWork", Allowed::kAnybody},
};

absl::Status Denied(const Viewer& viewer, absl::string_view role) {
  if (viewer.principal.empty()) {
    return base::MakeError(absl::StatusCode::kUnauthenticated,
                           {"KEY_MISSING", "", {}});
  }
  return base::MakeError(absl::StatusCode::kPermissionDenied,
                         {"ROLE_MISSING", "", {{"role", std::string(role)}}});
}

}  // namespace

absl::Span<const Policy> PolicyTable() { return kTable; }

absl::Status CheckPolicy(absl::string_view method, const Viewer& viewer) {
  const auto row = std::find_if(
      std::begin(kTable), std::end(kTable),
      [&](const Policy& policy) { return policy.method == method; });
  if (row == std::end(kTable)) return Denied(viewer, "");
  if (viewer.HasRole("admin")) return absl::OkStatus();
  switch (row->allowed) {
    case Allowed::kAnybody:
      return absl::OkStatus();
    case Allowed::kContributors:
      if (viewer.HasRole("contributor") || viewer.HasRole("curator")) {
        return absl::OkStatus();
      }
      return Denied(viewer, "contributor");
    case Allowed::kReplicas:
      if (viewer.HasRole("replica")) return absl::OkStatus();
      return Denied(viewer, "replica");
    case Allowed::kAdmins:
      break;
  }
  return Denied(viewer, "admin");
}

}  // namespace preau::rpc
