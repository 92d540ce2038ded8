#include "services/ingestion/conformance/conformance.h"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingestion/conformance/elements.h"
#include "services/ingestion/conformance/findings.h"
#include "services/ingestion/conformance/record_check.h"
#include "services/ingestion/conformance/version.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/oai_page.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::conformance {
namespace {

constexpr size_t kMaxShown = 200;
constexpr size_t kMaxSchemas = 20;

std::string Shown(absl::string_view text) {
  return readers::CleanText(text.substr(0, kMaxShown));
}

bool IsLom(const pugi::xml_node& node) {
  return readers::LocalName(node) == "lom" &&
         readers::NamespaceOf(node) == NamespaceUri(Space::kLom);
}

void DeclareVersion(const Place& lom, const Version& version,
                    Findings& findings) {
  const std::vector<Place> schemas = Along(lom, "metaMetadata/metadataSchema");
  if (version.known) return;
  if (!version.declared.empty()) {
    findings.Add(Level::kUnjudged, schemas[0], "SCOLOM_VERSION_UNKNOWN",
                 {{"value", version.declared}, {"newest", version.name}});
  } else {
    findings.Add(Level::kAdvice, schemas.empty() ? lom : schemas[0],
                 "SCOLOM_VERSION_MISSING", {{"newest", version.name}});
  }
}

void CheckLom(const pugi::xml_node& node, const Lines& lines,
              const Concepts& concepts, Report& report) {
  const Place lom{node, ""};
  for (const Place& schema : Along(lom, "metaMetadata/metadataSchema")) {
    if (report.declared.size() >= kMaxSchemas) break;
    report.declared.push_back(Shown(ValueOf(schema.node)));
  }
  if (report.identifier.empty()) {
    const std::vector<Place> entries = Along(lom, "general/identifier/entry");
    if (!entries.empty()) report.identifier = Shown(ValueOf(entries[0].node));
  }
  const Rules rules{VersionOf(report.declared), concepts};
  report.rules = rules.version.name;
  Findings findings(&lines, &report);
  DeclareVersion(lom, rules.version, findings);
  CheckElements(lom, rules, findings);
  CheckClassifications(lom, rules, findings);
  CheckForGar(lom, concepts, findings, report.gar);
  const auto by_line = [](const Finding& a, const Finding& b) {
    return a.line < b.line;
  };
  std::stable_sort(report.findings.begin(), report.findings.end(), by_line);
  std::stable_sort(report.gar.findings.begin(), report.gar.findings.end(),
                   by_line);
}

// Judges the record, or says why it can't be.
Report CheckNode(const pugi::xml_node& node, const std::string& location,
                 std::string identifier, const Lines& lines,
                 const Concepts& concepts) {
  Report report;
  report.location = location;
  report.identifier = std::move(identifier);
  if (IsLom(node)) {
    CheckLom(node, lines, concepts, report);
  } else {
    report.status =
        base::InvalidField("CONFORMANCE_NOT_LOM", "",
                           {{"root", Shown(node.name())},
                            {"namespace", Shown(readers::NamespaceOf(node))}});
  }
  return report;
}

}  // namespace

absl::StatusOr<std::vector<Report>> CheckFile(const std::string& file_name,
                                              absl::string_view bytes,
                                              const Concepts& concepts) {
  const std::string text = readers::XmlText(bytes);
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(readers::LoadXml(text, document));
  const Lines lines(text);
  const pugi::xml_node root = document.document_element();
  std::vector<Report> reports;
  if (!readers::IsOaiAnswer(root)) {
    reports.push_back(CheckNode(root, file_name, "", lines, concepts));
    return reports;
  }
  int count = 0;
  for (const char* verb : {"ListRecords", "GetRecord"}) {
    for (const pugi::xml_node& answer : readers::Children(root, verb)) {
      for (const pugi::xml_node& record : readers::Children(answer, "record")) {
        ++count;
        const pugi::xml_node metadata =
            readers::FirstElement(readers::Child(record, "metadata"));
        if (!metadata) continue;
        reports.push_back(
            CheckNode(metadata, absl::StrCat(file_name, ":", count),
                      Shown(ValueOf(readers::Child(
                          readers::Child(record, "header"), "identifier"))),
                      lines, concepts));
      }
    }
  }
  if (reports.empty()) return base::InvalidField("CONFORMANCE_NO_RECORD", "");
  return reports;
}

}  // namespace preau::conformance
