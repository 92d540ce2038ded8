#include "storage/skos/thesaurus.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/skos/draft.h"
#include "storage/skos/rdf_xml.h"
#include "storage/vocabulary/fold.h"

namespace preau::skos {
namespace internal {
namespace {

// Keeps the first of each.
void DropRepeated(std::vector<Label>& labels) {
  absl::flat_hash_set<std::string> seen;
  std::vector<Label> kept;
  for (Label& label : labels) {
    if (seen.insert(absl::StrCat(label.language, "\n", label.text)).second) {
      kept.push_back(std::move(label));
    }
  }
  labels = std::move(kept);
}

template <typename T>
void DropRepeated(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// A resource without a URI is another one in each file.
std::string KeyOf(const std::string& uri, const std::string& file) {
  return absl::StartsWith(uri, "_:") ? absl::StrCat(file, "\n", uri)
                                     : vocabulary::NormalizeUri(uri);
}

}  // namespace

absl::Status Draft::Add(const std::string& file,
                        const std::vector<Statement>& statements) {
  statements_ += statements.size();
  if (statements_ > kMaxStatements) {
    return base::InvalidField("SKOS_TOO_MANY_STATEMENTS", "",
                              {{"max", absl::StrCat(kMaxStatements)}});
  }
  for (const Statement& statement : statements) {
    const int subject = IndexOf(statement.subject, file);
    if (!nodes_[subject].described) {
      nodes_[subject].described = true;
      nodes_[subject].file = file;
    }
    AddStatement(subject, statement, file);
  }
  const size_t concepts =
      std::count_if(nodes_.begin(), nodes_.end(),
                    [](const Node& node) { return node.is_concept; });
  if (concepts > kMaxConcepts) {
    return base::InvalidField("SKOS_TOO_MANY_CONCEPTS", "",
                              {{"max", absl::StrCat(kMaxConcepts)}});
  }
  if (labels_ > kMaxLabels) {
    return base::InvalidField("SKOS_TOO_MANY_LABELS", "",
                              {{"max", absl::StrCat(kMaxLabels)}});
  }
  return absl::OkStatus();
}

int Draft::IndexOf(const std::string& uri, const std::string& file) {
  const auto [entry, is_new] =
      by_uri_.emplace(KeyOf(uri, file), static_cast<int>(nodes_.size()));
  if (is_new) {
    nodes_.emplace_back();
    nodes_.back().uri = uri;
    nodes_.back().file = file;
  }
  return entry->second;
}

void Draft::AddStatement(int subject, const Statement& statement,
                         const std::string& file) {
  const auto target = [&] { return IndexOf(statement.value, file); };
  switch (statement.property) {
    case Property::kType:
      if (absl::EndsWith(statement.value, "core#Concept")) {
        nodes_[subject].is_concept = true;
      } else if (absl::EndsWith(statement.value, "core#ConceptScheme")) {
        nodes_[subject].is_scheme = true;
      }
      break;
    case Property::kPrefLabel:
      ++labels_;
      nodes_[subject].preferred.push_back(
          {statement.language, statement.value});
      break;
    case Property::kAltLabel:
      ++labels_;
      nodes_[subject].alternatives.push_back(
          {statement.language, statement.value});
      break;
    case Property::kStatus:
      nodes_[subject].statuses.push_back(statement.value);
      break;
    case Property::kTitle:
      if (nodes_[subject].title.empty() || statement.language == "fr") {
        nodes_[subject].title = statement.value;
      }
      break;
    // `target` may move the nodes: it comes before any reference to one.
    case Property::kBroader:
    case Property::kNarrower: {
      const int other = target();
      const bool up = statement.property == Property::kBroader;
      nodes_[subject].is_concept = true;
      nodes_[up ? subject : other].broader.push_back(up ? other : subject);
      nodes_[up ? other : subject].narrower.push_back(up ? subject : other);
      break;
    }
    case Property::kRelated: {
      const int other = target();
      nodes_[subject].is_concept = true;
      nodes_[subject].related.push_back(other);
      break;
    }
    case Property::kReplacedBy: {
      const int other = target();
      nodes_[subject].replaced_by.push_back(other);
      break;
    }
    case Property::kReplaces: {
      const int other = target();
      nodes_[other].replaced_by.push_back(subject);
      break;
    }
    case Property::kInScheme: {
      const int other = target();
      nodes_[subject].in_scheme.push_back(other);
      break;
    }
    case Property::kTopConceptOf: {
      const int other = target();
      nodes_[subject].is_concept = true;
      nodes_[subject].top_of.push_back(other);
      break;
    }
    case Property::kHasTopConcept: {
      const int other = target();
      nodes_[subject].has_top.push_back(other);
      break;
    }
  }
}

void Draft::Finish() {
  for (Node& node : nodes_) {
    DropRepeated(node.preferred);
    DropRepeated(node.alternatives);
    DropRepeated(node.statuses);
    for (auto* list :
         {&node.broader, &node.narrower, &node.related, &node.replaced_by,
          &node.in_scheme, &node.top_of, &node.has_top}) {
      DropRepeated(*list);
    }
  }
}

absl::string_view ScolomfrNumber(absl::string_view uri) {
  constexpr absl::string_view kMark = "scolomfr-voc-";
  const size_t at = uri.rfind(kMark);
  if (at == absl::string_view::npos) return "";
  const absl::string_view number = uri.substr(at + kMark.size(), 3);
  const bool digits =
      number.size() == 3 &&
      number.find_first_not_of("0123456789") == absl::string_view::npos;
  return digits ? number : absl::string_view();
}

}  // namespace internal

namespace {

using internal::Draft;
using internal::Node;
using internal::Refusals;

ConceptStatus StatusOf(const Node& node) {
  for (const std::string& status : node.statuses) {
    if (status == "Ancien") return ConceptStatus::kFormer;
    if (status == "Obsolète") return ConceptStatus::kObsolete;
    if (status == "Déprécié") return ConceptStatus::kDeprecated;
  }
  return ConceptStatus::kCurrent;
}

std::string SchemeName(absl::string_view uri) {
  const absl::string_view number = internal::ScolomfrNumber(uri);
  if (!number.empty()) return std::string(number);
  const size_t slash = uri.rfind('/');
  return std::string(slash == absl::string_view::npos ? uri
                                                      : uri.substr(slash + 1));
}

// Fills a Thesaurus with what a Draft holds.
class Writer {
 public:
  Writer(const Draft& draft, Thesaurus& out) : draft_(draft), out_(out) {}

