#include "services/catalogue/writes.h"

#include <memory>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/field_mask_util.h"
#include "services/catalogue/write_requests.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"

namespace preau::services {
namespace {

using catalogue::Mutation;
using catalogue::Outcome;
using catalogue::StoredResource;
using catalogue::WriteRequest;
using catalogue::WriteResult;

constexpr size_t kMaxNoteBytes = 2000;
constexpr int kMaxRecords = 500;
constexpr size_t kMaxRecordsBytes = size_t{4} << 20;
constexpr size_t kMaxKeyBytes = 1024;

absl::StatusOr<storage::v1::State> EditableState(v1::Resource::State state) {
  switch (state) {
    case v1::Resource::STATE_UNSPECIFIED:
    case v1::Resource::PUBLISHED:
      return storage::v1::PUBLISHED;
    case v1::Resource::DRAFT:
      return storage::v1::DRAFT;
    default:
      return base::InvalidField("STATE_NOT_SETTABLE", "resource.state");
  }
}

// "notice", "state", or one field of the notice.
absl::Status CheckMask(const google::protobuf::FieldMask& mask) {
  for (int i = 0; i < mask.paths_size(); ++i) {
    const std::string& path = mask.paths(i);
    const bool settable = path == "notice" || path == "state" ||
                          absl::StartsWith(path, "notice.");
    if (!settable ||
        !google::protobuf::util::FieldMaskUtil::IsValidPath<v1::Resource>(
            path)) {
      return base::InvalidField("FIELD_MASK_INVALID",
                                absl::StrCat("update_mask.paths[", i, "]"),
                                {{"path", path}});
    }
  }
  return absl::OkStatus();
}

// The resource with what `mask` names taken from `update`.
absl::Status Merge(const v1::Resource& update,
                   const google::protobuf::FieldMask& mask,
                   StoredResource& resource) {
  v1::Resource merged;
  *merged.mutable_notice() = resource.notice();
  merged.set_state(resource.state() == storage::v1::DRAFT
                       ? v1::Resource::DRAFT
                       : v1::Resource::PUBLISHED);
  google::protobuf::util::FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  google::protobuf::FieldMask effective = mask;
  if (effective.paths().empty()) {
    effective.add_paths("notice");
    if (update.state() != v1::Resource::STATE_UNSPECIFIED) {
      effective.add_paths("state");
    }
  }
  google::protobuf::util::FieldMaskUtil::MergeMessageTo(update, effective,
                                                        options, &merged);
  PREAU_ASSIGN_OR_RETURN(const storage::v1::State state,
                         EditableState(merged.state()));
  notice::Normalise(*merged.mutable_notice());
  PREAU_RETURN_IF_ERROR(notice::Validate(merged.notice(), "resource.notice"));
  *resource.mutable_notice() = merged.notice();
  resource.set_state(state);
  resource.clear_withdrawal_reason();
  resource.clear_withdrawal_note();
  resource.clear_successor();
  return absl::OkStatus();
}

bool IsGoneAtSource(const StoredResource& resource) {
  return resource.state() == storage::v1::WITHDRAWN &&
         resource.withdrawal_reason() == log::v1::GONE_AT_SOURCE;
}

// The withdrawal of what its source has no longer.
void Withdraw(Mutation& mutation) {
  mutation.existence = Mutation::Existence::kMustExist;
  mutation.reason = log::v1::WithdrawalReason_Name(log::v1::GONE_AT_SOURCE);
  mutation.edit = [](StoredResource& resource) {
    if (resource.state() != storage::v1::WITHDRAWN) {
      resource.set_state(storage::v1::WITHDRAWN);
      resource.set_withdrawal_reason(log::v1::GONE_AT_SOURCE);
    }
    return absl::OkStatus();
  };
}

absl::Status CheckKey(const v1::SourceRecord& record, const std::string& path,
                      bool repeated) {
  if (record.key().empty() || record.key().size() > kMaxKeyBytes) {
    return base::InvalidField("SOURCE_KEY_INVALID", path,
                              {{"max", absl::StrCat(kMaxKeyBytes)}});
  }
  if (repeated) {
    return base::InvalidField("SOURCE_KEY_REPEATED", path,
                              {{"key", record.key()}});
  }
  return absl::OkStatus();
}

// Refuses what this catalogue has itself given away: its address, or one on its
// way here, is a permanent link of ours.
absl::Status CheckOrigin(const CatalogueDeps& deps,
                         const v1::SourceRecord& record,
                         const std::string& path) {
  if (deps.public_url.empty()) return absl::OkStatus();
  std::vector<std::string> stated(record.origin().begin(),
                                  record.origin().end());
  stated.push_back(record.notice().url());
  for (const log::v1::Identifier& each : record.notice().identifier()) {
    stated.push_back(each.entry());
  }
  for (const std::string& each : stated) {
    if (!absl::StartsWith(each, deps.public_url + "/")) continue;
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"RECORD_IS_OURS", path, {{"name", each}}});
  }
  return absl::OkStatus();
}

