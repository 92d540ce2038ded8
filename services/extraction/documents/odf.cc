#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/xml.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::documents {
namespace {

using extraction::Finding;
using pugi::xml_node;
using readers::LocalName;
using readers::TextOf;

constexpr char kMeta[] = "meta.xml";
constexpr char kContent[] = "content.xml";

absl::Status CheckNotEncrypted(const archive::Package& package) {
  pugi::xml_document manifest;
  if (package.Find("META-INF/manifest.xml") == nullptr) return absl::OkStatus();
  PREAU_RETURN_IF_ERROR(
      LoadXmlEntry(package, "META-INF/manifest.xml", manifest));
  bool is_encrypted = false;
  VisitElements(manifest, [&](const xml_node& node) {
    is_encrypted |= LocalName(node) == "encryption-data";
    return true;
  });
  return is_encrypted ? base::InvalidField("DOCUMENT_ENCRYPTED", "")
                      : absl::OkStatus();
}

absl::Status ReadMeta(const archive::Package& package, Collector& collector) {
  if (package.Find(kMeta) == nullptr) return absl::OkStatus();
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kMeta, document));
  extraction::Facts& facts = collector.facts();
  VisitElements(document, [&](const xml_node& node) {
    const std::string at = absl::StrCat(kMeta, "#", node.name());
    const absl::string_view name = LocalName(node);
    const std::string value = TextOf(node);
    const auto add = [&](Collector::Texts* texts) {
      collector.Add(texts, value, at, "odf.meta");
    };
    if (name == "title") add(facts.mutable_title());
    if (name == "initial-creator") add(facts.mutable_author());
    if (name == "creator") {
      if (facts.author().empty()) add(facts.mutable_author());
      collector.AddFinding(Finding::PERSON, value, at, "odf.meta");
    }
    if (name == "printed-by") {
      collector.AddFinding(Finding::PERSON, value, at, "odf.meta");
    }
    if (name == "description") add(facts.mutable_description());
    if (name == "subject") add(facts.mutable_keyword());
    if (name == "keyword") collector.AddKeywords(value, at, "odf.meta");
    if (name == "language") collector.AddLanguage(value, at, "odf.meta");
    if (name == "creation-date") add(facts.mutable_created());
    if (name == "date") add(facts.mutable_modified());
    if (name == "user-defined") {
      const absl::string_view what = AttributeOf(node, "name");
      if (absl::StrContains(absl::AsciiStrToLower(what), "licen") ||
          absl::StrContains(absl::AsciiStrToLower(what), "rights")) {
        add(facts.mutable_rights());
      }
    }
    int pages = 0;
    if (name == "document-statistic" &&
        absl::SimpleAtoi(AttributeOf(node, "page-count"), &pages) &&
        pages > 0) {
      facts.set_pages(pages);
      facts.set_printable_pages(pages);
    }
    return true;
  });
  return absl::OkStatus();
}

// Goes through a document's content; a slide or a sheet is a page.
class ContentReader {
 public:
  explicit ContentReader(Collector* collector) : collector_(*collector) {}

  void Read(const xml_node& document) {
    VisitElements(document, [&](const xml_node& node) {
      const absl::string_view name = LocalName(node);
      if (name == "style") {
        VisitElements(node, [&](const xml_node& properties) {
          if (AttributeOf(properties, "visibility") == "hidden" ||
              AttributeOf(properties, "display") == "false") {
            hidden_styles_.emplace(AttributeOf(node, "name"));
          }
          return true;
        });
        return false;
      }
      return name != "body";
    });
    VisitElements(document, [&](const xml_node& node) {
      if (LocalName(node) != "body") return true;
      Walk(node);
      return false;
    });
    EndPage();
    if (number_ > 0) {
      collector_.facts().set_pages(number_);
      if (!is_sheet_) collector_.facts().set_printable_pages(number_);
    }
  }

 private:
  void Walk(const xml_node& node) {
    for (const xml_node& child : node.children()) {
      if (child.type() == pugi::node_pcdata ||
          child.type() == pugi::node_cdata) {
        absl::StrAppend(&text_, child.value());
      } else if (child.type() == pugi::node_element) {
        Visit(child);
      }
    }
  }

