#include <map>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/html.h"
#include "services/extraction/documents/xml.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::documents {
namespace {

using pugi::xml_node;
using readers::LocalName;
using readers::TextOf;

constexpr size_t kMaxChapterBytes = size_t{8} << 20;
constexpr char kContainer[] = "META-INF/container.xml";
constexpr char kEncryption[] = "META-INF/encryption.xml";

// Fonts may be masked; anything else that is encrypted can't be read.
absl::Status CheckNotEncrypted(const archive::Package& package) {
  if (package.Find(kEncryption) == nullptr) return absl::OkStatus();
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kEncryption, document));
  bool is_encrypted = false;
  VisitElements(document, [&](const xml_node& node) {
    if (LocalName(node) == "EncryptionMethod") {
      const absl::string_view method = AttributeOf(node, "Algorithm");
      const bool is_for_fonts =
          method == "http://www.idpf.org/2008/embedding" ||
          method == "http://ns.adobe.com/pdf/enc#RC";
      // A key that is encrypted has a parent of its own.
      is_encrypted |=
          !is_for_fonts && LocalName(node.parent()) == "EncryptedData";
    }
    return true;
  });
  return is_encrypted ? base::InvalidField("DOCUMENT_ENCRYPTED", kEncryption)
                      : absl::OkStatus();
}

absl::StatusOr<std::string> FindOpf(const archive::Package& package) {
  pugi::xml_document container;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kContainer, container));
  std::string path;
  VisitElements(container, [&](const xml_node& node) {
    if (path.empty() && LocalName(node) == "rootfile") {
      path = ResolvePath("", AttributeOf(node, "full-path"));
    }
    return true;
  });
  if (path.empty()) return base::InvalidField("DOCUMENT_DAMAGED", kContainer);
  return path;
}

void ReadMetadata(const xml_node& metadata, absl::string_view opf,
                  Collector& collector) {
  extraction::Facts& facts = collector.facts();
  VisitElements(metadata, [&](const xml_node& node) {
    const absl::string_view name = LocalName(node);
    const std::string at = absl::StrCat(opf, "#", node.name());
    const std::string value = TextOf(node);
    const absl::string_view language = AttributeOf(node, "lang");
    const auto add = [&](Collector::Texts* texts) {
      collector.Add(texts, value, at, "epub.metadata", language);
    };
    if (name == "title") add(facts.mutable_title());
    if (name == "creator") add(facts.mutable_author());
    if (name == "description") add(facts.mutable_description());
    if (name == "subject") add(facts.mutable_keyword());
    if (name == "rights") add(facts.mutable_rights());
    if (name == "date") add(facts.mutable_created());
    if (name == "language") collector.AddLanguage(value, at, "epub.metadata");
    if (name == "link" && AttributeOf(node, "rel") == "cc:license") {
      collector.Add(facts.mutable_rights(), AttributeOf(node, "href"), at,
                    "epub.metadata");
    }
    if (name == "meta") {
      const absl::string_view property = AttributeOf(node, "property");
      if (property == "schema:accessibilityFeature") {
        collector.AddDeclaredFeature(value);
      } else if (property == "schema:accessibilityHazard") {
        collector.AddDeclaredHazard(value);
      } else if (property == "dcterms:modified") {
        add(facts.mutable_modified());
      }
    }
    return true;
  });
}

}  // namespace

absl::Status ReadEpub(const archive::Package& package, Collector& collector) {
  PREAU_RETURN_IF_ERROR(CheckNotEncrypted(package));
  PREAU_ASSIGN_OR_RETURN(const std::string opf, FindOpf(package));
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, opf, document));
  const xml_node root = document.document_element();
  ReadMetadata(readers::Child(root, "metadata"), opf, collector);
  std::map<std::string, std::string> items;
  for (const xml_node& item :
       readers::Children(readers::Child(root, "manifest"), "item")) {
    const absl::string_view href = AttributeOf(item, "href");
    if (IsRemote(href)) collector.AddRemote(href, opf);
    items.emplace(AttributeOf(item, "id"), ResolvePath(opf, href));
  }
  int chapters = 0;
  for (const xml_node& reference :
       readers::Children(readers::Child(root, "spine"), "itemref")) {
    const auto item = items.find(std::string(AttributeOf(reference, "idref")));
    if (item == items.end()) continue;
    const archive::Entry* entry = package.Find(item->second);
    if (entry == nullptr) {
      return base::InvalidField("DOCUMENT_DAMAGED", item->second);
    }
    PREAU_ASSIGN_OR_RETURN(const std::string chapter,
                           package.Read(*entry, kMaxChapterBytes));
    // Chapters have no page numbers.
    ReadHtml(chapter, item->second, 0, HtmlUse::kPart, collector);
    ++chapters;
  }
  return chapters == 0 ? base::InvalidField("DOCUMENT_DAMAGED", opf)
                       : absl::OkStatus();
}

}  // namespace preau::documents