// A record of a source becomes a mutation; a faulty one is refused by its edit.
Mutation ToMutation(const CatalogueDeps& deps,
                    const v1::WriteResourcesRequest& request,
                    const std::string& member, int index, bool repeated) {
  v1::SourceRecord record = request.records(index);
  const std::string path = absl::StrCat("records[", index, "]");
  Mutation mutation;
  mutation.owner = member;
  mutation.source = request.source();
  mutation.source_key = record.key();
  absl::Status status = CheckKey(record, path + ".key", repeated);
  if (record.gone() && status.ok()) {
    Withdraw(mutation);
    return mutation;
  }
  if (!record.original().empty()) {
    mutation.original = catalogue::Original{
        std::move(*record.mutable_original()), record.original_media_type()};
  }
  notice::Normalise(*record.mutable_notice());
  if (status.ok()) {
    status = notice::Validate(record.notice(), path + ".notice");
  }
  if (status.ok()) status = CheckOrigin(deps, record, path);
  auto notice =
      std::make_shared<log::v1::Notice>(std::move(*record.mutable_notice()));
  const bool draft = request.draft();
  mutation.edit = [notice, status,
                   draft](StoredResource& resource) -> absl::Status {
    PREAU_RETURN_IF_ERROR(status);
    const bool is_new = resource.revision() == 0;
    if (is_new && draft) resource.set_state(storage::v1::DRAFT);
    if (IsGoneAtSource(resource)) {
      resource.set_state(storage::v1::PUBLISHED);
      resource.clear_withdrawal_reason();
    }
    // What a person withdrew stays so, whatever the source goes on saying.
    if (resource.state() == storage::v1::WITHDRAWN) {
      return base::MakeError(
          absl::StatusCode::kFailedPrecondition,
          {"RESOURCE_WITHDRAWN", "", {{"name", resource.name()}}});
    }
    *resource.mutable_notice() = *notice;
    return absl::OkStatus();
  };
  return mutation;
}

}  // namespace

absl::StatusOr<v1::Resource> CreateResource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::CreateResourceRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const std::string member,
                         base::ParseMemberName(request.parent(), "parent"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(member));
  PREAU_RETURN_IF_ERROR(CheckRequestId(request.request_id()));
  Mutation mutation;
  mutation.owner = member;
  mutation.existence = Mutation::Existence::kMustBeNew;
  if (!request.resource_id().empty()) {
    mutation.name =
        base::MakeResourceName(member, "resources", request.resource_id());
    PREAU_RETURN_IF_ERROR(
        base::ParseResourceName(mutation.name, "resources", "resource_id")
            .status());
  }
  mutation.edit = [&request](StoredResource& resource) {
    return Merge(request.resource(), google::protobuf::FieldMask(), resource);
  };
  PREAU_ASSIGN_OR_RETURN(
      const StoredResource written,
      WriteOne(deps,
               MakeWrite(context, "CatalogueService.CreateResource", request),
               std::move(mutation)));
  return ToApi(written, deps.PresentationFor(context));
}

absl::StatusOr<v1::Resource> UpdateResource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::UpdateResourceRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const base::ResourceName name,
                         base::ParseResourceName(request.resource().name(),
                                                 "resources", "resource.name"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(name.member));
  PREAU_RETURN_IF_ERROR(CheckRequestId(request.request_id()));
  PREAU_RETURN_IF_ERROR(CheckMask(request.update_mask()));
  Mutation mutation;
  mutation.name = request.resource().name();
  mutation.owner = name.member;
  mutation.existence = Mutation::Existence::kMustExist;
  mutation.etag = request.resource().etag();
  mutation.edit = [&request](StoredResource& resource) {
    return Merge(request.resource(), request.update_mask(), resource);
  };
  PREAU_ASSIGN_OR_RETURN(
      const StoredResource written,
      WriteOne(deps,
               MakeWrite(context, "CatalogueService.UpdateResource", request),
               std::move(mutation)));
  return ToApi(written, deps.PresentationFor(context));
}

