#include "services/catalogue/harvests.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/catalogue/harvest_checks.h"
#include "services/catalogue/works.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

constexpr int kDefaultHarvests = 20;
constexpr int kMaxHarvests = 100;
constexpr int kDefaultRecords = 100;
constexpr int kMaxRecords = 1000;
constexpr int kMaxRemarks = 100;
constexpr size_t kMaxKeyBytes = 1024;
constexpr size_t kMaxHarvestBytes = size_t{1} << 20;
constexpr size_t kMaxPageBytes = size_t{4} << 20;

v1::Harvest Shown(v1::Harvest harvest, base::Language language) {
  SayRemarks(language, *harvest.mutable_remarks());
  if (harvest.has_failure()) SayRemark(language, *harvest.mutable_failure());
  return harvest;
}

// Sentences are made for whoever reads them.
void TakeOutSentences(v1::Harvest& harvest) {
  for (v1::HarvestRemark& remark : *harvest.mutable_remarks()) {
    remark.clear_message();
  }
  if (harvest.has_failure()) harvest.mutable_failure()->clear_message();
}

absl::StatusOr<base::ResourceName> MayUse(const rpc::CallContext& context,
                                          const std::string& name,
                                          absl::string_view collection,
                                          absl::string_view field) {
  PREAU_ASSIGN_OR_RETURN(base::ResourceName parsed,
                         base::ParseResourceName(name, collection, field));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(parsed.member));
  return parsed;
}

absl::Status CheckKept(const v1::KeepHarvestRequest& request) {
  if (request.records_size() > kMaxRecords) {
    return base::InvalidField("FIELD_TOO_MANY", "records",
                              {{"max", absl::StrCat(kMaxRecords)}});
  }
  if (request.harvest().remarks_size() > kMaxRemarks) {
    return base::InvalidField("FIELD_TOO_MANY", "harvest.remarks",
                              {{"max", absl::StrCat(kMaxRemarks)}});
  }
  if (request.harvest().ByteSizeLong() > kMaxHarvestBytes) {
    return base::InvalidField("FIELD_TOO_LONG", "harvest",
                              {{"max", absl::StrCat(kMaxHarvestBytes)}});
  }
  if (request.ByteSizeLong() > kMaxPageBytes) {
    return base::InvalidField("FIELD_TOO_LONG", "records",
                              {{"max", absl::StrCat(kMaxPageBytes)}});
  }
  for (int i = 0; i < request.records_size(); ++i) {
    const std::string& key = request.records(i).key();
    if (key.empty() || key.size() > kMaxKeyBytes) {
      return base::InvalidField("SOURCE_KEY_INVALID",
                                absl::StrCat("records[", i, "].key"),
                                {{"max", absl::StrCat(kMaxKeyBytes)}});
    }
    if (!v1::HarvestedRecord::Outcome_IsValid(request.records(i).outcome()) ||
        request.records(i).outcome() ==
            v1::HarvestedRecord::OUTCOME_UNSPECIFIED) {
      return base::InvalidField("OUTCOME_MISSING",
                                absl::StrCat("records[", i, "].outcome"));
    }
  }
  if (!v1::Harvest::State_IsValid(request.harvest().state()) ||
      request.harvest().state() == v1::Harvest::STATE_UNSPECIFIED) {
    return base::InvalidField("OUTCOME_MISSING", "harvest.state");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Harvest> StartHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::StartHarvestRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName source,
      MayUse(context, request.source(), "sources", "source"));
  PREAU_ASSIGN_OR_RETURN(
      v1::Harvest harvest,
      deps.sources->StartHarvest(source.member, source.id, request.complete(),
                                 v1::Harvest::WITHDRAWALS_UNSPECIFIED));
  return Shown(std::move(harvest), context.language);
}

absl::StatusOr<v1::Harvest> GetHarvest(const CatalogueDeps& deps,
                                       const rpc::CallContext& context,
                                       const v1::GetHarvestRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const base::ResourceName name,
                         MayUse(context, request.name(), "harvests", "name"));
  PREAU_ASSIGN_OR_RETURN(v1::Harvest harvest,
                         deps.sources->GetHarvest(name.member, name.id));
  return Shown(std::move(harvest), context.language);
}

absl::StatusOr<v1::Harvest> WaitForHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::WatchHarvestRequest& request, const std::string& etag,
    std::chrono::steady_clock::time_point deadline) {
  PREAU_ASSIGN_OR_RETURN(const base::ResourceName name,
                         MayUse(context, request.name(), "harvests", "name"));
  deps.sources->WaitForChange(name.member, name.id, etag, deadline);
  PREAU_ASSIGN_OR_RETURN(v1::Harvest harvest,
                         deps.sources->GetHarvest(name.member, name.id));
  return Shown(std::move(harvest), context.language);
}

absl::StatusOr<v1::ListHarvestsResponse> ListHarvests(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListHarvestsRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName source,
      MayUse(context, request.parent(), "sources", "parent"));
  PREAU_ASSIGN_OR_RETURN(
      const int page_size,
      rpc::PageSize(request.page_size(), kDefaultHarvests, kMaxHarvests));
  const std::string digest = rpc::RequestDigest(request);
  std::string after;
  if (!request.page_token().empty()) {
    PREAU_ASSIGN_OR_RETURN(
        after, deps.tokens->Open("ListHarvests", digest, request.page_token()));
  }
  PREAU_ASSIGN_OR_RETURN(
      std::vector<v1::Harvest> found,
      deps.sources->ListHarvests(source.member, source.id, after,
                                 static_cast<size_t>(page_size)));
  v1::ListHarvestsResponse response;
  for (v1::Harvest& harvest : found) {
    *response.add_harvests() = Shown(std::move(harvest), context.language);
  }
  if (response.harvests_size() == page_size) {
    PREAU_ASSIGN_OR_RETURN(
        const base::ResourceName last,
        base::ParseResourceName(response.harvests().rbegin()->name(),
                                "harvests", "name"));
    response.set_next_page_token(
        deps.tokens->Seal("ListHarvests", digest, last.id));
  }
  return response;
}

