#include "tools/preau/validate_command.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/conformance/conformance.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"
#include "storage/skos/mappings.h"
#include "storage/skos/thesaurus.h"
#include "tools/preau/import_files.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

using conformance::Finding;
using conformance::Level;
using conformance::Report;
using Json = nlohmann::ordered_json;

constexpr size_t kMaxFileBytes = size_t{16} << 20;

// What `paths` name: files themselves, and of folders those in XML.
absl::StatusOr<std::vector<ImportFile>> FilesOf(
    const std::vector<std::string>& paths) {
  PREAU_ASSIGN_OR_RETURN(std::vector<ImportFile> files, FindImportFiles(paths));
  files.erase(
      std::remove_if(files.begin(), files.end(),
                     [&](const ImportFile& file) {
                       const bool named = std::find(paths.begin(), paths.end(),
                                                    file.path) != paths.end();
                       return !named &&
                              !absl::EndsWith(absl::AsciiStrToLower(file.path),
                                              ".xml");
                     }),
      files.end());
  if (files.empty()) return base::InvalidField("IMPORT_NO_FILES", "");
  return files;
}

// One report for the whole file when it can't be read.
std::vector<Report> ReportsOf(const ImportFile& file,
                              const conformance::Concepts& concepts) {
  absl::Status status = file.status;
  if (status.ok()) {
    const absl::StatusOr<std::string> bytes =
        ReadSmallFile(file.path, kMaxFileBytes);
    status = bytes.status();
    if (status.ok()) {
      absl::StatusOr<std::vector<Report>> reports =
          conformance::CheckFile(file.path, *bytes, concepts);
      if (reports.ok()) return *std::move(reports);
      status = reports.status();
    }
  }
  Report unreadable;
  unreadable.location = file.path;
  unreadable.status = status;
  return {unreadable};
}

absl::string_view LevelName(Level level) {
  switch (level) {
    case Level::kFault:
      return "fault";
    case Level::kAdvice:
      return "advice";
    case Level::kUnjudged:
      break;
  }
  return "unjudged";
}

// Of what isn't a fault.
absl::string_view LevelCode(Level level) {
  return level == Level::kAdvice ? "VALIDATE_ADVISED" : "VALIDATE_UNJUDGED";
}

class View {
 public:
  View(bool gar, Output& output) : gar_(gar), output_(output) {}

  // A line of JSON for each record, so that many of them can be read one by
  // one.
  void ShowJson(const Report& report) {
    Json json;
    json["record"] = report.location;
    if (!report.identifier.empty()) json["identifier"] = report.identifier;
    if (!report.status.ok()) {
      const auto detail = base::GetErrorDetail(report.status);
      json["reason"] = detail.has_value() ? detail->reason : "";
      json["message"] = messages::SayStatus(report.status, output_.language());
    } else {
      json["declared"] = report.declared;
      json["rules"] = report.rules;
      json["conforms"] = report.conforms();
      json["findings"] = FindingsJson(report.findings);
      json["findingsLeftOut"] = report.findings_left_out;
      if (gar_) {
        json["gar"]["findings"] = FindingsJson(report.gar.findings);
        json["gar"]["beyond"] = report.gar.beyond;
      }
    }
    // A file's name needn't be UTF-8.
    output_.Raw(absl::StrCat(json.dump(output_.terminal() ? 2 : -1, ' ', false,
                                       Json::error_handler_t::replace),
                             "\n"));
  }

  void ShowText(const Report& report) {
    StyledText head(report.location, Style::kBold);
    if (!report.identifier.empty()) {
      head.Append(absl::StrCat("  ", report.identifier), Style::kDim);
    }
    output_.Line(head);
    if (!report.status.ok()) {
      output_.Line({absl::StrCat("  ", output_.Say("VALIDATE_NOT_JUDGED")),
                    Style::kBad});
      output_.Paragraph(
          {messages::SayStatus(report.status, output_.language())}, 4);
      output_.Line();
      return;
    }
    Verdict(report);
    ShowFindings(report.findings, "VALIDATE_FAULT");
    if (report.findings_left_out > 0) {
      output_.Paragraph(
          {output_.Say("VALIDATE_LEFT_OUT",
                       {{"count", absl::StrCat(report.findings_left_out)}})},
          4);
    }
    if (gar_) ShowGar(report.gar);
    output_.Line();
  }

