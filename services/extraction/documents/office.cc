#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/ooxml.h"
#include "services/extraction/documents/xml.h"
#include "storage/base/status_macros.h"

namespace preau::documents {
namespace {

using extraction::Finding;
using pugi::xml_node;
using readers::LocalName;
using readers::TextOf;

bool IsHeading(absl::string_view style) {
  return absl::StartsWithIgnoreCase(style, "heading") ||
         absl::StartsWithIgnoreCase(style, "titre") ||
         absl::StartsWithIgnoreCase(style, "title");
}

// Text of WordprocessingML without what was deleted.
std::string WordText(const xml_node& body, Collector& collector) {
  std::string text;
  int changes = 0;
  VisitElements(body, [&](const xml_node& node) {
    const absl::string_view name = LocalName(node);
    if (name == "p" && !text.empty()) text.push_back('\n');
    if (name == "tab" || name == "br") text.push_back(' ');
    if (name == "t") absl::StrAppend(&text, TextOf(node));
    if (name == "pStyle" && IsHeading(AttributeOf(node, "val"))) {
      collector.accessibility().set_headings(
          collector.accessibility().headings() + 1);
    }
    if (name == "ins" || name == "del" || name == "moveFrom") ++changes;
    return name != "t" && name != "del" && name != "moveFrom" &&
           name != "instrText";
  });
  if (changes > 0) {
    collector.AddFinding(Finding::TRACKED_CHANGE, "", "word/document.xml",
                         "ooxml.changes", changes);
  }
  return text;
}

// Comments of a part that has them, with who wrote them.
absl::Status ReadComments(const archive::Package& package,
                          absl::string_view name, absl::string_view element,
                          Collector& collector) {
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, name, document));
  VisitElements(document, [&](const xml_node& node) {
    if (LocalName(node) != element) return true;
    const absl::string_view author = AttributeOf(node, "author");
    collector.AddFinding(Finding::COMMENT,
                         author.empty()
                             ? TextOf(node)
                             : absl::StrCat(author, ": ", TextOf(node)),
                         name, "ooxml.comment");
    return false;
  });
  return absl::OkStatus();
}

absl::Status ReadSlide(const archive::Package& package, const std::string& name,
                       int number, Collector& collector) {
  pugi::xml_document slide;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, name, slide));
  const xml_node root = slide.document_element();
  const std::string text = DrawingText(root);
  if (AttributeOf(root, "show") == "0") {
    collector.AddFinding(Finding::HIDDEN_SLIDE, text.substr(0, text.find('\n')),
                         name, "ooxml.hidden");
  }
  CountPictures(root, collector);
  collector.AddPage(number, text.substr(0, text.find('\n')), text);
  PREAU_ASSIGN_OR_RETURN(const auto relations, RelationsOf(package, name));
  for (const auto& [id, target] : relations) {
    if (!absl::StartsWith(target, "ppt/notesSlides/") ||
        package.Find(target) == nullptr) {
      continue;
    }
    pugi::xml_document notes;
    PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, target, notes));
    if (!CleanValue(DrawingText(notes)).empty()) {
      collector.AddFinding(Finding::SPEAKER_NOTES, "", target, "ooxml.notes");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadDocx(const archive::Package& package, Collector& collector) {
  PREAU_RETURN_IF_ERROR(ReadOoxmlCommon(package, collector));
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, "word/document.xml", document));
  collector.AddPage(0, "", WordText(document, collector));
  CountPictures(document, collector);
  if (package.Find("word/comments.xml") != nullptr) {
    PREAU_RETURN_IF_ERROR(
        ReadComments(package, "word/comments.xml", "comment", collector));
  }
  return absl::OkStatus();
}

absl::Status ReadPptx(const archive::Package& package, Collector& collector) {
  PREAU_RETURN_IF_ERROR(ReadOoxmlCommon(package, collector));
  constexpr char kPresentation[] = "ppt/presentation.xml";
  pugi::xml_document presentation;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kPresentation, presentation));
  PREAU_ASSIGN_OR_RETURN(const auto relations,
                         RelationsOf(package, kPresentation));
  int number = 0;
  for (const xml_node& id : readers::Children(
           readers::Child(presentation.document_element(), "sldIdLst"),
           "sldId")) {
    // The other attribute "id" is a number.
    std::string relation;
    for (const pugi::xml_attribute& each : id.attributes()) {
      if (absl::EndsWith(each.name(), ":id")) relation = each.value();
    }
    const auto slide = relations.find(relation);
    if (slide == relations.end()) continue;
    PREAU_RETURN_IF_ERROR(
        ReadSlide(package, slide->second, ++number, collector));
  }
  collector.facts().set_pages(number);
  collector.facts().set_printable_pages(number);
  for (const archive::Entry& entry : package.entries()) {
    if (absl::StartsWith(entry.name, "ppt/comments/") &&
        absl::EndsWith(entry.name, ".xml")) {
      PREAU_RETURN_IF_ERROR(ReadComments(package, entry.name, "cm", collector));
    }
  }
  return absl::OkStatus();
}

absl::Status ReadXlsx(const archive::Package& package, Collector& collector) {
  PREAU_RETURN_IF_ERROR(ReadOoxmlCommon(package, collector));
  pugi::xml_document workbook;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, "xl/workbook.xml", workbook));
  int sheets = 0;
  VisitElements(workbook, [&](const xml_node& node) {
    if (LocalName(node) == "sheet") {
      ++sheets;
      const absl::string_view state = AttributeOf(node, "state");
      if (state == "hidden" || state == "veryHidden") {
        collector.AddFinding(Finding::HIDDEN_SHEET, AttributeOf(node, "name"),
                             "xl/workbook.xml", "ooxml.hidden");
      }
    }
    return true;
  });
  collector.facts().set_pages(sheets);
  if (package.Find("xl/sharedStrings.xml") != nullptr) {
    pugi::xml_document strings;
    PREAU_RETURN_IF_ERROR(
        LoadXmlEntry(package, "xl/sharedStrings.xml", strings));
    std::string text;
    for (const xml_node& item : strings.document_element().children()) {
      absl::StrAppend(&text, DrawingText(item), "\n");
    }
    collector.AddPage(0, "", text);
  }
  for (const archive::Entry& entry : package.entries()) {
    if (absl::StartsWith(entry.name, "xl/comments") &&
        absl::EndsWith(entry.name, ".xml")) {
      PREAU_RETURN_IF_ERROR(
          ReadComments(package, entry.name, "comment", collector));
    }
  }
  return absl::OkStatus();
}

}  // namespace preau::documents
