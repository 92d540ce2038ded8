#include "tools/preau/source_commands.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "tools/preau/figures.h"
#include "tools/preau/harvest_view.h"
#include "tools/preau/small_file.h"
#include "tools/preau/source_names.h"

namespace preau::command {
namespace {

constexpr int kColumn = 14;
constexpr int kShareColumn = 20;
constexpr int kShownHarvests = 5;
constexpr int kPage = 1000;
constexpr size_t kMaxMappingBytes = size_t{256} << 10;

absl::StatusOr<v1::Harvest> GetHarvest(const std::string& name,
                                       Connection& connection) {
  v1::GetHarvestRequest request;
  request.set_name(name);
  return connection.Call(connection.sources(),
                         &v1::SourceService::Stub::GetHarvest, request);
}

std::string EveryText(const v1::Source& source, const Output& output) {
  const v1::Harvesting& harvesting = source.harvesting();
  if (harvesting.paused()) return output.Say("SOURCE_PAUSED");
  if (harvesting.interval_hours() == 0) return output.Say("SOURCE_ON_DEMAND");
  return output.Say("SOURCE_EVERY_HOURS",
                    {{"hours", absl::StrCat(harvesting.interval_hours())},
                     {"time", Moment(source.next_harvest_time())}});
}

void ShowSource(const v1::Source& source, Output& output) {
  output.Line(StyledText(source.name(), Style::kBold)
                  .Append(absl::StrCat("  ", source.display_name())));
  const auto row = [&](absl::string_view code, const std::string& value) {
    output.Row(absl::StrCat("  ", output.Say(code)), {value}, kColumn);
  };
  row("SOURCE_ADDRESS", source.harvesting().url());
  row("SOURCE_SET", source.harvesting().set());
  row("SOURCE_RECORDS",
      Number(static_cast<int64_t>(source.resources()), output.language()));
  if (source.has_harvesting()) row("SOURCE_EVERY", EveryText(source, output));
}

void ShowHarvest(const v1::Harvest& harvest, Output& output) {
  const base::Language language = output.language();
  const bool good = harvest.state() == v1::Harvest::SUCCEEDED ||
                    harvest.state() == v1::Harvest::RUNNING;
  StyledText line(absl::StrCat("  ", Moment(harvest.start_time()), "  "));
  line.Append(StateText(harvest.state(), output),
              good ? Style::kGood : Style::kBad);
  line.Append(absl::StrCat(
      "  ",
      output.Say(harvest.complete() ? "HARVEST_COMPLETE" : "HARVEST_CHANGES")));
  const v1::HarvestCounts& counts = harvest.counts();
  const auto add = [&](v1::HarvestedRecord::Outcome outcome, uint64_t count) {
    if (count == 0) return;
    line.Append(absl::StrCat(" · ",
                             Number(static_cast<int64_t>(count), language), " ",
                             OutcomeText(outcome, output)));
  };
  add(v1::HarvestedRecord::CREATED, counts.created());
  add(v1::HarvestedRecord::CHANGED, counts.changed());
  add(v1::HarvestedRecord::UNCHANGED, counts.unchanged());
  add(v1::HarvestedRecord::REFUSED, counts.refused());
  add(v1::HarvestedRecord::WITHDRAWN, counts.withdrawn());
  add(v1::HarvestedRecord::MISSING, counts.missing());
  output.Line(line);
  if (harvest.has_failure()) {
    output.Paragraph({harvest.failure().message()}, 4);
  }
}

v1::Harvesting::Protocol ProtocolOf(absl::string_view name) {
  if (name == "file") return v1::Harvesting::FILE;
  if (name == "sitemap") return v1::Harvesting::SITEMAP;
  if (name == "peertube") return v1::Harvesting::PEERTUBE;
  return v1::Harvesting::OAI_PMH;
}

absl::StatusOr<v1::Harvesting> HarvestingOf(const SourceAddOptions& options) {
  v1::Harvesting harvesting;
  harvesting.set_protocol(ProtocolOf(options.protocol));
  if (!options.mapping_file.empty()) {
    PREAU_ASSIGN_OR_RETURN(
        *harvesting.mutable_mapping(),
        ReadSmallFile(options.mapping_file, kMaxMappingBytes));
  }
  harvesting.set_url(options.url);
  harvesting.set_set(options.set);
  harvesting.set_metadata_prefix(options.prefix);
  harvesting.set_policy(options.policy == "review" ? v1::Harvesting::REVIEW
                                                   : v1::Harvesting::PUBLISH);
  harvesting.set_interval_hours(options.every_hours);
  harvesting.set_licence(options.licence);
  harvesting.set_licence_version(options.licence_version);
  harvesting.set_licence_evidence(options.licence_evidence);
  harvesting.set_needs_level(options.needs_level);
  harvesting.set_keep_deleted(options.keep_deleted);
  for (const std::string& word : options.words) harvesting.add_words(word);
  for (const std::string& set : options.without_sets) {
    harvesting.add_without_sets(set);
  }
  return harvesting;
}

void ShowRecords(
    const google::protobuf::RepeatedPtrField<v1::HarvestedRecord>& records,
    Output& output) {
  for (const v1::HarvestedRecord& record : records) {
    const bool bad = record.outcome() == v1::HarvestedRecord::REFUSED ||
                     record.outcome() == v1::HarvestedRecord::WITHDRAWN ||
                     record.outcome() == v1::HarvestedRecord::MISSING;
    output.Line(StyledText(RecordText(record.outcome(), output),
                           bad ? Style::kBad : Style::kGood)
                    .Append(absl::StrCat("  ", record.key()), Style::kBold)
                    .Append(absl::StrCat("  ", record.title())));
    if (record.has_problem()) {
      output.Paragraph({record.problem().message()}, 4);
    }
    for (const v1::FieldChange& change : record.changes()) {
      output.Paragraph(
          {output.Say("REPORT_CHANGE", {{"field", change.field()},
                                        {"before", change.before()},
                                        {"after", change.after()}})},
          4);
    }
    for (const std::string& copy : record.copies()) {
      output.Paragraph({output.Say("REPORT_COPY", {{"name", copy}})}, 4);
    }
    if (record.missing_passes() > 0) {
      output.Paragraph(
          {output.Say("HARVEST_MISSING_TIMES",
                      {{"count", absl::StrCat(record.missing_passes())}})},
          4);
    }
  }
}

std::string FieldText(const std::string& field, const Output& output) {
  return output.Say(absl::StrCat("TRIAL_FIELD_", absl::AsciiStrToUpper(field)));
}

std::string ShareText(uint64_t part, uint64_t whole, const Output& output) {
  return absl::StrCat(Number(static_cast<int64_t>(part), output.language()),
                      "  ", whole == 0 ? 0 : part * 100 / whole, " %");
}

}  // namespace

absl::Status RunSourceAdd(const SourceAddOptions& options,
                          Connection& connection, Output& output) {
  v1::CreateSourceRequest request;
  PREAU_ASSIGN_OR_RETURN(const std::string member,
                         ChooseMember(options.member, connection));
  request.set_parent(base::MemberName(member));
  request.set_source_id(options.id);
  request.set_even_if_followed(options.anyway);
  v1::Source& source = *request.mutable_source();
  source.set_display_name(options.label);
  PREAU_ASSIGN_OR_RETURN(*source.mutable_harvesting(), HarvestingOf(options));
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source added,
      connection.Call(connection.sources(),
                      &v1::SourceService::Stub::CreateSource, request));
  if (output.json()) {
    output.Json(added);
    return absl::OkStatus();
  }
  ShowSource(added, output);
  output.Note({output.Say("SOURCE_ADDED",
                          {{"name", added.name()}, {"id", options.id}})});
  return absl::OkStatus();
}

