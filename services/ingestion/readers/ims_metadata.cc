#include "services/ingestion/readers/ims_metadata.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "services/ingestion/readers/xml_document.h"

namespace preau::readers {
namespace {

using pugi::xml_node;

constexpr std::pair<absl::string_view, const char*> kNames[] = {
    {"langstring", "string"},
    {"lifecycle", "lifeCycle"},
    {"metametadata", "metaMetadata"},
    {"metadatascheme", "metadataSchema"},
    {"catalogentry", "identifier"},
    {"centity", "entity"},
    {"datetime", "dateTime"},
    {"aggregationlevel", "aggregationLevel"},
    {"installationremarks", "installationRemarks"},
    {"otherplatformrequirements", "otherPlatformRequirements"},
    {"learningresourcetype", "learningResourceType"},
    {"intendedenduserrole", "intendedEndUserRole"},
    {"typicalagerange", "typicalAgeRange"},
    {"typicallearningtime", "typicalLearningTime"},
    {"copyrightandotherrestrictions", "copyrightAndOtherRestrictions"},
    {"taxonpath", "taxonPath"},
};

void SetText(xml_node node, const std::string& text) {
  node.remove_children();
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

// <source><langstring>LOMv1.0</langstring></source> of a vocabulary's value,
// <entry> of an identifier and <vcard> of a contribution are plain text in LOM;
// <source> of a taxon path isn't.
bool IsPlain(const xml_node& node) {
  const absl::string_view name = LocalName(node);
  const absl::string_view parent = LocalName(node.parent());
  return name == "value" || name == "entity" ||
         (name == "source" && parent != "taxonPath") ||
         (name == "entry" && parent == "identifier") ||
         // ISO 8601 in a <datetime> below <duration>.
         name == "dateTime";
}

void Convert(xml_node node) {
  const absl::string_view name = LocalName(node);
  for (const auto& [old_name, new_name] : kNames) {
    if (name != old_name) continue;
    const bool is_duration =
        name == "datetime" &&
        (LocalName(node.parent()) == "duration" ||
         LocalName(node.parent()) == "typicalLearningTime");
    node.set_name(is_duration ? "duration" : new_name);
    break;
  }
  if (const pugi::xml_attribute language = node.attribute("xml:lang")) {
    node.append_attribute("language").set_value(language.value());
  }
  if (IsPlain(node)) {
    SetText(node, TextOf(node));
    return;
  }
  for (xml_node child = node.first_child(); child;
       child = child.next_sibling()) {
    if (child.type() == pugi::node_element) Convert(child);
  }
}

}  // namespace

bool IsImsMetadata(absl::string_view xml_namespace) {
  return absl::StrContains(xml_namespace, "imsglobal.org/xsd/imsmd");
}

void ImsToLom(xml_node lom) { Convert(lom); }

}  // namespace preau::readers
