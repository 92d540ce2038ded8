#include "services/catalogue/convert.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"
#include "storage/notice/difference.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/licence.h"

namespace preau::services {
namespace {

// Of what one write changed.
constexpr int kMaxChanges = 12;

std::string PermanentLink(const std::string& uid,
                          const std::string& public_url) {
  if (!public_url.empty()) return absl::StrCat(public_url, "/r/", uid);
  const absl::string_view digits = uid;
  return absl::StrCat("urn:uuid:", digits.substr(0, 8), "-",
                      digits.substr(8, 4), "-", digits.substr(12, 4), "-",
                      digits.substr(16, 4), "-", digits.substr(20));
}

v1::Resource::State ToApi(storage::v1::State state) {
  switch (state) {
    case storage::v1::DRAFT:
      return v1::Resource::DRAFT;
    case storage::v1::PUBLISHED:
      return v1::Resource::PUBLISHED;
    case storage::v1::WITHDRAWN:
      return v1::Resource::WITHDRAWN;
    default:
      return v1::Resource::STATE_UNSPECIFIED;
  }
}

v1::WriteOutcome::Kind ToApi(catalogue::Outcome::Kind kind) {
  switch (kind) {
    case catalogue::Outcome::Kind::kCreated:
      return v1::WriteOutcome::CREATED;
    case catalogue::Outcome::Kind::kChanged:
      return v1::WriteOutcome::CHANGED;
    case catalogue::Outcome::Kind::kUnchanged:
      return v1::WriteOutcome::UNCHANGED;
    case catalogue::Outcome::Kind::kRefused:
      return v1::WriteOutcome::REFUSED;
  }
  return v1::WriteOutcome::KIND_UNSPECIFIED;
}

}  // namespace

void SetTime(int64_t micros, google::protobuf::Timestamp* time) {
  time->set_seconds(micros / 1000000);
  time->set_nanos(static_cast<int32_t>(micros % 1000000) * 1000);
}

v1::Resource ToApi(const catalogue::StoredResource& resource,
                   const Presentation& presentation) {
  v1::Resource api;
  api.set_name(resource.name());
  api.set_uid(resource.uid());
  api.set_etag(catalogue::Etag(resource));
  api.set_revision(resource.revision());
  api.set_state(ToApi(resource.state()));
  api.set_owner(absl::StrCat("members/", resource.owner()));
  api.set_work_uid(resource.work_uid());
  SetTime(resource.create_time_micros(), api.mutable_create_time());
  SetTime(resource.update_time_micros(), api.mutable_update_time());
  *api.mutable_notice() = resource.notice();
  notice::Localise(presentation.language, *api.mutable_notice());
  api.set_permanent_link(
      PermanentLink(resource.uid(), presentation.public_url));
  api.set_credit_line(
      notice::CreditLine(resource.notice(), presentation.language));
  api.set_source(resource.source());
  if (resource.file_held() &&
      vocabulary::TraitsOf(resource.notice().licence().term().id())
          .share_allowed) {
    api.mutable_offline()->set_allowed(true);
    api.mutable_offline()->set_size_bytes(resource.notice().size_bytes());
  }
  if (resource.state() == storage::v1::WITHDRAWN) {
    v1::Withdrawal& withdrawal = *api.mutable_withdrawal();
    withdrawal.set_reason(resource.withdrawal_reason());
    withdrawal.set_note(resource.withdrawal_note());
    withdrawal.set_successor(resource.successor());
  }
  api.set_apply_sequence(resource.apply_sequence());
  if (const auto member = presentation.members.find(resource.owner());
      member != presentation.members.end()) {
    api.set_owner_display_name(member->second);
  }
  return api;
}

v1::Member ToApi(const catalogue::StoredMember& member,
                 base::Language language) {
  v1::Member api;
  api.set_name(absl::StrCat("members/", member.id()));
  api.set_display_name(language == base::Language::kFrench ? member.label_fr()
                                                           : member.label_en());
  api.set_log_epoch(member.epoch());
  api.set_log_sequence(member.log_sequence());
  api.set_published(member.published());
  api.set_drafts(member.draft());
  api.set_withdrawn(member.withdrawn());
  return api;
}

v1::WriteOutcome ToApi(const catalogue::Outcome& outcome,
                       base::Language language) {
  v1::WriteOutcome api;
  api.set_kind(ToApi(outcome.kind));
  if (outcome.kind == catalogue::Outcome::Kind::kRefused) {
    *api.mutable_problem() = ToProblem(outcome.status, language);
    return api;
  }
  api.set_name(outcome.resource.name());
  api.set_uid(outcome.resource.uid());
  api.set_revision(outcome.resource.revision());
  if (outcome.kind == catalogue::Outcome::Kind::kChanged) {
    for (notice::Difference& each :
         notice::Differences(outcome.before, outcome.resource.notice())) {
      if (api.changes_size() == kMaxChanges) break;
      v1::FieldChange& change = *api.add_changes();
      change.set_field(std::move(each.field));
      change.set_before(std::move(each.before));
      change.set_after(std::move(each.after));
    }
  }
  return api;
}

v1::Problem ToProblem(const absl::Status& status, base::Language language) {
  v1::Problem problem;
  if (const std::optional<base::ErrorDetail> detail =
          base::GetErrorDetail(status);
      detail.has_value()) {
    problem.set_reason(detail->reason);
    problem.set_field(detail->field);
    for (const auto& [name, value] : detail->args) {
      (*problem.mutable_args())[name] = value;
    }
  } else {
    problem.set_reason(
        absl::StrCat("STATUS_", absl::StatusCodeToString(status.code())));
  }
  problem.set_message(messages::SayStatus(status, language));
  return problem;
}

}  // namespace preau::services