  void Write() {
    const std::vector<Node>& nodes = draft_.nodes();
    concept_of_.assign(nodes.size(), -1);
    scheme_of_.assign(nodes.size(), -1);
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (!nodes[i].is_concept) continue;
      concept_of_[i] = static_cast<int>(out_.concepts.size());
      out_.by_uri.emplace(vocabulary::NormalizeUri(nodes[i].uri),
                          concept_of_[i]);
      out_.concepts.emplace_back();
    }
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (concept_of_[i] >= 0) WriteConcept(nodes[i], concept_of_[i]);
    }
    SortSchemes();
  }

 private:
  void WriteConcept(const Node& node, int index) {
    Concept& to = out_.concepts[index];
    to.uri = node.uri;
    to.file = node.file;
    to.preferred = node.preferred;
    to.alternatives = node.alternatives;
    to.status = StatusOf(node);
    to.broader = Concepts(node.broader);
    to.related = Concepts(node.related);
    to.replaced_by = Concepts(node.replaced_by);
    for (const int scheme : node.in_scheme) {
      if (Gathers(scheme, node.in_scheme)) continue;
      const int at = SchemeIndex(scheme);
      if (at < 0) continue;
      to.schemes.push_back(at);
      out_.schemes[at].concepts.push_back(index);
    }
  }

  std::vector<int> Concepts(const std::vector<int>& nodes) const {
    std::vector<int> found;
    for (const int node : nodes) {
      if (concept_of_[node] >= 0) found.push_back(concept_of_[node]);
    }
    return found;
  }

  // True when another of the concept's schemes stands below this one:
  // ".../scolomfr" beside ".../scolomfr/scolomfr-voc-015".
  bool Gathers(int scheme, const std::vector<int>& all) const {
    const std::string above = absl::StrCat(draft_.node(scheme).uri, "/");
    return std::any_of(all.begin(), all.end(), [&](int other) {
      return absl::StartsWith(draft_.node(other).uri, above);
    });
  }

  int SchemeIndex(int node) {
    if (scheme_of_[node] < 0 && out_.schemes.size() < kMaxSchemes) {
      const Node& from = draft_.node(node);
      scheme_of_[node] = static_cast<int>(out_.schemes.size());
      out_.schemes.push_back({from.uri, SchemeName(from.uri), from.title, {}});
      if (from.title.empty() && !from.preferred.empty()) {
        out_.schemes.back().title = from.preferred[0].text;
      }
    }
    return scheme_of_[node];
  }

  void SortSchemes() {
    std::vector<int> order(out_.schemes.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
      const Scheme& left = out_.schemes[a];
      const Scheme& right = out_.schemes[b];
      return std::tie(left.name, left.uri) < std::tie(right.name, right.uri);
    });
    std::vector<Scheme> sorted;
    std::vector<int> place(order.size());
    for (const int index : order) {
      place[index] = static_cast<int>(sorted.size());
      sorted.push_back(std::move(out_.schemes[index]));
    }
    out_.schemes = std::move(sorted);
    for (Concept& each : out_.concepts) {
      for (int& scheme : each.schemes) scheme = place[scheme];
    }
  }

  const Draft& draft_;
  Thesaurus& out_;
  std::vector<int> concept_of_;
  std::vector<int> scheme_of_;
};

bool HasConcept(const std::vector<Statement>& statements) {
  return std::any_of(statements.begin(), statements.end(),
                     [](const Statement& each) {
                       return (each.property == Property::kType &&
                               absl::EndsWith(each.value, "core#Concept")) ||
                              each.property == Property::kBroader ||
                              each.property == Property::kNarrower ||
                              each.property == Property::kRelated ||
                              each.property == Property::kTopConceptOf;
                     });
}

}  // namespace

const Concept* Thesaurus::Find(absl::string_view uri) const {
  const auto found = by_uri.find(vocabulary::NormalizeUri(uri));
  return found == by_uri.end() ? nullptr : &concepts[found->second];
}

Thesaurus ReadThesaurus(absl::Span<const Source> sources) {
  Thesaurus thesaurus;
  Refusals refusals(thesaurus);
  Draft draft;
  for (const Source& source : sources) {
    std::vector<Statement> statements;
    absl::Status status = ReadRdfXml(source.bytes, statements);
    if (status.ok() && !HasConcept(statements)) {
      status = base::InvalidField("SKOS_NO_CONCEPT", "");
    }
    if (status.ok()) status = draft.Add(source.name, statements);
    if (!status.ok()) refusals.Add(source.name, "", std::move(status));
  }
  draft.Finish();
  internal::Check(draft, refusals);
  Writer(draft, thesaurus).Write();
  return thesaurus;
}

}  // namespace preau::skos
