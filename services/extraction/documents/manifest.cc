#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/html.h"
#include "services/extraction/documents/xml.h"
#include "services/ingestion/readers/ims_metadata.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::documents {
namespace {

using pugi::xml_node;
using readers::Child;
using readers::LocalName;
using readers::TextOf;

constexpr char kManifest[] = "imsmanifest.xml";
constexpr size_t kMaxPageBytes = size_t{4} << 20;

// Names in a vCard's "FN" line.
std::string NameOf(const std::string& vcard) {
  const size_t at = vcard.find("FN:");
  if (at == vcard.npos) return "";
  return vcard.substr(at + 3, vcard.find_first_of("\r\n", at) - at - 3);
}

// IEEE 1484.12.3, as packages hold it; older ones were renamed before.
void ReadLom(const xml_node& lom, Collector& collector) {
  extraction::Facts& facts = collector.facts();
  const auto add_all = [&](const xml_node& parent, const char* name,
                           Collector::Texts* texts) {
    for (const xml_node& node : readers::Children(parent, name)) {
      const std::string at = absl::StrCat(kManifest, "#", node.name());
      int strings = 0;
      for (const xml_node& each : readers::Children(node, "string")) {
        ++strings;
        const absl::string_view language = AttributeOf(each, "language");
        collector.Add(texts, TextOf(each), at, "manifest.lom", language);
      }
      if (strings == 0) {
        collector.Add(texts, TextOf(node), at, "manifest.lom");
      }
    }
  };
  const xml_node general = Child(lom, "general");
  add_all(general, "title", facts.mutable_title());
  add_all(general, "description", facts.mutable_description());
  add_all(general, "keyword", facts.mutable_keyword());
  for (const xml_node& node : readers::Children(general, "language")) {
    collector.AddLanguage(TextOf(node), absl::StrCat(kManifest, "#language"),
                          "manifest.lom");
  }
  add_all(Child(lom, "rights"), "description", facts.mutable_rights());
  for (const xml_node& contribution :
       readers::Children(Child(lom, "lifeCycle"), "contribute")) {
    const std::string role = TextOf(Child(contribution, "role"));
    if (!absl::StrContains(role, "author")) continue;
    for (const xml_node& entity : readers::Children(contribution, "entity")) {
      collector.Add(facts.mutable_author(), NameOf(TextOf(entity)),
                    absl::StrCat(kManifest, "#contribute"), "manifest.lom");
    }
  }
}

absl::Status ReadPages(const archive::Package& package,
                       const xml_node& resources, Collector& collector) {
  absl::flat_hash_set<std::string> seen;
  std::vector<std::string> pages;
  const std::string base = ResolvePath("", AttributeOf(resources, "base"));
  VisitElements(resources, [&](const xml_node& node) {
    const absl::string_view href = AttributeOf(node, "href");
    if (IsRemote(href)) collector.AddRemote(href, kManifest);
    const std::string path =
        ResolvePath(base.empty() ? kManifest : absl::StrCat(base, "/x"), href);
    const bool is_page = absl::EndsWithIgnoreCase(path, ".html") ||
                         absl::EndsWithIgnoreCase(path, ".htm") ||
                         absl::EndsWithIgnoreCase(path, ".xhtml");
    if (is_page && seen.insert(path).second) pages.push_back(path);
    return true;
  });
  for (const std::string& path : pages) {
    const archive::Entry* entry = package.Find(path);
    if (entry == nullptr) continue;
    PREAU_ASSIGN_OR_RETURN(const std::string html,
                           package.Read(*entry, kMaxPageBytes));
    ReadHtml(html, path, 0, HtmlUse::kPart, collector);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadManifest(const archive::Package& package,
                          Collector& collector) {
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlEntry(package, kManifest, document));
  xml_node root = document.document_element();
  if (LocalName(root) != "manifest" || !Child(root, "resources")) {
    return base::InvalidField("DOCUMENT_DAMAGED", kManifest);
  }
  xml_node lom = Child(Child(root, "metadata"), "lom");
  if (!lom) lom = Child(Child(root, "metadata"), "record");
  if (lom) {
    if (readers::IsImsMetadata(readers::NamespaceOf(lom))) {
      readers::ImsToLom(lom);
    }
    ReadLom(lom, collector);
  }
  std::string items;
  VisitElements(Child(root, "organizations"), [&](const xml_node& node) {
    if (LocalName(node) != "title") return true;
    if (collector.facts().title().empty()) {
      collector.Add(collector.facts().mutable_title(), TextOf(node),
                    absl::StrCat(kManifest, "#organization"),
                    "manifest.organization");
    }
    absl::StrAppend(&items, TextOf(node), "\n");
    return false;
  });
  collector.AddPage(0, kManifest, items);
  return ReadPages(package, Child(root, "resources"), collector);
}

absl::Status ReadWebArchive(const archive::Package& package,
                            Collector& collector) {
  // The page nearest to the top stands for all.
  const archive::Entry* first = nullptr;
  const auto depth = [](const archive::Entry& entry) {
    return std::count(entry.name.begin(), entry.name.end(), '/');
  };
  std::vector<const archive::Entry*> pages;
  for (const archive::Entry& entry : package.entries()) {
    if (!absl::EndsWithIgnoreCase(entry.name, ".html") &&
        !absl::EndsWithIgnoreCase(entry.name, ".htm")) {
      continue;
    }
    if (absl::StartsWith(entry.name, "__MACOSX/")) continue;
    pages.push_back(&entry);
    const size_t slash = entry.name.rfind('/');
    const absl::string_view file =
        absl::string_view(entry.name)
            .substr(slash == entry.name.npos ? 0 : slash + 1);
    const bool is_index = absl::StartsWithIgnoreCase(file, "index.");
    if (first == nullptr || (is_index && depth(entry) <= depth(*first))) {
      first = &entry;
    }
  }
  for (const archive::Entry* entry : pages) {
    PREAU_ASSIGN_OR_RETURN(const std::string html,
                           package.Read(*entry, kMaxPageBytes));
    ReadHtml(html, entry->name, 0,
             entry == first ? HtmlUse::kDocument : HtmlUse::kPart, collector);
  }
  return absl::OkStatus();
}

}  // namespace preau::documents
