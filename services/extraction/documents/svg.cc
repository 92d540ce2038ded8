#include <cmath>
#include <string>

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

// "120", "120px"; 0 for what isn't in pixels.
int Pixels(absl::string_view length) {
  if (absl::EndsWith(length, "px")) length.remove_suffix(2);
  double value = 0;
  if (!absl::SimpleAtod(length, &value) || !(value > 0) || value > 1e6) {
    return 0;
  }
  return static_cast<int>(std::lround(value));
}

}  // namespace

absl::Status ReadSvg(absl::string_view file, Collector& collector) {
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(LoadXmlText(file, "", document));
  const xml_node root = document.document_element();
  if (LocalName(root) != "svg")
    return base::InvalidField("DOCUMENT_DAMAGED", "");
  extraction::Facts& facts = collector.facts();
  facts.set_width(Pixels(AttributeOf(root, "width")));
  facts.set_height(Pixels(AttributeOf(root, "height")));
  collector.Add(facts.mutable_title(), TextOf(readers::Child(root, "title")),
                "svg#title", "svg.title");
  collector.Add(facts.mutable_description(),
                TextOf(readers::Child(root, "desc")), "svg#desc", "svg.desc");
  std::string text;
  VisitElements(document, [&](const xml_node& node) {
    const absl::string_view name = LocalName(node);
    if (name == "script" || name == "foreignObject") {
      collector.AddFinding(Finding::SCRIPT, name, absl::StrCat("svg#", name),
                           "svg.script");
    }
    if (name == "text") absl::StrAppend(&text, TextOf(node), "\n");
    for (const pugi::xml_attribute& each : node.attributes()) {
      const absl::string_view attribute = each.name();
      const absl::string_view value = each.value();
      if (absl::StartsWithIgnoreCase(attribute, "on") ||
          absl::StartsWithIgnoreCase(value, "javascript:")) {
        collector.AddFinding(Finding::SCRIPT, attribute,
                             absl::StrCat("svg#", name), "svg.script");
      }
      if (name != "a" && absl::EndsWith(attribute, "href") && IsRemote(value)) {
        collector.AddRemote(value, absl::StrCat("svg#", name));
      }
    }
    if (name == "license" || name == "rights") {
      collector.Add(facts.mutable_rights(),
                    AttributeOf(node, "resource").empty()
                        ? TextOf(node)
                        : std::string(AttributeOf(node, "resource")),
                    "svg#metadata", "svg.metadata");
    }
    return true;
  });
  collector.AddPage(0, "", text);
  return absl::OkStatus();
}

}  // namespace preau::documents
