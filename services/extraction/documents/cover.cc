#include <string>

#include "absl/strings/match.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/xml.h"

namespace preau::documents {
namespace {

using pugi::xml_node;
using readers::LocalName;

// EPUB 3 marks the item "cover-image"; EPUB 2 names it in a meta element.
std::string EpubCover(const archive::Package& package) {
  pugi::xml_document container;
  pugi::xml_document opf;
  std::string path;
  if (!LoadXmlEntry(package, "META-INF/container.xml", container).ok()) {
    return "";
  }
  VisitElements(container, [&](const xml_node& node) {
    if (LocalName(node) == "rootfile" && path.empty()) {
      path = ResolvePath("", AttributeOf(node, "full-path"));
    }
    return true;
  });
  if (!LoadXmlEntry(package, path, opf).ok()) return "";
  std::string id;
  std::string href;
  VisitElements(opf, [&](const xml_node& node) {
    if (LocalName(node) == "meta" && AttributeOf(node, "name") == "cover") {
      id = std::string(AttributeOf(node, "content"));
    }
    return true;
  });
  VisitElements(opf, [&](const xml_node& node) {
    if (LocalName(node) == "item" &&
        (absl::StrContains(AttributeOf(node, "properties"), "cover-image") ||
         (!id.empty() && AttributeOf(node, "id") == id))) {
      href = ResolvePath(path, AttributeOf(node, "href"));
    }
    return true;
  });
  return href;
}

}  // namespace

std::string CoverOf(const archive::Package& package, extraction::Kind kind) {
  switch (kind) {
    case extraction::TEXT_DOCUMENT:
    case extraction::SPREADSHEET:
    case extraction::SLIDES:
    case extraction::DRAWING:
      for (const char* name :
           {"Thumbnails/thumbnail.png", "docProps/thumbnail.jpeg"}) {
        if (package.Find(name) != nullptr) return name;
      }
      return "";
    case extraction::GEOGEBRA:
      return package.Find("geogebra_thumbnail.png") != nullptr
                 ? "geogebra_thumbnail.png"
                 : "";
    case extraction::EPUB:
      return EpubCover(package);
    default:
      return "";
  }
}

}  // namespace preau::documents
