#include "services/catalogue/reports.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"

namespace preau::services {
namespace {

using catalogue::StoredReport;

constexpr int kDefaultPage = 20;
constexpr int kMaxPage = 100;
constexpr int kMaxRefusals = 1000;
constexpr size_t kMaxReportBytes = size_t{2} << 20;

int64_t Micros(const google::protobuf::Timestamp& time) {
  return time.seconds() * 1000000 + time.nanos() / 1000;
}

StoredReport ToStored(const v1::ImportReport& report) {
  StoredReport stored;
  stored.set_source(report.source());
  stored.set_format(report.format());
  stored.set_start_time_micros(Micros(report.start_time()));
  stored.set_end_time_micros(Micros(report.end_time()));
  stored.set_created(report.created());
  stored.set_changed(report.changed());
  stored.set_unchanged(report.unchanged());
  stored.set_refused(report.refused());
  stored.set_refusals_cut(report.refusals_cut());
  stored.set_dry_run(report.dry_run());
  stored.set_failure_reason(report.failure().reason());
  for (const v1::ImportOutcome& refusal : report.refusals()) {
    StoredReport::Refusal& row = *stored.add_refusal();
    row.set_record(refusal.record());
    row.set_key(refusal.key());
    row.set_field(refusal.problem().field());
    row.set_reason(refusal.problem().reason());
    *row.mutable_args() = refusal.problem().args();
  }
  return stored;
}

v1::Problem SayProblem(const StoredReport::Refusal& refusal,
                       base::Language language) {
  v1::Problem problem;
  problem.set_reason(refusal.reason());
  problem.set_field(refusal.field());
  *problem.mutable_args() = refusal.args();
  problem.set_message(
      messages::Say(refusal.reason(), language,
                    {refusal.args().begin(), refusal.args().end()}));
  return problem;
}

v1::ImportReport ToApi(const StoredReport& stored, base::Language language) {
  v1::ImportReport report;
  report.set_name(stored.name());
  report.set_source(stored.source());
  report.set_format(stored.format());
  SetTime(stored.start_time_micros(), report.mutable_start_time());
  SetTime(stored.end_time_micros(), report.mutable_end_time());
  report.set_created(stored.created());
  report.set_changed(stored.changed());
  report.set_unchanged(stored.unchanged());
  report.set_refused(stored.refused());
  report.set_refusals_cut(stored.refusals_cut());
  report.set_dry_run(stored.dry_run());
  if (!stored.failure_reason().empty()) {
    report.mutable_failure()->set_reason(stored.failure_reason());
    report.mutable_failure()->set_message(
        messages::Say(stored.failure_reason(), language));
  }
  for (const StoredReport::Refusal& refusal : stored.refusal()) {
    v1::ImportOutcome& outcome = *report.add_refusals();
    outcome.set_kind(v1::WriteOutcome::REFUSED);
    outcome.set_record(refusal.record());
    outcome.set_key(refusal.key());
    *outcome.mutable_problem() = SayProblem(refusal, language);
  }
  return report;
}

}  // namespace

absl::StatusOr<v1::ImportReport> KeepImportReport(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::KeepImportReportRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const base::ResourceName source,
                         base::ParseResourceName(request.report().source(),
                                                 "sources", "report.source"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(source.member));
  if (request.report().refusals_size() > kMaxRefusals) {
    return base::InvalidField("FIELD_TOO_MANY", "report.refusals",
                              {{"max", absl::StrCat(kMaxRefusals)}});
  }
  if (request.ByteSizeLong() > kMaxReportBytes) {
    return base::InvalidField("FIELD_TOO_LONG", "report",
                              {{"max", absl::StrCat(kMaxReportBytes)}});
  }
  PREAU_ASSIGN_OR_RETURN(
      const std::string name,
      deps.reports->Keep(source.member, ToStored(request.report())));
  v1::ImportReport report = request.report();
  report.set_name(name);
  return report;
}

absl::StatusOr<v1::ImportReport> GetImportReport(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::GetImportReportRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName name,
      base::ParseResourceName(request.name(), "importReports", "name"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(name.member));
  PREAU_ASSIGN_OR_RETURN(const StoredReport report,
                         deps.reports->Get(name.member, name.id));
  return ToApi(report, context.language);
}

absl::StatusOr<v1::ListImportReportsResponse> ListImportReports(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListImportReportsRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const std::string member,
                         base::ParseMemberName(request.parent(), "parent"));
  PREAU_RETURN_IF_ERROR(context.viewer.CheckMayWrite(member));
  PREAU_ASSIGN_OR_RETURN(
      const int page_size,
      rpc::PageSize(request.page_size(), kDefaultPage, kMaxPage));
  const std::string digest = rpc::RequestDigest(request);
  std::string after;
  if (!request.page_token().empty()) {
    PREAU_ASSIGN_OR_RETURN(after, deps.tokens->Open("ListImportReports", digest,
                                                    request.page_token()));
  }
  PREAU_ASSIGN_OR_RETURN(
      const std::vector<StoredReport> found,
      deps.reports->List(member, after, static_cast<size_t>(page_size)));
  v1::ListImportReportsResponse response;
  for (const StoredReport& report : found) {
    v1::ImportReport& listed = *response.add_reports();
    listed = ToApi(report, context.language);
    listed.clear_refusals();
  }
  if (static_cast<int>(found.size()) == page_size) {
    PREAU_ASSIGN_OR_RETURN(
        const base::ResourceName last,
        base::ParseResourceName(found.back().name(), "importReports", "name"));
    response.set_next_page_token(
        deps.tokens->Seal("ListImportReports", digest, last.id));
  }
  return response;
}

}  // namespace preau::services