absl::Status RunSourceTry(const SourceTryOptions& options,
                          Connection& connection, Output& output) {
  v1::TrySourceRequest request;
  PREAU_ASSIGN_OR_RETURN(const std::string member,
                         ChooseMember(options.source.member, connection));
  request.set_parent(base::MemberName(member));
  PREAU_ASSIGN_OR_RETURN(*request.mutable_harvesting(),
                         HarvestingOf(options.source));
  if (!output.json()) output.Note({output.Say("TRIAL_BEGINS")});
  PREAU_ASSIGN_OR_RETURN(
      const v1::Trial trial,
      connection.Call(connection.ingestion(),
                      &v1::IngestionService::Stub::TrySource, request));
  if (output.json()) {
    output.Json(trial);
    return absl::OkStatus();
  }
  const uint64_t taken = trial.counts().created();
  ShowRecords(trial.records(), output);
  for (const v1::HarvestRemark& remark : trial.remarks()) {
    output.Paragraph({absl::StrCat("• ", remark.message())}, 2, 0);
  }
  output.Line();
  output.Paragraph(
      {output.Say(
           "TRIAL_TAKEN",
           {{"taken", absl::StrCat(taken)},
            {"refused", absl::StrCat(trial.counts().refused())},
            {"left_out", absl::StrCat(trial.counts().left_out())},
            {"expected", trial.expected() == 0
                             ? "?"
                             : Number(static_cast<int64_t>(trial.expected()),
                                      output.language())}}),
       Style::kBold});
  for (const v1::Trial::FieldShare& share : trial.shares()) {
    output.Row(absl::StrCat("  ", FieldText(share.field(), output)),
               {ShareText(share.records(), taken, output)}, kShareColumn);
  }
  for (const v1::Trial::ConstantField& constant : trial.constants()) {
    output.Paragraph(
        {output.Say("TRIAL_CONSTANT",
                    {{"field", FieldText(constant.field(), output)},
                     {"value", constant.value()}}),
         Style::kBad});
  }
  return absl::OkStatus();
}

