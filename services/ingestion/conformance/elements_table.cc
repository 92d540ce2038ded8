#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "services/ingestion/conformance/elements.h"

namespace preau::conformance {
namespace {

constexpr bool kMust = true;
constexpr bool kMay = false;
constexpr bool kOnce = false;
constexpr bool kMany = true;
constexpr Space kL = Space::kLom;
constexpr Space kF = Space::kLomfr;
constexpr Space kS = Space::kScolomfr;

constexpr Element kElements[] = {
    {"lom", "general", kL, Kind::kGroup, kMust, kOnce, "1", "general"},
    {"lom", "lifeCycle", kL, Kind::kGroup, kMust, kOnce, "2", "lifeCycle"},
    {"lom", "metaMetadata", kL, Kind::kGroup, kMay, kOnce, "3", "metaMetadata"},
    {"lom", "technical", kL, Kind::kGroup, kMust, kOnce, "4", "technical"},
    {"lom", "educational", kL, Kind::kGroup, kMay, kMany, "5", "educational"},
    {"lom", "rights", kL, Kind::kGroup, kMay, kOnce, "6", "rights"},
    {"lom", "relation", kL, Kind::kGroup, kMay, kMany, "7", "relation"},
    {"lom", "annotation", kL, Kind::kGroup, kMay, kMany, "8", "annotation"},
    {"lom", "classification", kL, Kind::kGroup, kMay, kMany, "9",
     "classification"},

    {"general", "identifier", kL, Kind::kGroup, kMust, kMany, "1.1",
     "identifier"},
    {"general", "title", kL, Kind::kStrings, kMust, kOnce, "1.2"},
    {"general", "language", kL, Kind::kLanguage, kMust, kMany, "1.3"},
    {"general", "description", kL, Kind::kStrings, kMust, kMany, "1.4"},
    {"general", "keyword", kL, Kind::kStrings, kMay, kMany, "1.5"},
    {"general", "coverage", kL, Kind::kStrings, kMay, kMany, "1.6"},
    {"general", "structure", kL, Kind::kTerm, kMay, kOnce, "1.7", "007"},
    {"general", "aggregationLevel", kL, Kind::kTerm, kMay, kOnce, "1.8", "008"},
    {"general", "documentType", kF, Kind::kTerm, kMay, kMany, "1.9", "004"},
    {"general", "generalResourceType", kS, Kind::kTerm, kMay, kMany, "1.10",
     "005"},

    {"identifier", "catalog", kL, Kind::kText, kMust, kOnce, "1.1.1"},
    {"identifier", "entry", kL, Kind::kText, kMust, kOnce, "1.1.2"},
    // Of the record, and of what a relation points at.
    {"otherIdentifier", "catalog", kL, Kind::kText, kMay, kOnce, "3.1.1"},
    {"otherIdentifier", "entry", kL, Kind::kText, kMust, kOnce, "3.1.2"},

    {"lifeCycle", "version", kL, Kind::kStrings, kMay, kOnce, "2.1"},
    {"lifeCycle", "status", kL, Kind::kTerm, kMay, kOnce, "2.2", "002"},
    {"lifeCycle", "contribute", kL, Kind::kGroup, kMust, kMany, "2.3",
     "contribute"},
    {"contribute", "role", kL, Kind::kTerm, kMust, kOnce, "2.3.1", "003"},
    {"contribute", "entity", kL, Kind::kVcard, kMust, kMany, "2.3.2"},
    {"contribute", "date", kL, Kind::kDate, kMust, kOnce, "2.3.3"},

    {"metaMetadata", "identifier", kL, Kind::kGroup, kMay, kMany, "3.1",
     "otherIdentifier"},
    {"metaMetadata", "contribute", kL, Kind::kGroup, kMay, kMany, "3.2",
     "otherContribute"},
    {"metaMetadata", "metadataSchema", kL, Kind::kText, kMay, kMany, "3.3"},
    {"metaMetadata", "language", kL, Kind::kLanguage, kMay, kOnce, "3.4"},
    {"otherContribute", "role", kL, Kind::kTerm, kMay, kOnce, "3.2.1", "013"},
    {"otherContribute", "entity", kL, Kind::kVcard, kMay, kMany, "3.2.2"},
    {"otherContribute", "date", kL, Kind::kDate, kMay, kOnce, "3.2.3"},

    {"technical", "format", kL, Kind::kFormat, kMay, kMany, "4.1"},
    {"technical", "size", kL, Kind::kSize, kMay, kOnce, "4.2"},
    {"technical", "location", kL, Kind::kAddress, kMust, kMany, "4.3"},
    {"technical", "extendedLocation", kS, Kind::kGroup, kMay, kMany, "4.3.1",
     "extendedLocation", 20},
    {"technical", "requirement", kL, Kind::kGroup, kMay, kMany, "4.4",
     "requirement"},
    {"technical", "installationRemarks", kL, Kind::kStrings, kMay, kOnce,
     "4.5"},
    {"technical", "otherPlatformRequirements", kL, Kind::kStrings, kMay, kOnce,
     "4.6"},
    {"technical", "duration", kL, Kind::kDuration, kMay, kOnce, "4.7"},
    {"extendedLocation", "location", kS, Kind::kAddress, kMay, kOnce,
     "4.3.1.1"},
    {"extendedLocation", "platform", kS, Kind::kAddress, kMay, kOnce,
     "4.3.1.2"},
    {"extendedLocation", "personalDataProcessType", kS, Kind::kTerm, kMay,
     kOnce, "4.3.1.3", "044"},
    {"extendedLocation", "description", kL, Kind::kStrings, kMay, kMany,
     "4.3.1.4"},
    {"requirement", "orComposite", kL, Kind::kGroup, kMay, kMany, "4.4.1",
     "orComposite"},
    {"orComposite", "type", kL, Kind::kTerm, kMay, kOnce, "4.4.1.1", "023"},
    {"orComposite", "name", kL, Kind::kTerm, kMay, kOnce, "4.4.1.2", "024"},
    {"orComposite", "minimumVersion", kL, Kind::kText, kMay, kOnce, "4.4.1.3"},
    {"orComposite", "maximumVersion", kL, Kind::kText, kMay, kOnce, "4.4.1.4"},

    {"educational", "interactivityType", kL, Kind::kTerm, kMay, kOnce, "5.1"},
    {"educational", "learningResourceType", kL, Kind::kTerm, kMay, kMany, "5.2",
     "010"},
    {"educational", "interactivityLevel", kL, Kind::kTerm, kMay, kOnce, "5.3"},
    {"educational", "semanticDensity", kL, Kind::kTerm, kMay, kOnce, "5.4"},
    {"educational", "intendedEndUserRole", kL, Kind::kTerm, kMay, kMany, "5.5",
     "011"},
    {"educational", "context", kL, Kind::kTerm, kMay, kMany, "5.6", "012"},
    {"educational", "typicalAgeRange", kL, Kind::kStrings, kMay, kMany, "5.7"},
    {"educational", "difficulty", kL, Kind::kTerm, kMay, kOnce, "5.8", "025"},
    {"educational", "typicalLearningTime", kL, Kind::kDuration, kMay, kOnce,
     "5.9"},
    {"educational", "description", kL, Kind::kStrings, kMay, kMany, "5.10"},
    {"educational", "language", kL, Kind::kLanguage, kMay, kMany, "5.11"},
    {"educational", "activity", kF, Kind::kTerm, kMay, kMany, "5.12", "019"},
    {"educational", "credit", kF, Kind::kStringsOrText, kMay, kMany, "5.13"},
    {"educational", "place", kS, Kind::kTerm, kMay, kMany, "5.14", "017"},
    {"educational", "educationalMethod", kS, Kind::kTerm, kMay, kMany, "5.15",
     "018"},
    {"educational", "tool", kS, Kind::kTerm, kMay, kMany, "5.16", "020"},

    {"rights", "cost", kL, Kind::kTerm, kMay, kOnce, "6.1", "026"},
    {"rights", "copyrightAndOtherRestrictions", kL, Kind::kTerm, kMay, kOnce,
     "6.2", "027"},
    {"rights", "description", kL, Kind::kStrings, kMay, kMany, "6.3"},

    {"relation", "kind", kL, Kind::kTerm, kMay, kOnce, "7.1", "009"},
    {"relation", "resource", kL, Kind::kGroup, kMay, kOnce, "7.2", "resource"},
    {"resource", "identifier", kL, Kind::kGroup, kMay, kMany, "7.2.1",
     "otherIdentifier"},
    {"resource", "description", kL, Kind::kStrings, kMay, kMany, "7.2.2"},

    {"annotation", "entity", kL, Kind::kVcard, kMay, kOnce, "8.1"},
    {"annotation", "date", kL, Kind::kDate, kMay, kOnce, "8.2"},
    {"annotation", "description", kL, Kind::kStrings, kMay, kOnce, "8.3"},

    {"classification", "purpose", kL, Kind::kTerm, kMay, kOnce, "9.1", "028"},
    {"classification", "taxonPath", kL, Kind::kGroup, kMay, kMany, "9.2",
     "taxonPath"},
    {"classification", "description", kL, Kind::kStrings, kMay, kOnce, "9.3"},
    {"classification", "keyword", kL, Kind::kStrings, kMay, kMany, "9.4"},
    {"taxonPath", "source", kL, Kind::kStrings, kMay, kOnce, "9.2.1"},
    {"taxonPath", "taxon", kL, Kind::kGroup, kMay, kMany, "9.2.2", "taxon"},
    {"taxon", "id", kL, Kind::kText, kMay, kOnce, "9.2.2.1"},
    {"taxon", "entry", kL, Kind::kStrings, kMay, kOnce, "9.2.2.2"},

    // What the datatypes are made of. Terms are built in their own namespace.
    {"strings", "string", kL, Kind::kText, kMay, kMany, ""},
    {"date", "dateTime", kL, Kind::kDateTimeValue, kMay, kOnce, ""},
    {"date", "description", kL, Kind::kStrings, kMay, kOnce, ""},
    {"duration", "duration", kL, Kind::kDurationValue, kMay, kOnce, ""},
    {"duration", "description", kL, Kind::kStrings, kMay, kOnce, ""},
    {"lomTerm", "source", kL, Kind::kText, kMay, kOnce, ""},
    {"lomTerm", "value", kL, Kind::kText, kMay, kOnce, ""},
    {"lomTerm", "label", kL, Kind::kText, kMay, kOnce, ""},
    {"lomfrTerm", "source", kF, Kind::kText, kMay, kOnce, ""},
    {"lomfrTerm", "value", kF, Kind::kText, kMay, kOnce, ""},
    {"lomfrTerm", "label", kF, Kind::kText, kMay, kOnce, ""},
    {"scolomfrTerm", "source", kS, Kind::kText, kMay, kOnce, ""},
    {"scolomfrTerm", "value", kS, Kind::kText, kMay, kOnce, ""},
    {"scolomfrTerm", "label", kS, Kind::kText, kMay, kOnce, ""},
};

using Groups = absl::flat_hash_map<absl::string_view, std::vector<Element>>;

const Groups& AllGroups() {
  static const Groups* const kGroups = [] {
    auto* groups = new Groups;
    for (const Element& element : kElements) {
      (*groups)[element.group].push_back(element);
    }
    return groups;
  }();
  return *kGroups;
}

}  // namespace

absl::string_view NamespaceUri(Space space) {
  switch (space) {
    case Space::kLomfr:
      return "http://www.lom-fr.fr/xsd/LOMFR";
    case Space::kScolomfr:
      return "http://www.lom-fr.fr/xsd/SCOLOMFR";
    case Space::kLom:
      break;
  }
  return "http://ltsc.ieee.org/xsd/LOM";
}

const std::vector<Element>& ElementsOf(absl::string_view group) {
  static const std::vector<Element>* const kNone = new std::vector<Element>;
  const auto found = AllGroups().find(group);
  return found == AllGroups().end() ? *kNone : found->second;
}

absl::string_view GroupWith(absl::string_view name, absl::string_view group) {
  const auto* found = std::find_if(
      std::begin(kElements), std::end(kElements), [&](const Element& element) {
        return element.name == name && element.group != group &&
               !element.number.empty();
      });
  return found == std::end(kElements) ? absl::string_view() : found->group;
}

}  // namespace preau::conformance
