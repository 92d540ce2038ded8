#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingestion/conformance/elements.h"
#include "services/ingestion/conformance/record_check.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/xml_document.h"

namespace preau::conformance {
namespace {

using pugi::xml_node;
using readers::LocalName;

constexpr size_t kMaxShown = 100;
// Of one element; no record has as many.
constexpr size_t kMaxChildren = 5000;

// What ScoLOMFR recommends, by path and number.
struct Recommended {
  absl::string_view path;
  absl::string_view number;
};
constexpr Recommended kRecommended[] = {
    {"general/documentType", "1.9"},
    {"general/generalResourceType", "1.10"},
    {"metaMetadata/metadataSchema", "3.3"},
    {"educational/learningResourceType", "5.2"},
    {"educational/intendedEndUserRole", "5.5"},
    {"educational/context", "5.6"},
    {"rights/copyrightAndOtherRestrictions", "6.2"},
    {"rights/description", "6.3"},
    {"classification", "9"}};

std::string Shown(absl::string_view text) {
  return readers::CleanText(text.substr(0, kMaxShown));
}

// "1.2 title".
std::string Named(const Element& element) {
  return absl::StrCat(element.number, element.number.empty() ? "" : " ",
                      element.name);
}

bool HasElements(const xml_node& node) {
  return !readers::FirstElement(node).empty();
}

class ElementCheck {
 public:
  ElementCheck(const Rules& rules, Findings& findings)
      : rules_(rules), findings_(findings) {}

  // The children of a group, by its table.
  void Group(const Place& place, absl::string_view group) {
    const std::vector<Element>& elements = ElementsOf(group);
    std::map<std::string, int> totals;
    size_t children = 0;
    for (const xml_node& node : place.node.children()) {
      if (node.type() != pugi::node_element) continue;
      if (++children > kMaxChildren) {
        findings_.Add(Level::kFault, place, "SCOLOM_TOO_MANY_ELEMENTS",
                      {{"element", Shown(LocalName(place.node))},
                       {"max", absl::StrCat(kMaxChildren)}});
        return;
      }
      ++totals[std::string(LocalName(node))];
    }
    std::map<std::string, int> counts;
    int last = 0;
    bool in_order = true;
    for (const xml_node& node : place.node.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        StrayText(place, node);
      }
      if (node.type() != pugi::node_element) continue;
      const std::string name(LocalName(node));
      const int count = ++counts[name];
      const Place child{
          node,
          absl::StrCat(place.path, place.path.empty() ? "" : "/", Shown(name),
                       totals[name] > 1 ? absl::StrCat("[", count, "]") : "")};
      const int index = IndexOf(elements, name);
      if (index < 0) {
        Unknown(child, name, group, elements);
        continue;
      }
      const Element& element = elements[index];
      if (count == 2 && !element.repeatable) {
        findings_.Add(Level::kFault, child, "SCOLOM_ELEMENT_REPEATED",
                      {{"element", name}});
      }
      if (index < last && in_order && !element.number.empty()) {
        in_order = false;
        findings_.Add(
            Level::kAdvice, child, "SCOLOM_ORDER",
            {{"element", name}, {"before", std::string(elements[last].name)}});
      }
      last = index;
      Space(child, element);
      One(child, element);
    }
    for (const Element& element : elements) {
      if (element.mandatory && counts.count(std::string(element.name)) == 0) {
        findings_.Add(Level::kFault, place, "SCOLOM_ELEMENT_MISSING",
                      {{"element", Named(element)}});
      }
    }
  }

  void Recommend(const Place& lom) {
    std::vector<std::string> missing;
    for (const Recommended& each : kRecommended) {
      if (Along(lom, each.path).empty()) {
        missing.push_back(absl::StrCat(each.number, " ", each.path));
      }
    }
    if (missing.empty()) return;
    findings_.Add(Level::kAdvice, lom, "SCOLOM_RECOMMENDED_MISSING",
                  {{"elements", absl::StrJoin(missing, ", ")}});
  }

 private:
  static int IndexOf(const std::vector<Element>& elements,
                     absl::string_view name) {
    for (size_t i = 0; i < elements.size(); ++i) {
      if (elements[i].name == name) return static_cast<int>(i);
    }
    return -1;
  }

  void StrayText(const Place& place, const xml_node& text) {
    const std::string shown = Shown(absl::StripAsciiWhitespace(text.value()));
    if (shown.empty()) return;
    findings_.Add(
        Level::kFault, place, "SCOLOM_TEXT_BETWEEN",
        {{"element", std::string(LocalName(place.node))}, {"text", shown}});
  }

