#include "services/ingestion/readers/lido_values.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/fold.h"

namespace preau::readers {

using pugi::xml_node;

namespace {

// Whether an event is the one that `terms` and LIDO's own number name.
bool IsEvent(const xml_node& event, absl::string_view number,
             std::initializer_list<absl::string_view> terms) {
  const xml_node type = Child(event, "eventType");
  for (const xml_node& id : Children(type, "conceptID")) {
    if (absl::EndsWith(CleanText(TextOf(id)), number)) return true;
  }
  if (absl::EndsWith(ConceptOf(type), number)) return true;
  const std::string term = vocabulary::FoldLabel(TermOf(type));
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

}  // namespace

std::vector<xml_node> Along(const xml_node& from, absl::string_view path) {
  std::vector<xml_node> found = {from};
  for (const absl::string_view name : absl::StrSplit(path, '/')) {
    std::vector<xml_node> next;
    for (const xml_node& node : found) {
      const std::vector<xml_node> below = Children(node, name);
      next.insert(next.end(), below.begin(), below.end());
    }
    found = std::move(next);
  }
  return found;
}

std::string Attribute(const xml_node& node, absl::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const absl::string_view full = attribute.name();
    const size_t colon = full.find(':');
    if (full.substr(colon == full.npos ? 0 : colon + 1) == name) {
      return attribute.value();
    }
  }
  return "";
}

bool IsAlternative(const xml_node& node) {
  return absl::StrContains(absl::AsciiStrToLower(Attribute(node, "pref")),
                           "alternat");
}

std::string Preferred(const std::vector<xml_node>& nodes) {
  for (const xml_node& node : nodes) {
    if (!IsAlternative(node)) return CleanText(TextOf(node));
  }
  return nodes.empty() ? "" : CleanText(TextOf(nodes[0]));
}

std::string TermOf(const xml_node& node) {
  std::string term = Preferred(Children(node, "term"));
  if (term.empty()) term = Preferred(Along(node, "Concept/prefLabel"));
  return term;
}

std::string ConceptOf(const xml_node& node) {
  for (const xml_node& id : Children(node, "conceptID")) {
    const std::string uri = CleanText(TextOf(id));
    if (notice::IsWebAddress(uri)) return uri;
  }
  for (const xml_node& each : Children(node, "Concept")) {
    const std::string uri = CleanText(Attribute(each, "about"));
    if (notice::IsWebAddress(uri)) return uri;
  }
  return "";
}

bool IsMaking(const xml_node& event) {
  return IsEvent(event, "lido00007",
                 {"production", "fabrication", "execution", "realisation"}) ||
         IsEvent(event, "lido00012", {"creation", "conception"});
}

bool IsPublication(const xml_node& event) {
  return IsEvent(event, "lido00228", {"publication", "edition"});
}

bool IsImage(const xml_node& link) {
  const std::string format =
      absl::AsciiStrToLower(Attribute(link, "formatResource"));
  if (!format.empty()) {
    return absl::StartsWith(format, "image") || format == "jpg" ||
           format == "jpeg" || format == "png";
  }
  const std::string address = absl::AsciiStrToLower(CleanText(TextOf(link)));
  return absl::EndsWith(address, ".jpg") || absl::EndsWith(address, ".jpeg") ||
         absl::EndsWith(address, ".png");
}

log::v1::Date LidoDate(const xml_node& node) {
  const xml_node span = Child(node, "date");
  const std::string first = CleanText(TextOf(Child(span, "earliestDate")));
  const std::string last = CleanText(TextOf(Child(span, "latestDate")));
  const std::string shown = Preferred(Children(node, "displayDate"));
  if (!first.empty() && (last.empty() || last == first)) {
    const log::v1::Date exact = ParseDate(first);
    if (!exact.value().empty()) return exact;
  }
  if (!shown.empty()) return ParseDate(TypedDate(shown));
  log::v1::Date date;
  date.set_text(first.empty() || last.empty() ? absl::StrCat(first, last)
                                              : absl::StrCat(first, "-", last));
  return date;
}

}  // namespace preau::readers