absl::Status RunSourceList(const SourceListOptions& options,
                           Connection& connection, Output& output) {
  v1::ListSourcesRequest request;
  request.set_parent(options.member.empty() ? "members/-"
                                            : base::MemberName(options.member));
  request.set_page_size(kPage);
  bool any = false;
  do {
    PREAU_ASSIGN_OR_RETURN(
        const v1::ListSourcesResponse response,
        connection.Call(connection.sources(),
                        &v1::SourceService::Stub::ListSources, request));
    for (const v1::Source& source : response.sources()) {
      any = true;
      if (output.json()) {
        output.JsonLine(source);
        continue;
      }
      ShowSource(source, output);
      if (source.last_harvest().empty()) {
        output.Line({absl::StrCat("  ", output.Say("SOURCE_NEVER"))});
        continue;
      }
      PREAU_ASSIGN_OR_RETURN(const v1::Harvest last,
                             GetHarvest(source.last_harvest(), connection));
      ShowHarvest(last, output);
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  if (!any && !output.json()) output.Note({output.Say("SOURCE_LIST_EMPTY")});
  return absl::OkStatus();
}

absl::Status RunSourceShow(const SourceShowOptions& options,
                           Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source source,
      FindSource(options.source, options.member, connection));
  v1::ListHarvestsRequest request;
  request.set_parent(source.name());
  request.set_page_size(kShownHarvests);
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListHarvestsResponse harvests,
      connection.Call(connection.sources(),
                      &v1::SourceService::Stub::ListHarvests, request));
  if (output.json()) {
    output.JsonLine(source);
    for (const v1::Harvest& harvest : harvests.harvests()) {
      output.JsonLine(harvest);
    }
    return absl::OkStatus();
  }
  ShowSource(source, output);
  for (const v1::Harvest& harvest : harvests.harvests()) {
    ShowHarvest(harvest, output);
  }
  if (harvests.harvests().empty()) {
    output.Line({absl::StrCat("  ", output.Say("SOURCE_NEVER"))});
  }
  return absl::OkStatus();
}

absl::Status RunSourcePause(const SourcePauseOptions& options,
                            Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source source,
      FindSource(options.source, options.member, connection));
  v1::UpdateSourceRequest request;
  request.mutable_source()->set_name(source.name());
  request.mutable_source()->mutable_harvesting()->set_paused(options.pause);
  request.mutable_update_mask()->add_paths("harvesting.paused");
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source changed,
      connection.Call(connection.sources(),
                      &v1::SourceService::Stub::UpdateSource, request));
  if (output.json()) {
    output.Json(changed);
  } else {
    ShowSource(changed, output);
  }
  return absl::OkStatus();
}

absl::Status RunSourceReport(const SourceReportOptions& options,
                             Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::Source source,
      FindSource(options.source, options.member, connection));
  v1::ListHarvestedRecordsRequest request;
  request.set_parent(source.name());
  request.set_page_size(kPage);
  request.set_show_copies(true);
  for (const std::string& name : options.outcomes) {
    request.add_outcomes(OutcomeOfName(name));
  }
  bool any = false;
  do {
    PREAU_ASSIGN_OR_RETURN(
        const v1::ListHarvestedRecordsResponse response,
        connection.Call(connection.sources(),
                        &v1::SourceService::Stub::ListHarvestedRecords,
                        request));
    for (const v1::HarvestedRecord& record : response.records()) {
      any = true;
      if (output.json()) output.JsonLine(record);
    }
    if (!output.json()) ShowRecords(response.records(), output);
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  if (!any && !output.json()) output.Note({output.Say("REPORT_EMPTY")});
  return absl::OkStatus();
}

}  // namespace preau::command
