#include "services/catalogue/sources.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/field_mask_util.h"
#include "google/protobuf/util/time_util.h"
#include "services/catalogue/harvest_checks.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/works/address.h"

namespace preau::services {
namespace {

constexpr int kDefaultPage = 100;
constexpr int kMaxPage = 1000;
constexpr size_t kMaxNameBytes = 300;

absl::Status CheckMember(const CatalogueDeps& deps, const std::string& member) {
  for (const catalogue::StoredMember& each : deps.catalogue->Members()) {
    if (each.id() == member) return absl::OkStatus();
  }
  return base::NotFound("MEMBER_NOT_FOUND", base::MemberName(member));
}

absl::Status CheckSource(const v1::Source& source) {
  if (source.display_name().size() > kMaxNameBytes) {
    return base::InvalidField("FIELD_TOO_LONG", "source.display_name",
                              {{"max", absl::StrCat(kMaxNameBytes)}});
  }
  if (!source.has_harvesting()) return absl::OkStatus();
  return CheckHarvesting(source.harvesting(), "source.harvesting");
}

// SOURCE_FOLLOWED when a source of any member asks the same of the same
// provider.
absl::Status CheckNotFollowed(const CatalogueDeps& deps,
                              const v1::Harvesting& harvesting) {
  const std::string address = works::AddressKey(harvesting.url());
  std::string after;
  while (true) {
    PREAU_ASSIGN_OR_RETURN(const std::vector<v1::Source> sources,
                           deps.sources->List("", after, kMaxPage));
    for (const v1::Source& source : sources) {
      if (!source.has_harvesting() ||
          works::AddressKey(source.harvesting().url()) != address ||
          source.harvesting().set() != harvesting.set()) {
        continue;
      }
      return base::MakeError(
          absl::StatusCode::kAlreadyExists,
          {"SOURCE_FOLLOWED",
           "source.harvesting.url",
           {{"name", source.name()},
            {"count", absl::StrCat(source.resources())},
            {"time", source.has_last_complete_time()
                         ? google::protobuf::util::TimeUtil::ToString(
                               source.last_complete_time())
                         : "-"}}});
    }
    if (static_cast<int>(sources.size()) < kMaxPage) return absl::OkStatus();
    after = catalogue::SourceStore::PlaceOf(sources.back());
  }
}

}  // namespace

absl::StatusOr<v1::Source> CreateSource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::CreateSourceRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const std::string member,
                         base::ParseMemberName(request.parent(), "parent"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(member));
  PREAU_RETURN_IF_ERROR(CheckMember(deps, member));
  PREAU_RETURN_IF_ERROR(
      base::ParseResourceName(
          base::MakeResourceName(member, "sources", request.source_id()),
          "sources", "source_id")
          .status());
  v1::Source source;
  source.set_display_name(request.source().display_name());
  if (request.source().has_harvesting()) {
    *source.mutable_harvesting() = request.source().harvesting();
  }
  PREAU_RETURN_IF_ERROR(CheckSource(source));
  if (source.has_harvesting() && !request.even_if_followed()) {
    PREAU_RETURN_IF_ERROR(CheckNotFollowed(deps, source.harvesting()));
  }
  return deps.sources->Create(member, request.source_id(), std::move(source));
}

absl::StatusOr<v1::Source> GetSource(const CatalogueDeps& deps,
                                     const rpc::CallContext& context,
                                     const v1::GetSourceRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName name,
      base::ParseResourceName(request.name(), "sources", "name"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(name.member));
  return deps.sources->Get(name.member, name.id);
}

absl::StatusOr<v1::ListSourcesResponse> ListSources(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListSourcesRequest& request) {
  std::string member;
  if (request.parent() != "members/-") {
    PREAU_ASSIGN_OR_RETURN(member,
                           base::ParseMemberName(request.parent(), "parent"));
    PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(member));
  }
  PREAU_ASSIGN_OR_RETURN(
      const int page_size,
      rpc::PageSize(request.page_size(), kDefaultPage, kMaxPage));
  const std::string digest = rpc::RequestDigest(request);
  std::string after;
  if (!request.page_token().empty()) {
    PREAU_ASSIGN_OR_RETURN(
        after, deps.tokens->Open("ListSources", digest, request.page_token()));
  }
  PREAU_ASSIGN_OR_RETURN(
      const std::vector<v1::Source> found,
      deps.sources->List(member, after, static_cast<size_t>(page_size)));
  v1::ListSourcesResponse response;
  for (const v1::Source& source : found) {
    PREAU_ASSIGN_OR_RETURN(
        const base::ResourceName name,
        base::ParseResourceName(source.name(), "sources", "name"));
    if (context.viewer.MayWrite(name.member)) *response.add_sources() = source;
  }
  if (static_cast<int>(found.size()) == page_size) {
    response.set_next_page_token(deps.tokens->Seal(
        "ListSources", digest, catalogue::SourceStore::PlaceOf(found.back())));
  }
  return response;
}

absl::StatusOr<v1::Source> UpdateSource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::UpdateSourceRequest& request) {
  using google::protobuf::util::FieldMaskUtil;
  PREAU_ASSIGN_OR_RETURN(const base::ResourceName name,
                         base::ParseResourceName(request.source().name(),
                                                 "sources", "source.name"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(name.member));
  google::protobuf::FieldMask mask = request.update_mask();
  if (mask.paths().empty()) {
    mask.add_paths("display_name");
    mask.add_paths("harvesting");
  }
  for (int i = 0; i < mask.paths_size(); ++i) {
    const std::string& path = mask.paths(i);
    const bool settable = path == "display_name" || path == "harvesting" ||
                          absl::StartsWith(path, "harvesting.");
    if (!settable || !FieldMaskUtil::IsValidPath<v1::Source>(path)) {
      return base::InvalidField("SOURCE_MASK_INVALID",
                                absl::StrCat("update_mask.paths[", i, "]"),
                                {{"path", path}});
    }
  }
  FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  return deps.sources->Update(
      name.member, name.id, request.source().etag(), [&](v1::Source& source) {
        FieldMaskUtil::MergeMessageTo(request.source(), mask, options, &source);
        return CheckSource(source);
      });
}

}  // namespace preau::services