  void Unknown(const Place& child, const std::string& name,
               absl::string_view group, const std::vector<Element>& elements) {
    const absl::string_view elsewhere = GroupWith(name, group);
    if (!elsewhere.empty()) {
      findings_.Add(
          Level::kFault, child, "SCOLOM_ELEMENT_MISPLACED",
          {{"element", Shown(name)}, {"place", std::string(elsewhere)}});
      return;
    }
    findings_.Add(
        Level::kFault, child, "SCOLOM_ELEMENT_UNKNOWN",
        {{"element", Shown(child.node.name())},
         {"known", absl::StrJoin(elements, ", ",
                                 [](std::string* out, const Element& each) {
                                   absl::StrAppend(out, each.name);
                                 })}});
  }

  void Space(const Place& child, const Element& element) {
    const absl::string_view space = readers::NamespaceOf(child.node);
    const absl::string_view right = NamespaceUri(element.space);
    if (space == right) return;
    findings_.Add(Level::kFault, child, "SCOLOM_NAMESPACE_WRONG",
                  {{"element", std::string(element.name)},
                   {"namespace", Shown(space)},
                   {"right", std::string(right)}});
  }

  // One element, by its kind.
  void One(const Place& place, const Element& element) {
    if (element.since > rules_.version.number) {
      findings_.Add(
          Level::kFault, place, "SCOLOM_ELEMENT_NEWER",
          {{"element", std::string(element.name)},
           {"since", absl::StrCat(element.since / 10, ".", element.since % 10)},
           {"version", rules_.version.name}});
    }
    const std::string value = ValueOf(place.node);
    // Empty groups are told by what is missing in them.
    if (value.empty() && !(element.kind == Kind::kGroup &&
                           (HasElements(place.node) || element.mandatory))) {
      findings_.Add(
          element.mandatory ? Level::kFault : Level::kAdvice, place,
          element.mandatory ? "SCOLOM_MANDATORY_EMPTY" : "SCOLOM_ELEMENT_EMPTY",
          {{"element", Named(element)}});
      return;
    }
    Content(place, element, value);
  }

  void Content(const Place& place, const Element& element,
               const std::string& value) {
    switch (element.kind) {
      case Kind::kGroup:
        Group(place, element.detail);
        break;
      case Kind::kStrings:
        Strings(place);
        break;
      case Kind::kStringsOrText:
        if (HasElements(place.node)) Strings(place);
        break;
      case Kind::kTerm:
        Group(place, element.space == Space::kLomfr      ? "lomfrTerm"
                     : element.space == Space::kScolomfr ? "scolomfrTerm"
                                                         : "lomTerm");
        CheckTerm(place, element.detail, rules_, findings_);
        break;
      case Kind::kDate:
        Group(place, "date");
        break;
      case Kind::kDuration:
        Group(place, "duration");
        break;
      case Kind::kDateTimeValue:
        Judged(place, JudgeDate(value));
        break;
      case Kind::kDurationValue:
        Judged(place, JudgeDuration(value));
        break;
      case Kind::kVcard:
        // Its lines are part of it.
        for (const Verdict& verdict : JudgeVcard(readers::TextOf(place.node))) {
          findings_.Add(place, verdict);
        }
        break;
      case Kind::kAddress:
        Judged(place, JudgeAddress(value));
        break;
      case Kind::kLanguage:
        Judged(place, JudgeLanguage(value));
        break;
      case Kind::kFormat:
        Judged(place, JudgeFormat(value));
        break;
      case Kind::kSize:
        Judged(place, JudgeSize(value));
        break;
      case Kind::kText:
        Text(place);
        break;
    }
  }

  void Judged(const Place& place, const std::optional<Verdict>& verdict) {
    Text(place);
    if (verdict.has_value()) findings_.Add(place, *verdict);
  }

  // Elements in what holds text alone.
  void Text(const Place& place) {
    if (const xml_node inner = readers::FirstElement(place.node)) {
      findings_.Add(Level::kFault, place, "SCOLOM_TEXT_ONLY",
                    {{"element", std::string(LocalName(place.node))},
                     {"inner", Shown(inner.name())}});
    }
  }

  void Strings(const Place& place) {
    if (!HasElements(place.node)) {
      findings_.Add(Level::kFault, place, "SCOLOM_STRING_MISSING",
                    {{"element", std::string(LocalName(place.node))}});
      return;
    }
    Group(place, "strings");
    for (const Place& string : Below(place, "string")) {
      for (const pugi::xml_attribute& attribute : string.node.attributes()) {
        const absl::string_view name = attribute.name();
        if (name == "xml:lang" || name == "lang") {
          findings_.Add(Level::kFault, string, "SCOLOM_LANGUAGE_ATTRIBUTE",
                        {{"attribute", std::string(name)}});
        }
        if (name != "language") continue;
        const std::string language = Shown(attribute.value());
        if (const auto verdict = JudgeLanguage(language)) {
          findings_.Add(string, *verdict);
        }
      }
    }
  }

  const Rules& rules_;
  Findings& findings_;
};

}  // namespace

void CheckElements(const Place& lom, const Rules& rules, Findings& findings) {
  ElementCheck check(rules, findings);
  check.Group(lom, "lom");
  check.Recommend(lom);
}

}  // namespace preau::conformance
