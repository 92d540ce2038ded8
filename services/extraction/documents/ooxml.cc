#include "services/extraction/documents/ooxml.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/documents/xml.h"
#include "storage/base/status_macros.h"

namespace preau::documents {
namespace {

using extraction::Finding;
using pugi::xml_node;
using readers::LocalName;
using readers::TextOf;

absl::Status ReadCoreProperties(const archive::Package& package,
                                Collector& collector) {
  constexpr char kCore[] = "docProps/core.xml";
  if (package.Find(kCore) == nullptr) return absl::OkStatus();
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kCore, document));
  extraction::Facts& facts = collector.facts();
  for (const xml_node& node : document.document_element().children()) {
    const std::string at = absl::StrCat(kCore, "#", node.name());
    const std::string value = TextOf(node);
    const absl::string_view name = LocalName(node);
    const auto add = [&](Collector::Texts* texts) {
      collector.Add(texts, value, at, "ooxml.core");
    };
    if (name == "title") add(facts.mutable_title());
    if (name == "creator") add(facts.mutable_author());
    if (name == "description") add(facts.mutable_description());
    if (name == "subject") add(facts.mutable_keyword());
    if (name == "keywords") collector.AddKeywords(value, at, "ooxml.core");
    if (name == "language") collector.AddLanguage(value, at, "ooxml.core");
    if (name == "created") add(facts.mutable_created());
    if (name == "modified") add(facts.mutable_modified());
    if (name == "lastModifiedBy" && !CleanValue(value).empty()) {
      collector.AddFinding(Finding::PERSON, value, at, "ooxml.core");
    }
  }
  return absl::OkStatus();
}

absl::Status ReadAppProperties(const archive::Package& package,
                               Collector& collector) {
  constexpr char kApp[] = "docProps/app.xml";
  if (package.Find(kApp) == nullptr) return absl::OkStatus();
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kApp, document));
  for (const xml_node& node : document.document_element().children()) {
    const absl::string_view name = LocalName(node);
    const std::string value = TextOf(node);
    int pages = 0;
    if (name == "Pages" && absl::SimpleAtoi(value, &pages) && pages > 0) {
      collector.facts().set_pages(pages);
      collector.facts().set_printable_pages(pages);
    }
    if ((name == "Company" || name == "Manager") &&
        !CleanValue(value).empty()) {
      collector.AddFinding(Finding::PERSON, value,
                           absl::StrCat(kApp, "#", name), "ooxml.app");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::map<std::string, std::string>> RelationsOf(
    const archive::Package& package, absl::string_view part) {
  std::map<std::string, std::string> relations;
  const size_t slash = part.rfind('/');
  const absl::string_view folder =
      slash == part.npos ? "" : part.substr(0, slash + 1);
  const std::string name =
      absl::StrCat(folder, "_rels/",
                   part.substr(slash == part.npos ? 0 : slash + 1), ".rels");
  if (package.Find(name) == nullptr) return relations;
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, name, document));
  for (const xml_node& node : document.document_element().children()) {
    if (AttributeOf(node, "TargetMode") == "External") continue;
    relations.emplace(AttributeOf(node, "Id"),
                      ResolvePath(part, AttributeOf(node, "Target")));
  }
  return relations;
}

absl::Status ReadOoxmlCommon(const archive::Package& package,
                             Collector& collector) {
  PREAU_RETURN_IF_ERROR(ReadCoreProperties(package, collector));
  PREAU_RETURN_IF_ERROR(ReadAppProperties(package, collector));
  for (const archive::Entry& entry : package.entries()) {
    if (absl::EndsWith(entry.name, "vbaProject.bin")) {
      collector.AddFinding(Finding::SCRIPT, "VBA", entry.name, "ooxml.macro");
    } else if (absl::StrContains(entry.name, "/embeddings/")) {
      collector.AddFinding(Finding::ATTACHMENT, "", entry.name,
                           "ooxml.embedding");
    } else if (absl::EndsWith(entry.name, ".rels")) {
      pugi::xml_document document;
      PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, entry.name, document));
      for (const xml_node& node : document.document_element().children()) {
        const absl::string_view target = AttributeOf(node, "Target");
        // A link to click on isn't loaded.
        if (AttributeOf(node, "TargetMode") == "External" &&
            !absl::EndsWith(AttributeOf(node, "Type"), "/hyperlink") &&
            IsRemote(target)) {
          collector.AddRemote(target, entry.name);
        }
      }
    }
  }
  return absl::OkStatus();
}

std::string DrawingText(const xml_node& node) {
  std::string text;
  VisitElements(node, [&](const xml_node& each) {
    const absl::string_view name = LocalName(each);
    if (name == "p" && !text.empty()) text.push_back('\n');
    if (name == "br" || name == "tab") text.push_back(' ');
    if (name == "t") absl::StrAppend(&text, TextOf(each));
    return name != "t";
  });
  return text;
}

void CountPictures(const xml_node& node, Collector& collector) {
  VisitElements(node, [&](const xml_node& each) {
    if (LocalName(each) != "pic") return true;
    std::string description;
    VisitElements(each, [&](const xml_node& part) {
      if (LocalName(part) == "cNvPr") {
        description = std::string(AttributeOf(part, "descr"));
      }
      return true;
    });
    // Word says it of the frame that the picture is in.
    for (xml_node above = each.parent(); description.empty() && above;
         above = above.parent()) {
      const absl::string_view name = LocalName(above);
      if (name == "inline" || name == "anchor") {
        description =
            std::string(AttributeOf(readers::Child(above, "docPr"), "descr"));
      }
    }
    collector.CountImage(description);
    return false;
  });
}

}  // namespace preau::documents
