#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/skos/draft.h"
#include "storage/vocabulary/fold.h"

namespace preau::skos::internal {
namespace {

constexpr absl::string_view kScolomfr = "http://data.education.fr/voc/scolomfr";
constexpr absl::string_view kNumbered =
    "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-";

// ScoLOMFR 3.2.0 itself breaks its rule for URIs here, and records have stated
// these since. Only these are taken.
constexpr absl::string_view kPublishedWithoutNumber[] = {
    "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-num-0500",
    "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-num-0504",
};
// 60 diplomas of scheme 029 bear the number of 046.
constexpr absl::string_view kPublishedNumber = "046";
constexpr absl::string_view kPublishedScheme = "029";

// Steps over relations in all, so that no file can make a check run for long.
constexpr size_t kMaxSteps = 5000000;

bool IsWellFormed(absl::string_view uri) {
  for (const char c : uri) {
    if (absl::ascii_isspace(static_cast<unsigned char>(c)) ||
        absl::ascii_iscntrl(static_cast<unsigned char>(c)) || c == '<' ||
        c == '>' || c == '"') {
      return false;
    }
  }
  const size_t colon = uri.find(':');
  if (colon == absl::string_view::npos || colon + 1 == uri.size()) return false;
  const std::string scheme = absl::AsciiStrToLower(uri.substr(0, colon));
  if (scheme == "http" || scheme == "https") {
    const absl::string_view rest = uri.substr(colon + 1);
    return absl::StartsWith(rest, "//") && rest.size() > 2 && rest[2] != '/';
  }
  return scheme == "urn" || scheme == "ark" || scheme == "info";
}

// ScoLOMFR's own URIs say which scheme they belong to: "…-voc-015-num-040".
bool HasNumber(absl::string_view uri) {
  const absl::string_view number = ScolomfrNumber(uri);
  const absl::string_view rest = uri.substr(kNumbered.size());
  if (number.empty() || !absl::StartsWith(rest, number)) return false;
  const absl::string_view after = rest.substr(number.size());
  return absl::StartsWith(after, "-num-") && after.size() > 5 &&
         after.find_first_not_of("0123456789", 5) == absl::string_view::npos;
}

class Checker {
 public:
  Checker(const Draft& draft, Refusals& refusals)
      : draft_(draft), refusals_(refusals) {}

  void Run() {
    for (const Node& node : draft_.nodes()) {
      if (node.is_scheme) declared_.emplace(ScolomfrNumber(node.uri));
    }
    declared_.erase("");
    for (const Node& node : draft_.nodes()) {
      if (node.is_concept) {
        CheckUri(node);
        CheckLabels(node);
        CheckStatus(node);
      }
      CheckReferences(node);
    }
    CheckCycles();
    for (size_t i = 0; i < draft_.nodes().size(); ++i) {
      CheckRelated(static_cast<int>(i));
    }
  }

 private:
  void Refuse(const Node& node, absl::Status status) {
    refusals_.Add(node.file, node.uri, std::move(status));
  }

  const std::string& UriOf(int index) const { return draft_.node(index).uri; }

  void CheckUri(const Node& node) {
    if (absl::StartsWith(node.uri, "_:")) {
      // What it is called is all that tells which one is meant.
      refusals_.Add(node.file,
                    node.preferred.empty() ? "" : node.preferred[0].text,
                    base::InvalidField("SKOS_URI_MISSING", ""));
      return;
    }
    if (!IsWellFormed(node.uri)) {
      Refuse(node,
             base::InvalidField("SKOS_URI_INVALID", "", {{"uri", node.uri}}));
      return;
    }
    if (!absl::StartsWith(node.uri, kNumbered)) return;
    if (!HasNumber(node.uri)) {
      const auto published = std::find(std::begin(kPublishedWithoutNumber),
                                       std::end(kPublishedWithoutNumber),
                                       absl::string_view(node.uri));
      if (published == std::end(kPublishedWithoutNumber)) {
        Refuse(node,
               base::InvalidField("SKOS_URI_INVALID", "", {{"uri", node.uri}}));
      }
      return;
    }
    CheckNumber(node, ScolomfrNumber(node.uri));
  }

  void CheckNumber(const Node& node, absl::string_view number) {
    std::string other;
    for (const int scheme : node.in_scheme) {
      const absl::string_view found = ScolomfrNumber(UriOf(scheme));
      if (found == number) return;
      if (number == kPublishedNumber && found == kPublishedScheme) return;
      if (!found.empty()) other = UriOf(scheme);
    }
    // In ScoLOMFR as a whole, or in no scheme: nothing contradicts it.
    if (other.empty()) return;
    Refuse(node, base::InvalidField("SKOS_URI_INCOHERENT", "",
                                    {{"uri", node.uri}, {"scheme", other}}));
  }

  // An alternative label may repeat the preferred one, although SKOS forbids
  // it: ScoLOMFR's own do. So may the label of another concept, even beside it
  // (10 times in voc-014).
  void CheckLabels(const Node& node) {
    if (node.preferred.empty()) {
      Refuse(node,
             base::InvalidField("SKOS_LABEL_MISSING", "", {{"uri", node.uri}}));
    }
    languages_.clear();
    for (const Label& label : node.preferred) {
      if (label.text.empty()) {
        Refuse(node,
               base::InvalidField("SKOS_LABEL_EMPTY", "", {{"uri", node.uri}}));
      }
      const std::string language = absl::AsciiStrToLower(label.language);
      if (!languages_.insert(language).second) {
        Refuse(node, base::InvalidField(
                         "SKOS_LABEL_TWICE", "",
                         {{"uri", node.uri},
                          {"language", language.empty() ? "-" : language},
                          {"label", label.text}}));
      }
    }
    for (const auto* labels : {&node.preferred, &node.alternatives}) {
      for (const Label& label : *labels) {
        if (label.text.size() <= vocabulary::kMaxLabelBytes) continue;
        Refuse(node, base::InvalidField(
                         "SKOS_LABEL_TOO_LONG", "",
                         {{"uri", node.uri},
                          {"max", absl::StrCat(vocabulary::kMaxLabelBytes)}}));
      }
    }
  }