absl::StatusOr<v1::Resource> WithdrawResource(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::WithdrawResourceRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName name,
      base::ParseResourceName(request.name(), "resources", "name"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(name.member));
  PREAU_RETURN_IF_ERROR(CheckRequestId(request.request_id()));
  if (!log::v1::WithdrawalReason_IsValid(request.reason()) ||
      request.reason() == log::v1::WITHDRAWAL_REASON_UNSPECIFIED ||
      request.reason() == log::v1::GONE_AT_SOURCE) {
    return base::InvalidField("WITHDRAWAL_REASON_MISSING", "reason");
  }
  if (request.note().size() > kMaxNoteBytes) {
    return base::InvalidField("FIELD_TOO_LONG", "note",
                              {{"max", absl::StrCat(kMaxNoteBytes)}});
  }
  const bool has_successor = request.reason() == log::v1::DUPLICATE ||
                             request.reason() == log::v1::MOVED;
  if (has_successor != !request.successor().empty()) {
    return base::InvalidField("SUCCESSOR_MISPLACED", "successor");
  }
  if (has_successor) {
    PREAU_RETURN_IF_ERROR(
        base::ParseResourceName(request.successor(), "resources", "successor")
            .status());
  }
  Mutation mutation;
  mutation.name = request.name();
  mutation.owner = name.member;
  mutation.existence = Mutation::Existence::kMustExist;
  mutation.etag = request.etag();
  mutation.reason = log::v1::WithdrawalReason_Name(request.reason());
  mutation.edit = [&request](StoredResource& resource) {
    resource.set_state(storage::v1::WITHDRAWN);
    resource.set_withdrawal_reason(request.reason());
    resource.set_withdrawal_note(request.note());
    resource.set_successor(request.successor());
    return absl::OkStatus();
  };
  PREAU_ASSIGN_OR_RETURN(
      const StoredResource written,
      WriteOne(deps,
               MakeWrite(context, "CatalogueService.WithdrawResource", request),
               std::move(mutation)));
  return ToApi(written, deps.PresentationFor(context));
}

absl::StatusOr<v1::WriteResourcesResponse> WriteResources(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::WriteResourcesRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName source,
      base::ParseResourceName(request.source(), "sources", "source"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(source.member));
  PREAU_RETURN_IF_ERROR(CheckRequestId(request.request_id()));
  if (request.records_size() > kMaxRecords) {
    return base::InvalidField("FIELD_TOO_MANY", "records",
                              {{"max", absl::StrCat(kMaxRecords)}});
  }
  WriteRequest write =
      MakeWrite(context, "CatalogueService.WriteResources", request);
  if (write.bytes > kMaxRecordsBytes && request.records_size() > 1) {
    return base::InvalidField("FIELD_TOO_LONG", "records",
                              {{"max", absl::StrCat(kMaxRecordsBytes)}});
  }
  write.dry_run = request.dry_run();
  std::set<absl::string_view> keys;
  for (int i = 0; i < request.records_size(); ++i) {
    const bool repeated = !keys.insert(request.records(i).key()).second;
    write.mutations.push_back(
        ToMutation(deps, request, source.member, i, repeated));
  }
  const base::Language language = context.language;
  write.respond = [language](absl::Span<const Outcome> outcomes) {
    v1::WriteResourcesResponse response;
    for (const Outcome& outcome : outcomes) {
      *response.add_outcomes() = ToApi(outcome, language);
    }
    return response.SerializeAsString();
  };
  PREAU_ASSIGN_OR_RETURN(const WriteResult result,
                         deps.catalogue->Write(std::move(write)));
  v1::WriteResourcesResponse response;
  if (!response.ParseFromString(result.response)) {
    return absl::DataLossError("ledger");
  }
  response.set_applied_sequence(result.sequence);
  return response;
}

}  // namespace preau::services
