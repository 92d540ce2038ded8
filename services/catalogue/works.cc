#include "services/catalogue/works.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/catalogue/reads.h"
#include "services/catalogue/write_requests.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"
#include "storage/works/works.h"

namespace preau::services {
namespace {

using catalogue::StoredResource;
using log::v1::CopyDecision;

constexpr int kMaxOthers = 64;
constexpr size_t kMaxDecisions = 64;
constexpr size_t kMaxShown = 100;
constexpr int kMaxShownOfRecord = 20;
// A decision is in the works after a moment; its caller isn't kept longer.
constexpr std::chrono::seconds kMaxWait{5};

v1::CopyLink::Kind ToApi(works::Link::Kind kind) {
  switch (kind) {
    case works::Link::Kind::kDecision:
      return v1::CopyLink::DECISION;
    case works::Link::Kind::kIdentifier:
      return v1::CopyLink::IDENTIFIER;
    case works::Link::Kind::kAddress:
      return v1::CopyLink::ADDRESS;
    case works::Link::Kind::kText:
      return v1::CopyLink::TEXT;
  }
  return v1::CopyLink::KIND_UNSPECIFIED;
}

v1::CopyLink ToApi(const works::Link& link, const works::WorkCopies& work,
                   base::Language language) {
  v1::CopyLink api;
  api.set_kind(ToApi(link.kind));
  api.set_resource(work.copies[link.a].name());
  api.set_other(work.copies[link.b].name());
  api.set_value(link.value);
  api.set_resemblance(link.resemblance);
  api.set_message(messages::Say(
      absl::StrCat("COPY_", v1::CopyLink::Kind_Name(api.kind())), language,
      {{"value", link.value},
       {"percent", absl::StrCat(static_cast<int>(link.resemblance * 100))}}));
  return api;
}

absl::StatusOr<v1::Work> Explain(const CatalogueDeps& deps,
                                 const rpc::CallContext& context,
                                 absl::string_view uid) {
  PREAU_ASSIGN_OR_RETURN(const works::WorkCopies work,
                         deps.works->Explain(uid));
  const Presentation presentation = deps.PresentationFor(context);
  v1::Work api;
  api.set_uid(work.uid);
  size_t bytes = 0;
  for (size_t i = 0; i < std::min(work.copies.size(), kMaxShown); ++i) {
    v1::Resource copy = services::ToApi(work.copies[i], presentation);
    bytes += copy.ByteSizeLong();
    if (i > 0 && bytes > kAnswerBytes) break;
    *api.add_copies() = std::move(copy);
  }
  for (const works::Link& link : work.links) {
    *api.add_links() = ToApi(link, work, context.language);
  }
  return api;
}

// In place of what was said of each of `others`.
absl::Status Decide(const std::set<std::string>& others,
                    CopyDecision::Verdict verdict, StoredResource& resource) {
  auto& decisions = *resource.mutable_copy_decision();
  decisions.erase(std::remove_if(decisions.begin(), decisions.end(),
                                 [&](const CopyDecision& decision) {
                                   return others.contains(decision.uid());
                                 }),
                  decisions.end());
  if (verdict == CopyDecision::VERDICT_UNSPECIFIED) return absl::OkStatus();
  for (const std::string& uid : others) {
    CopyDecision& decision = *resource.add_copy_decision();
    decision.set_uid(uid);
    decision.set_verdict(verdict);
  }
  if (static_cast<size_t>(decisions.size()) > kMaxDecisions) {
    return base::InvalidField("FIELD_TOO_MANY", "others",
                              {{"max", absl::StrCat(kMaxDecisions)}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Work> GetWork(const CatalogueDeps& deps,
                                 const rpc::CallContext& context,
                                 const v1::GetWorkRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const StoredResource resource,
                         LoadResource(deps, request.name(), "name"));
  if (resource.state() != storage::v1::PUBLISHED) {
    return base::NotFound("RESOURCE_NOT_FOUND", request.name());
  }
  return Explain(deps, context, resource.uid());
}

absl::StatusOr<v1::Work> DecideCopies(const CatalogueDeps& deps,
                                      const rpc::CallContext& context,
                                      const v1::DecideCopiesRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName name,
      base::ParseResourceName(request.name(), "resources", "name"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(name.member));
  PREAU_RETURN_IF_ERROR(CheckRequestId(request.request_id()));
  if (request.others().empty() || request.others_size() > kMaxOthers) {
    return base::InvalidField("COPIES_COUNT_INVALID", "others",
                              {{"max", absl::StrCat(kMaxOthers)}});
  }
  if (!CopyDecision::Verdict_IsValid(request.verdict())) {
    return base::InvalidField("VERDICT_UNKNOWN", "verdict");
  }
  std::set<std::string> others;
  for (int i = 0; i < request.others_size(); ++i) {
    const std::string field = absl::StrCat("others[", i, "]");
    PREAU_ASSIGN_OR_RETURN(const StoredResource other,
                           LoadResource(deps, request.others(i), field));
    if (other.name() == request.name()) {
      return base::InvalidField("COPY_OF_ITSELF", field);
    }
    if (other.state() == storage::v1::DRAFT) {
      return base::NotFound("RESOURCE_NOT_FOUND", request.others(i));
    }
    others.insert(other.uid());
  }
  catalogue::Mutation mutation;
  mutation.name = request.name();
  mutation.owner = name.member;
  mutation.existence = catalogue::Mutation::Existence::kMustExist;
  mutation.reason = CopyDecision::Verdict_Name(request.verdict());
  mutation.edit = [&](StoredResource& resource) {
    return Decide(others, request.verdict(), resource);
  };
  PREAU_ASSIGN_OR_RETURN(
      const StoredResource resource,
      WriteOne(deps, MakeWrite(context, "WorkService.DecideCopies", request),
               std::move(mutation)));
  deps.works->WaitFor(resource.apply_sequence(),
                      std::chrono::steady_clock::now() + kMaxWait);
  if (resource.state() != storage::v1::PUBLISHED) {
    v1::Work alone;
    alone.set_uid(resource.uid());
    *alone.add_copies() =
        services::ToApi(resource, deps.PresentationFor(context));
    return alone;
  }
  return Explain(deps, context, resource.uid());
}

void AddCopies(const CatalogueDeps& deps, v1::HarvestedRecord& record) {
  if (record.resource().empty()) return;
  const absl::StatusOr<StoredResource> resource =
      deps.catalogue->GetByName(record.resource());
  if (!resource.ok()) return;
  const absl::StatusOr<works::WorkCopies> work =
      deps.works->Explain(resource->uid());
  if (!work.ok()) return;
  for (const StoredResource& copy : work->copies) {
    if (copy.uid() != resource->uid() &&
        record.copies_size() < kMaxShownOfRecord) {
      record.add_copies(copy.name());
    }
  }
}

}  // namespace preau::services
