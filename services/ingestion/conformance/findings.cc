#include "services/ingestion/conformance/findings.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/readers/xml_document.h"

namespace preau::conformance {
namespace {

constexpr size_t kMaxValueBytes = 20000;
// No record has as many of a kind.
constexpr size_t kMaxPlaces = 5000;

}  // namespace

Lines::Lines(absl::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') starts_.push_back(i + 1);
  }
}

int Lines::Of(const pugi::xml_node& element) const {
  const ptrdiff_t offset = element.offset_debug();
  if (offset < 0) return 1;
  const auto next = std::upper_bound(starts_.begin(), starts_.end(),
                                     static_cast<size_t>(offset));
  return static_cast<int>(next - starts_.begin());
}

Finding Findings::Make(Level level, const Place& place,
                       absl::string_view reason, Args args) const {
  return {level,
          lines_.Of(place.node),
          {std::string(reason), place.path, std::move(args)}};
}

void Findings::Add(Level level, const Place& place, absl::string_view reason,
                   Args args) {
  if (level == Level::kFault) {
    ++report_.faults;
  } else if (!advised_.emplace(std::string(reason), args).second) {
    return;
  }
  if (report_.findings.size() >= kMaxFindings) {
    ++report_.findings_left_out;
    return;
  }
  report_.findings.push_back(Make(level, place, reason, std::move(args)));
}

void Findings::Add(const Place& place, const Verdict& verdict) {
  Add(verdict.level, place, verdict.reason, verdict.args);
}

void Findings::AddGar(Level level, const Place& place, absl::string_view reason,
                      Args args) {
  if (report_.gar.findings.size() < kMaxFindings) {
    report_.gar.findings.push_back(Make(level, place, reason, std::move(args)));
  }
}

std::vector<Place> Below(const Place& place, absl::string_view name) {
  const std::vector<pugi::xml_node> nodes = readers::Children(place.node, name);
  std::vector<Place> found;
  for (const pugi::xml_node& node : nodes) {
    if (found.size() >= kMaxPlaces) break;
    std::string path = place.path.empty() ? std::string(name)
                                          : absl::StrCat(place.path, "/", name);
    if (nodes.size() > 1) absl::StrAppend(&path, "[", found.size() + 1, "]");
    found.push_back({node, std::move(path)});
  }
  return found;
}

std::vector<Place> Along(const Place& place, absl::string_view names) {
  std::vector<Place> found = {place};
  for (const absl::string_view name : absl::StrSplit(names, '/')) {
    std::vector<Place> next;
    for (const Place& each : found) {
      if (next.size() >= kMaxPlaces) break;
      std::vector<Place> below = Below(each, name);
      std::move(below.begin(), below.end(), std::back_inserter(next));
    }
    found = std::move(next);
  }
  return found;
}

std::string ValueOf(const pugi::xml_node& node) {
  const std::string text = text::SanitiseUtf8(readers::TextOf(node));
  std::string value;
  for (const absl::string_view word :
       absl::StrSplit(text, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty())) {
    if (value.size() + word.size() > kMaxValueBytes) break;
    if (!value.empty()) value.push_back(' ');
    absl::StrAppend(&value, word);
  }
  return value;
}

}  // namespace preau::conformance
