#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/json.h"
#include "services/extraction/documents/xml.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::documents {
namespace {

using Json = nlohmann::json;
using pugi::xml_node;
using readers::Child;
using readers::LocalName;
using readers::TextOf;

constexpr char kProject[] = "project.json";
constexpr char kGeoGebra[] = "geogebra.xml";
constexpr char kBackup[] = "moodle_backup.xml";

// Texts that a block says or asks: ["say", [1, [10, "Bonjour"]]].
void AddSaid(const Json& value, std::string& text) {
  if (!value.is_array()) return;
  for (const Json& each : value) {
    if (each.is_array()) AddSaid(each, text);
  }
  if (value.size() == 2 && value[0].is_number_integer() &&
      value[0].get<int64_t>() == 10 && value[1].is_string()) {
    absl::StrAppend(&text, value[1].get<std::string>(), "\n");
  }
}

void AddTarget(const Json& target, std::string& text) {
  absl::StrAppend(&text, StringOf(target, "name"), "\n");
  const auto blocks = target.find("blocks");
  if (blocks != target.end() && blocks->is_object()) {
    for (const auto& [id, block] : blocks->items()) {
      if (!block.is_object() || !block.contains("inputs")) continue;
      for (const auto& [name, input] : block["inputs"].items()) {
        AddSaid(input, text);
      }
    }
  }
  const auto comments = target.find("comments");
  if (comments == target.end() || !comments->is_object()) return;
  for (const auto& [id, comment] : comments->items()) {
    absl::StrAppend(&text, StringOf(comment, "text"), "\n");
  }
}

}  // namespace

absl::Status ReadScratch(const archive::Package& package,
                         Collector& collector) {
  PREAU_ASSIGN_OR_RETURN(const std::string bytes,
                         package.Read(kProject, kMaxJsonBytes));
  PREAU_ASSIGN_OR_RETURN(const Json project, ParseJson(bytes, kProject));
  const auto targets =
      project.is_object() ? project.find("targets") : project.end();
  if (targets == project.end() || !targets->is_array()) {
    return base::InvalidField("DOCUMENT_DAMAGED", kProject);
  }
  std::string text;
  for (const Json& target : *targets) {
    if (target.is_object()) AddTarget(target, text);
  }
  collector.AddPage(0, kProject, text);
  return absl::OkStatus();
}

absl::Status ReadGeoGebra(const archive::Package& package,
                          Collector& collector) {
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kGeoGebra, document));
  const xml_node construction =
      Child(document.document_element(), "construction");
  if (!construction) return base::InvalidField("DOCUMENT_DAMAGED", kGeoGebra);
  extraction::Facts& facts = collector.facts();
  const std::string at = absl::StrCat(kGeoGebra, "#construction");
  collector.Add(facts.mutable_title(), AttributeOf(construction, "title"), at,
                "geogebra.construction");
  collector.Add(facts.mutable_author(), AttributeOf(construction, "author"), at,
                "geogebra.construction");
  collector.Add(facts.mutable_created(), AttributeOf(construction, "date"), at,
                "geogebra.construction");
  std::string text;
  VisitElements(construction, [&](const xml_node& node) {
    const absl::string_view name = LocalName(node);
    // Texts are written as formulas: "…" + a.
    if (name == "expression" &&
        absl::StrContains(AttributeOf(node, "exp"), "\"")) {
      absl::StrAppend(&text, AttributeOf(node, "exp"), "\n");
    }
    if (name == "caption") {
      absl::StrAppend(&text, AttributeOf(node, "val"), "\n");
    }
    if (name == "worksheetText") {
      for (const char* where : {"above", "below"}) {
        absl::StrAppend(&text, AttributeOf(node, where), "\n");
      }
    }
    return true;
  });
  collector.AddPage(0, kGeoGebra, text);
  if (package.Find("geogebra_javascript.js") != nullptr) {
    PREAU_ASSIGN_OR_RETURN(
        const std::string script,
        package.Read("geogebra_javascript.js", kMaxJsonBytes));
    // GeoGebra always writes the empty function.
    if (CleanValue(script) != "function ggbOnInit() {}") {
      collector.AddFinding(extraction::Finding::SCRIPT, "JavaScript",
                           "geogebra_javascript.js", "geogebra.script");
    }
  }
  return absl::OkStatus();
}

absl::Status ReadMoodleBackup(const archive::Package& package,
                              Collector& collector) {
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kBackup, document));
  const xml_node information =
      Child(document.document_element(), "information");
  if (!information) return base::InvalidField("DOCUMENT_DAMAGED", kBackup);
  bool has_users = false;
  VisitElements(information, [&](const xml_node& node) {
    if (LocalName(node) == "setting" &&
        TextOf(Child(node, "name")) == "users" &&
        TextOf(Child(node, "value")) != "0") {
      has_users = true;
    }
    return true;
  });
  // What it says of itself may be wrong: the list of persons tells.
  if (package.Find("users.xml") != nullptr) {
    pugi::xml_document users;
    PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, "users.xml", users));
    has_users |= !readers::Children(users.document_element(), "user").empty();
  }
  if (has_users) return base::InvalidField("MOODLE_HAS_USERS", "users.xml");
  extraction::Facts& facts = collector.facts();
  collector.Add(facts.mutable_title(),
                TextOf(Child(information, "original_course_fullname")),
                absl::StrCat(kBackup, "#original_course_fullname"),
                "moodle.course");
  std::string text;
  VisitElements(information, [&](const xml_node& node) {
    if (LocalName(node) == "title") absl::StrAppend(&text, TextOf(node), "\n");
    return true;
  });
  for (const archive::Entry& entry : package.entries()) {
    const bool is_course = entry.name == "course/course.xml";
    if (!is_course && (!absl::StartsWith(entry.name, "activities/") ||
                       !absl::EndsWith(entry.name, ".xml"))) {
      continue;
    }
    pugi::xml_document part;
    PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, entry.name, part));
    VisitElements(part, [&](const xml_node& node) {
      const absl::string_view name = LocalName(node);
      if (is_course && name == "lang") {
        collector.AddLanguage(TextOf(node), "course/course.xml#lang",
                              "moodle.course");
      }
      if (name == "intro" || name == "content" || name == "summary" ||
          name == "questiontext") {
        absl::StrAppend(&text, text::HtmlToText(TextOf(node)), "\n");
        return false;
      }
      return true;
    });
  }
  collector.AddPage(0, kBackup, text);
  return absl::OkStatus();
}

}  // namespace preau::documents
