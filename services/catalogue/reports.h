#ifndef SERVICES_CATALOGUE_REPORTS_H_
#define SERVICES_CATALOGUE_REPORTS_H_

#include "absl/status/statusor.h"
#include "preau/v1/catalogue_service.pb.h"
#include "services/catalogue/deps.h"
#include "services/rpc/call_context.h"

// Handlers of import reports; only those who may write for a member see its
// reports. Thread-safe.
namespace preau::services {

absl::StatusOr<v1::ImportReport> KeepImportReport(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::KeepImportReportRequest& request);

absl::StatusOr<v1::ImportReport> GetImportReport(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::GetImportReportRequest& request);

absl::StatusOr<v1::ListImportReportsResponse> ListImportReports(
    const CatalogueDeps& deps, const rpc::CallContext& context,
    const v1::ListImportReportsRequest& request);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_REPORTS_H_