absl::StatusOr<v1::Harvest> CancelHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::CancelHarvestRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const base::ResourceName name,
                         MayUse(context, request.name(), "harvests", "name"));
  PREAU_ASSIGN_OR_RETURN(
      v1::Harvest harvest,
      deps.sources->ChangeHarvest(
          name.member, name.id, [](v1::Harvest& each) -> absl::Status {
            if (each.state() != v1::Harvest::RUNNING) {
              return base::MakeError(absl::StatusCode::kFailedPrecondition,
                                     {"HARVEST_ENDED", "name", {}});
            }
            each.set_state(v1::Harvest::CANCELLED);
            return absl::OkStatus();
          }));
  return Shown(std::move(harvest), context.language);
}

absl::StatusOr<v1::Harvest> ResolveHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ResolveHarvestRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const base::ResourceName name,
                         MayUse(context, request.name(), "harvests", "name"));
  PREAU_ASSIGN_OR_RETURN(v1::Harvest waiting,
                         deps.sources->GetHarvest(name.member, name.id));
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName source,
      base::ParseResourceName(waiting.source(), "sources", "source"));
  const auto is_waiting = [](const v1::Harvest& harvest) -> absl::Status {
    if (harvest.state() == v1::Harvest::WAITING) return absl::OkStatus();
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"HARVEST_NOT_WAITING", "name", {}});
  };
  PREAU_RETURN_IF_ERROR(is_waiting(waiting));
  // The new pass first: with it refused, the decision is still open.
  v1::Harvest next;
  if (request.withdraw()) {
    PREAU_ASSIGN_OR_RETURN(
        next,
        deps.sources->StartHarvest(source.member, source.id,
                                   /*complete=*/true, v1::Harvest::CONFIRMED));
  }
  PREAU_ASSIGN_OR_RETURN(
      waiting,
      deps.sources->ChangeHarvest(name.member, name.id, [&](v1::Harvest& each) {
        each.set_state(v1::Harvest::SUCCEEDED);
        each.set_withdrawals(request.withdraw() ? v1::Harvest::CONFIRMED
                                                : v1::Harvest::REJECTED);
        return absl::OkStatus();
      }));
  return Shown(request.withdraw() ? std::move(next) : std::move(waiting),
               context.language);
}

absl::StatusOr<v1::KeepHarvestResponse> KeepHarvest(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::KeepHarvestRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName name,
      MayUse(context, request.harvest().name(), "harvests", "harvest.name"));
  PREAU_RETURN_IF_ERROR(CheckKept(request));
  v1::Harvest harvest = request.harvest();
  TakeOutSentences(harvest);
  std::vector<v1::HarvestedRecord> records(request.records().begin(),
                                           request.records().end());
  for (v1::HarvestedRecord& record : records) {
    if (record.has_problem()) record.mutable_problem()->clear_message();
  }
  PREAU_ASSIGN_OR_RETURN(
      catalogue::SourceStore::Kept kept,
      deps.sources->Keep(name.member, name.id, std::move(harvest),
                         std::move(records)));
  v1::KeepHarvestResponse response;
  *response.mutable_harvest() =
      Shown(std::move(kept.harvest), context.language);
  response.set_first_seen(kept.first_seen);
  return response;
}

absl::StatusOr<v1::ListHarvestedRecordsResponse> ListHarvestedRecords(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListHarvestedRecordsRequest& request) {
  PREAU_RETURN_IF_ERROR(
      MayUse(context, request.parent(), "sources", "parent").status());
  PREAU_ASSIGN_OR_RETURN(
      const int page_size,
      rpc::PageSize(request.page_size(), kDefaultRecords, kMaxRecords));
  const std::string digest = rpc::RequestDigest(request);
  std::string after;
  if (!request.page_token().empty()) {
    PREAU_ASSIGN_OR_RETURN(after,
                           deps.tokens->Open("ListHarvestedRecords", digest,
                                             request.page_token()));
  }
  const auto wanted = [&](const v1::HarvestedRecord& record) {
    if (request.before_pass() > 0 && record.pass() >= request.before_pass()) {
      return false;
    }
    return request.outcomes().empty() ||
           std::find(request.outcomes().begin(), request.outcomes().end(),
                     record.outcome()) != request.outcomes().end();
  };
  std::string looked_to;
  PREAU_ASSIGN_OR_RETURN(
      std::vector<v1::HarvestedRecord> found,
      deps.sources->ListRecords(request.parent(), after,
                                static_cast<size_t>(page_size), wanted,
                                &looked_to));
  v1::ListHarvestedRecordsResponse response;
  for (v1::HarvestedRecord& record : found) {
    if (record.has_problem()) {
      SayRemark(context.language, *record.mutable_problem());
    }
    if (request.show_copies()) AddCopies(deps, record);
    *response.add_records() = std::move(record);
  }
  if (!looked_to.empty()) {
    response.set_next_page_token(
        deps.tokens->Seal("ListHarvestedRecords", digest, looked_to));
  }
  return response;
}

}  // namespace preau::services
