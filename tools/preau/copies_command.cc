#include "tools/preau/copies_command.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/preau/catalogue_commands.h"
#include "tools/preau/resource_view.h"

namespace preau::command {
namespace {

void Show(const v1::Work& work, Output& output) {
  for (const v1::Resource& copy : work.copies()) {
    StyledText line(TitleOf(copy, output.language()), Style::kBold);
    line.Append(absl::StrCat("  ", copy.notice().provider()));
    output.Line(line);
    output.Line(StyledText(absl::StrCat("  ", copy.name()), Style::kDim));
    if (!copy.notice().url().empty()) {
      output.Line({absl::StrCat("  ", copy.notice().url())});
    }
  }
  if (work.links().empty()) {
    output.Line({output.Say("COPIES_NONE")});
    return;
  }
  output.Line(StyledText(output.Say("COPIES_WHY"), Style::kBold));
  for (const v1::CopyLink& link : work.links()) {
    output.Line({absl::StrCat("  ", link.message())});
    output.Line(
        StyledText(absl::StrCat("    ", link.resource(), " = ", link.other()),
                   Style::kDim));
  }
}

// Which verdict, and of which others. COPIES_ONE_VERDICT when several are
// given.
absl::StatusOr<v1::DecideCopiesRequest> MakeRequest(
    const CopiesOptions& options) {
  v1::DecideCopiesRequest request;
  int verdicts = 0;
  const auto take = [&](const std::vector<std::string>& others,
                        log::v1::CopyDecision::Verdict verdict) {
    if (others.empty()) return;
    ++verdicts;
    request.set_verdict(verdict);
    for (const std::string& other : others) request.add_others(NameOf(other));
  };
  take(options.same, log::v1::CopyDecision::SAME_WORK);
  take(options.other, log::v1::CopyDecision::OTHER_WORK);
  take(options.automatic, log::v1::CopyDecision::VERDICT_UNSPECIFIED);
  if (verdicts > 1) return base::InvalidField("COPIES_ONE_VERDICT", "");
  return request;
}

// A decision is the owner's, so the resource goes by its name.
absl::StatusOr<std::string> FullName(const std::string& name,
                                     Connection& connection) {
  if (absl::StartsWith(name, "members/")) return name;
  v1::GetResourceRequest request;
  request.set_name(name);
  PREAU_ASSIGN_OR_RETURN(
      const v1::Resource resource,
      connection.Call(connection.catalogue(),
                      &v1::CatalogueService::Stub::GetResource, request));
  return resource.name();
}

}  // namespace

absl::Status RunCopies(const CopiesOptions& options, Connection& connection,
                       Output& output) {
  PREAU_ASSIGN_OR_RETURN(v1::DecideCopiesRequest decision,
                         MakeRequest(options));
  v1::Work work;
  if (decision.others().empty()) {
    v1::GetWorkRequest request;
    request.set_name(NameOf(options.name));
    PREAU_ASSIGN_OR_RETURN(
        work, connection.Call(connection.works(),
                              &v1::WorkService::Stub::GetWork, request));
  } else {
    PREAU_ASSIGN_OR_RETURN(*decision.mutable_name(),
                           FullName(NameOf(options.name), connection));
    PREAU_ASSIGN_OR_RETURN(
        work, connection.Call(connection.works(),
                              &v1::WorkService::Stub::DecideCopies, decision));
  }
  if (output.json()) {
    output.Json(work);
  } else {
    Show(work, output);
  }
  return absl::OkStatus();
}

}  // namespace preau::command
