#include <memory>
#include <string>
#include <utility>

#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/preau/harvest_view.h"
#include "tools/preau/index_wait.h"
#include "tools/preau/source_commands.h"
#include "tools/preau/source_names.h"

// The commands of source_commands.h that are about one harvest.
namespace preau::command {
namespace {

absl::Status NoneUnderWay(const v1::Source& source) {
  return base::MakeError(
      absl::StatusCode::kFailedPrecondition,
      {"HARVEST_NONE_UNDER_WAY", "", {{"source", source.name()}}});
}

// Follows a harvest until it ends, or the person doesn't want to any more.
absl::Status Follow(const std::string& name, base::Clock& clock,
                    Interrupt& interrupt, Connection& connection,
                    Output& output) {
  HarvestView view(&clock, &output);
  const std::unique_ptr<grpc::ClientContext> context = connection.NewContext();
  const Interrupt::Action action(interrupt, [&] { context->TryCancel(); });
  v1::WatchHarvestRequest request;
  request.set_name(name);
  const auto stream = connection.sources().WatchHarvest(context.get(), request);
  v1::Harvest harvest;
  while (stream->Read(&harvest)) view.Show(harvest);
  const absl::Status status = connection.ToStatus(stream->Finish());
  view.End();
  if (interrupt.triggered()) {
    output.Note({output.Say("HARVEST_GOES_ON")});
    return absl::OkStatus();
  }
  PREAU_RETURN_IF_ERROR(status);
  view.Report(harvest);
  if (harvest.state() == v1::Harvest::FAILED) {
    return base::MakeError(absl::StatusCode::kAborted,
                           {"HARVEST_FAILED",
                            "",
                            {{"source", harvest.source()},
                             {"message", harvest.failure().message()}}});
  }
  WaitForIndex(clock, interrupt, connection, output);
  return absl::OkStatus();
}

}  // namespace

absl::Status RunSourceRun(const SourceRunOptions& options, base::Clock& clock,
                          Interrupt& interrupt, Connection& connection,
                          Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source source,
      FindSource(options.source, options.member, connection));
  v1::RunHarvestRequest request;
  request.set_source(source.name());
  request.set_complete(options.complete);
  const absl::StatusOr<v1::Harvest> harvest = connection.Call(
      connection.ingestion(), &v1::IngestionService::Stub::RunHarvest, request);
  if (harvest.ok()) {
    return Follow(harvest->name(), clock, interrupt, connection, output);
  }
  // It may have begun by itself.
  const auto detail = base::GetErrorDetail(harvest.status());
  if (!detail.has_value() || detail->reason != "HARVEST_RUNNING" ||
      detail->args.count("name") == 0) {
    return harvest.status();
  }
  output.Note({output.Say("HARVEST_ALREADY_RUNNING")});
  return Follow(detail->args.at("name"), clock, interrupt, connection, output);
}

absl::Status RunSourceWatch(const SourceWatchOptions& options,
                            base::Clock& clock, Interrupt& interrupt,
                            Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source source,
      FindSource(options.source, options.member, connection));
  if (source.last_harvest().empty()) return NoneUnderWay(source);
  return Follow(source.last_harvest(), clock, interrupt, connection, output);
}

absl::Status RunSourceCancel(const SourceCancelOptions& options,
                             Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source source,
      FindSource(options.source, options.member, connection));
  if (source.last_harvest().empty()) return NoneUnderWay(source);
  v1::CancelHarvestRequest request;
  request.set_name(source.last_harvest());
  PREAU_ASSIGN_OR_RETURN(
      const v1::Harvest harvest,
      connection.Call(connection.sources(),
                      &v1::SourceService::Stub::CancelHarvest, request));
  if (output.json()) {
    output.Json(harvest);
  } else {
    output.Line({StateText(harvest.state(), output)});
  }
  return absl::OkStatus();
}

absl::Status RunSourceDecide(const SourceDecideOptions& options,
                             base::Clock& clock, Interrupt& interrupt,
                             Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source source,
      FindSource(options.source, options.member, connection));
  if (source.last_harvest().empty()) return NoneUnderWay(source);
  v1::ResolveHarvestRequest request;
  request.set_name(source.last_harvest());
  request.set_withdraw(options.withdraw);
  PREAU_ASSIGN_OR_RETURN(
      const v1::Harvest harvest,
      connection.Call(connection.sources(),
                      &v1::SourceService::Stub::ResolveHarvest, request));
  if (options.withdraw) {
    return Follow(harvest.name(), clock, interrupt, connection, output);
  }
  if (output.json()) {
    output.Json(harvest);
  } else {
    output.Line({StateText(harvest.state(), output)});
  }
  return absl::OkStatus();
}

}  // namespace preau::command