  void Visit(const xml_node& node) {
    const absl::string_view name = LocalName(node);
    const absl::string_view full = node.name();
    if (name == "annotation") {
      collector_.AddFinding(Finding::COMMENT, TextOf(node), Place(),
                            "odf.annotation");
    } else if (name == "tracked-changes") {
      const int changes =
          static_cast<int>(readers::Children(node, "changed-region").size());
      if (changes > 0) {
        collector_.AddFinding(Finding::TRACKED_CHANGE, "", Place(),
                              "odf.tracked-changes", changes);
      }
    } else if (full == "presentation:notes") {
      if (!CleanValue(TextOf(node)).empty()) {
        collector_.AddFinding(Finding::SPEAKER_NOTES, "", Place(), "odf.notes");
      }
    } else if (full == "draw:page") {
      BeginPage(node, Finding::HIDDEN_SLIDE);
      Walk(node);
    } else if (full == "table:table" &&
               LocalName(node.parent()) == "spreadsheet") {
      is_sheet_ = true;
      BeginPage(node, Finding::HIDDEN_SHEET);
      Walk(node);
    } else if (full == "draw:frame") {
      VisitFrame(node);
    } else if (name == "s" || name == "tab") {
      text_.push_back(' ');
    } else if (name == "scripts" || name == "event-listeners") {
      if (FirstElement(node)) {
        collector_.AddFinding(Finding::SCRIPT, "", Place(), "odf.script");
      }
    } else if (full != "svg:title" && full != "svg:desc") {
      if (full == "text:h") {
        collector_.accessibility().set_headings(
            collector_.accessibility().headings() + 1);
      }
      Walk(node);
      if (name == "p" || name == "h" || name == "line-break") {
        text_.push_back('\n');
      }
    }
  }

  void VisitFrame(const xml_node& frame) {
    if (const xml_node image = readers::Child(frame, "image"); image) {
      std::string alternative = TextOf(readers::Child(frame, "title"));
      absl::StrAppend(&alternative, TextOf(readers::Child(frame, "desc")));
      collector_.CountImage(alternative);
      const absl::string_view href = AttributeOf(image, "href");
      if (IsRemote(href)) collector_.AddRemote(href, Place());
    }
    Walk(frame);
  }

  static bool FirstElement(const xml_node& node) {
    return !readers::FirstElement(node).empty();
  }

  void BeginPage(const xml_node& node, Finding::Kind hidden) {
    EndPage();
    ++number_;
    name_ = std::string(AttributeOf(node, "name"));
    if (hidden_styles_.contains(AttributeOf(node, "style-name"))) {
      collector_.AddFinding(hidden, name_, Place(), "odf.hidden");
    }
  }
  void EndPage() {
    collector_.AddPage(number_, name_, text_);
    text_.clear();
  }
  std::string Place() const {
    return number_ > 0 ? absl::StrCat(kContent, "#", number_)
                       : std::string(kContent);
  }

  Collector& collector_;
  absl::flat_hash_set<std::string> hidden_styles_;
  std::string text_;
  std::string name_;
  int number_ = 0;
  bool is_sheet_ = false;
};

}  // namespace

absl::Status ReadOdf(const archive::Package& package, Collector& collector) {
  PREAU_RETURN_IF_ERROR(CheckNotEncrypted(package));
  PREAU_RETURN_IF_ERROR(ReadMeta(package, collector));
  pugi::xml_document content;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kContent, content));
  ContentReader(&collector).Read(content);
  for (const archive::Entry& entry : package.entries()) {
    if (absl::StartsWith(entry.name, "Basic/") &&
        absl::EndsWith(entry.name, ".xml") &&
        !absl::EndsWith(entry.name, "script-lb.xml") &&
        !absl::EndsWith(entry.name, "script-lc.xml")) {
      collector.AddFinding(Finding::SCRIPT, "Basic", entry.name, "odf.macro");
    }
  }
  return absl::OkStatus();
}

}  // namespace preau::documents