 private:
  Json FindingsJson(const std::vector<Finding>& findings) const {
    Json list = Json::array();
    for (const Finding& finding : findings) {
      list.push_back({{"level", LevelName(finding.level)},
                      {"reason", finding.detail.reason},
                      {"line", finding.line},
                      {"path", finding.detail.field},
                      {"message", MessageOf(finding)}});
    }
    return list;
  }

  std::string MessageOf(const Finding& finding) const {
    return output_.Say(finding.detail.reason, finding.detail.args);
  }

  void Verdict(const Report& report) {
    const bool conforms = report.conforms();
    StyledText line("  ");
    line.Append(
        output_.Say(conforms ? "VALIDATE_CONFORMS" : "VALIDATE_CONFORMS_NOT",
                    {{"version", report.rules}}),
        conforms ? Style::kGood : Style::kBad);
    const auto advice = static_cast<int64_t>(std::count_if(
        report.findings.begin(), report.findings.end(),
        [](const Finding& each) { return each.level == Level::kAdvice; }));
    line.Append(
        absl::StrCat("  ",
                     output_.SayCount("VALIDATE_FAULTS",
                                      static_cast<int64_t>(report.faults)),
                     ", ", output_.SayCount("VALIDATE_ADVICE", advice)));
    output_.Line(line);
  }

  // `fault`: what to call a fault among them.
  void ShowFindings(const std::vector<Finding>& findings,
                    absl::string_view fault) {
    for (const Finding& finding : findings) {
      const bool is_fault = finding.level == Level::kFault;
      StyledText head("    ");
      head.Append(output_.Say(is_fault ? fault : LevelCode(finding.level)),
                  is_fault ? Style::kBad : Style::kBold);
      head.Append(absl::StrCat(
          "  ", output_.Say("VALIDATE_LINE",
                            {{"line", absl::StrCat(finding.line)}})));
      if (!finding.detail.field.empty()) {
        head.Append(absl::StrCat("  ", finding.detail.field), Style::kDim);
      }
      output_.Line(head);
      output_.Paragraph({MessageOf(finding)}, 6);
    }
  }

  void ShowGar(const conformance::GarReport& gar) {
    output_.Line(
        {absl::StrCat("  ", output_.Say("VALIDATE_GAR")), Style::kBold});
    if (gar.findings.empty()) {
      output_.Paragraph({output_.Say("VALIDATE_GAR_NOTHING")}, 4);
    }
    ShowFindings(gar.findings, "VALIDATE_GAR_LACKS");
    output_.Line({absl::StrCat("    ", output_.Say("VALIDATE_GAR_BEYOND"))});
    for (const std::string& reason : gar.beyond) {
      output_.Paragraph({absl::StrCat("- ", output_.Say(reason))}, 8, 6);
    }
  }

  const bool gar_;
  Output& output_;
};

}  // namespace

absl::Status RunValidate(const ValidateOptions& options, Output& output) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<ImportFile> files,
                         FilesOf(options.paths));
  std::optional<conformance::Concepts> given;
  if (!options.vocabularies.empty()) {
    PREAU_ASSIGN_OR_RETURN(const skos::Thesaurus thesaurus,
                           skos::ReadFolder(options.vocabularies));
    given = conformance::Concepts::With(thesaurus);
  }
  const conformance::Concepts& concepts =
      given.has_value() ? *given : conformance::Concepts::BuiltIn();
  View view(options.gar, output);
  size_t all = 0;
  size_t conforming = 0;
  size_t unreadable = 0;
  for (const ImportFile& file : files) {
    for (const Report& report : ReportsOf(file, concepts)) {
      if (output.json()) {
        view.ShowJson(report);
      } else {
        view.ShowText(report);
      }
      ++all;
      conforming += report.conforms() ? 1 : 0;
      unreadable += report.status.ok() ? 0 : 1;
    }
  }
  if (!output.json() && all > 1) {
    output.Line({output.Say("VALIDATE_TOTAL",
                            {{"all", absl::StrCat(all)},
                             {"conforming", absl::StrCat(conforming)}})});
  }
  if (unreadable > 0) {
    return base::MakeError(absl::StatusCode::kInvalidArgument,
                           {.reason = "VALIDATE_UNREADABLE",
                            .field = "",
                            .args = {{"count", absl::StrCat(unreadable)}}});
  }
  if (conforming == all) return absl::OkStatus();
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {.reason = "VALIDATE_FAILED",
                          .field = "",
                          .args = {{"count", absl::StrCat(all - conforming)},
                                   {"all", absl::StrCat(all)}}});
}

}  // namespace preau::command