  void CheckStatus(const Node& node) {
    for (const std::string& status : node.statuses) {
      if (status == "Actuel" || status == "Ancien" || status == "Obsolète" ||
          status == "Déprécié") {
        continue;
      }
      Refuse(node, base::InvalidField("SKOS_STATUS_UNKNOWN", "",
                                      {{"uri", node.uri}, {"status", status}}));
    }
  }

  // A file may stand alone, so that what belongs to a scheme of another file
  // can't be an error; relatedMatch isn't even read (17 of ScoLOMFR's lead
  // nowhere). What belongs to a scheme that one of the files describes is.
  void CheckReferences(const Node& node) {
    const auto check = [&](const std::vector<int>& targets, const char* what,
                           bool always) {
      for (const int index : targets) {
        const Node& target = draft_.node(index);
        if (target.is_concept) continue;
        if (!always && !declared_.contains(ScolomfrNumber(target.uri))) {
          continue;
        }
        Refuse(node, base::InvalidField("SKOS_REFERENCE_UNKNOWN", "",
                                        {{"uri", node.uri},
                                         {"property", what},
                                         {"target", target.uri}}));
      }
    };
    check(node.has_top, "hasTopConcept", node.uri != kScolomfr);
    if (!node.is_concept) return;
    check(node.broader, "broader", false);
    check(node.narrower, "narrower", false);
    check(node.related, "related", false);
    check(node.replaced_by, "isReplacedBy", false);
  }

  // Takes away what has nothing above it, then what has nothing below it, until
  // only what stands in a circle, or between two, is left.
  void CheckCycles() {
    const std::vector<Node>& nodes = draft_.nodes();
    std::vector<bool> gone(nodes.size(), false);
    const auto peel = [&](std::vector<int> Node::*before,
                          std::vector<int> Node::*after) {
      std::vector<size_t> waiting(nodes.size(), 0);
      std::deque<int> ready;
      for (size_t i = 0; i < nodes.size(); ++i) {
        if (gone[i]) continue;
        for (const int other : nodes[i].*before) {
          if (!gone[other]) ++waiting[i];
        }
        if (waiting[i] == 0) ready.push_back(static_cast<int>(i));
      }
      while (!ready.empty()) {
        const int index = ready.front();
        ready.pop_front();
        gone[index] = true;
        for (const int other : nodes[index].*after) {
          if (!gone[other] && --waiting[other] == 0) ready.push_back(other);
        }
      }
    };
    peel(&Node::broader, &Node::narrower);
    peel(&Node::narrower, &Node::broader);
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (gone[i]) continue;
      Refuse(nodes[i],
             base::InvalidField("SKOS_CYCLE", "", {{"uri", nodes[i].uri}}));
    }
  }

  void CheckRelated(int index) {
    const Node& node = draft_.node(index);
    for (const int other : node.related) {
      const Node& target = draft_.node(other);
      if (!target.is_concept) continue;
      // All 586 of ScoLOMFR's are stated at both ends: where one is missing, it
      // was lost.
      if (std::find(target.related.begin(), target.related.end(), index) ==
          target.related.end()) {
        Refuse(node,
               base::InvalidField("SKOS_RELATED_ONE_WAY", "",
                                  {{"uri", node.uri}, {"target", target.uri}}));
      }
      if (IsAbove(other, index) || IsAbove(index, other)) {
        Refuse(node,
               base::InvalidField("SKOS_RELATED_ABOVE", "",
                                  {{"uri", node.uri}, {"target", target.uri}}));
      }
    }
    CheckTop(node);
  }

  // A concept at the top of a scheme has nothing of the scheme above it.
  void CheckTop(const Node& node) {
    for (const int scheme : node.top_of) {
      if (UriOf(scheme) == kScolomfr) continue;
      RefuseTop(node, scheme);
    }
  }

  void RefuseTop(const Node& node, int scheme) {
    for (const int above : node.broader) {
      const std::vector<int>& in = draft_.node(above).in_scheme;
      if (std::find(in.begin(), in.end(), scheme) == in.end()) continue;
      Refuse(node,
             base::InvalidField("SKOS_TOP_BELOW", "",
                                {{"uri", node.uri}, {"target", UriOf(above)}}));
    }
  }

  bool IsAbove(int above, int index) {
    absl::flat_hash_set<int> seen = {index};
    std::deque<int> next = {index};
    while (!next.empty() && steps_ < kMaxSteps) {
      const int at = next.front();
      next.pop_front();
      for (const int parent : draft_.node(at).broader) {
        ++steps_;
        if (parent == above) return true;
        if (seen.insert(parent).second) next.push_back(parent);
      }
    }
    return false;
  }

  const Draft& draft_;
  Refusals& refusals_;
  // Numbers of the schemes that a file describes.
  absl::flat_hash_set<std::string> declared_;
  absl::flat_hash_set<std::string> languages_;
  size_t steps_ = 0;
};

}  // namespace

void Check(const Draft& draft, Refusals& refusals) {
  Checker(draft, refusals).Run();
}

}  // namespace preau::skos::internal
