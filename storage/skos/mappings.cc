#include "storage/skos/mappings.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/skos/files.h"

namespace preau::skos {
namespace {

using vocabulary::Resolution;
using vocabulary::Term;
using vocabulary::Vocabularies;
using vocabulary::Vocabulary;

// Schemes that speak of what a vocabulary of ours holds without sharing a URI
// with it.
struct Home {
  absl::string_view scheme;
  absl::string_view vocabulary;
};
constexpr Home kHomes[] = {
    // The subjects that teachers are recruited for.
    {"014", "discipline"},
};

// The term among `terms` that all the others are within; null when there is
// none.
const Term* Common(const Vocabulary& vocabulary,
                   const std::set<const Term*>& terms) {
  for (const Term* above : terms) {
    if (std::all_of(terms.begin(), terms.end(), [&](const Term* term) {
          return vocabulary.IsWithin(term->id, above->id);
        })) {
      return above;
    }
  }
  return nullptr;
}

// The label to keep beside a mapping: the French one, if there is one.
std::string MainLabel(const Concept& each) {
  for (const Label& label : each.preferred) {
    if (label.language == "fr") return label.text;
  }
  return each.preferred.empty() ? "" : each.preferred[0].text;
}

// Maps to one vocabulary.
class Mapper {
 public:
  Mapper(const Thesaurus& thesaurus, const Vocabulary& vocabulary,
         Mappings& out)
      : thesaurus_(thesaurus),
        vocabulary_(vocabulary),
        out_(out),
        exact_(thesaurus.concepts.size(), nullptr),
        found_(thesaurus.concepts.size(), nullptr) {}

  void FindExact() {
    for (size_t i = 0; i < exact_.size(); ++i) {
      const Concept& each = thesaurus_.concepts[i];
      const Resolution resolution = vocabulary_.Resolve(each.uri, "");
      if (resolution.match != Resolution::Match::kUri) continue;
      exact_[i] = resolution.term;
      Add(static_cast<int>(i), resolution.term, Way::kExact);
    }
  }

  void FindRest() {
    ChooseConcepts();
    for (const int index : chosen_) {
      if (const Term* term = Replacement(index)) {
        Add(index, term, Way::kReplacement);
      }
    }
    FindParents();
    for (const int index : chosen_) {
      if (found_[index] != nullptr) continue;
      if (const Term* term = ByLabel(thesaurus_.concepts[index])) {
        Add(index, term, Way::kLabel);
      }
    }
  }

 private:
  void Add(int index, const Term* term, Way way) {
    found_[index] = term;
    const Concept& each = thesaurus_.concepts[index];
    out_.ways[index] = std::min(out_.ways[index], way);
    out_.added.push_back(
        {vocabulary_.id(), term->id, each.uri, MainLabel(each)});
  }

  // Those of the vocabulary's schemes that no term of ours has by URI.
  void ChooseConcepts() {
    std::set<int> homes;
    for (size_t i = 0; i < thesaurus_.schemes.size(); ++i) {
      const Scheme& scheme = thesaurus_.schemes[i];
      bool home = std::any_of(std::begin(kHomes), std::end(kHomes),
                              [&](const Home& each) {
                                return each.scheme == scheme.name &&
                                       each.vocabulary == vocabulary_.id();
                              });
      for (const int index : scheme.concepts) home |= exact_[index] != nullptr;
      if (home) homes.insert(static_cast<int>(i));
    }
    for (size_t i = 0; i < thesaurus_.concepts.size(); ++i) {
      if (out_.ways[i] == Way::kExact) continue;
      for (const int scheme : thesaurus_.concepts[i].schemes) {
        if (!homes.contains(scheme)) continue;
        chosen_.push_back(static_cast<int>(i));
        break;
      }
    }
  }

  const Term* Replacement(int index) const {
    const Term* term = nullptr;
    for (const int by : thesaurus_.concepts[index].replaced_by) {
      if (exact_[by] == nullptr || (term != nullptr && exact_[by] != term)) {
        return nullptr;
      }
      term = exact_[by];
    }
    return term;
  }

  // Goes down from all that have a term at once, a step at a time: what is
  // reached in a step has its nearest above it one step nearer.
  void FindParents() {
    std::vector<std::vector<int>> children(exact_.size());
    for (size_t i = 0; i < exact_.size(); ++i) {
      for (const int above : thesaurus_.concepts[i].broader) {
        children[above].push_back(static_cast<int>(i));
      }
    }
    std::vector<bool> is_chosen(exact_.size(), false);
    for (const int index : chosen_) is_chosen[index] = true;
    std::vector<bool> reached(exact_.size(), false);
    std::vector<int> level;
    for (size_t i = 0; i < exact_.size(); ++i) {
      if (found_[i] == nullptr) continue;
      reached[i] = true;
      level.push_back(static_cast<int>(i));
    }
    std::vector<const Term*> terms = found_;
    while (!level.empty()) {
      std::map<int, std::set<const Term*>> below;
      for (const int index : level) {
        for (const int child : children[index]) {
          if (!reached[child]) below[child].insert(terms[index]);
        }
      }
      level.clear();
      for (const auto& [child, candidates] : below) {
        reached[child] = true;
        terms[child] = Common(vocabulary_, candidates);
        // Where two disagree, so would they for all that stands below.
        if (terms[child] == nullptr) continue;
        level.push_back(child);
        if (is_chosen[child]) Add(child, terms[child], Way::kParent);
      }
    }
  }

  const Term* ByLabel(const Concept& each) const {
    const Term* term = nullptr;
    for (const auto* labels : {&each.preferred, &each.alternatives}) {
      for (const Label& label : *labels) {
        const Term* found = vocabulary_.Resolve("", label.text).term;
        if (found == nullptr) continue;
        if (term != nullptr && found != term) return nullptr;
        term = found;
      }
      if (term != nullptr) return term;
    }
    return term;
  }

  const Thesaurus& thesaurus_;
  const Vocabulary& vocabulary_;
  Mappings& out_;
  // By concept: the term that has its URI, and the one that was found.
  std::vector<const Term*> exact_;
  std::vector<const Term*> found_;
  std::vector<int> chosen_;
};

void Count(const Concept& each, Way way, SchemeFigures& figures) {
  ++figures.concepts;
  ++figures.ways[static_cast<size_t>(way)];
  if (each.status != ConceptStatus::kCurrent) ++figures.deprecated;
}

}  // namespace

Mappings MakeMappings(const Thesaurus& thesaurus,
                      const Vocabularies& vocabularies) {
  Mappings mappings;
  mappings.ways.assign(thesaurus.concepts.size(), Way::kNone);
  std::vector<Mapper> mappers;
  for (const auto& vocabulary : vocabularies.list()) {
    mappers.emplace_back(thesaurus, *vocabulary, mappings);
  }
  // All by URI first: what one vocabulary has so, another doesn't guess.
  for (Mapper& mapper : mappers) mapper.FindExact();
  for (Mapper& mapper : mappers) mapper.FindRest();
  for (const Scheme& scheme : thesaurus.schemes) {
    SchemeFigures& figures = mappings.schemes.emplace_back();
    figures.name = scheme.name;
    figures.title = scheme.title;
    for (const int index : scheme.concepts) {
      Count(thesaurus.concepts[index], mappings.ways[index], figures);
    }
  }
  for (size_t i = 0; i < thesaurus.concepts.size(); ++i) {
    Count(thesaurus.concepts[i], mappings.ways[i], mappings.total);
  }
  return mappings;
}

absl::StatusOr<Thesaurus> ReadFolder(const std::string& folder) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<Source> sources,
                         ReadSources({folder}));
  Thesaurus thesaurus = ReadThesaurus(sources);
  if (thesaurus.refusals.empty()) return thesaurus;
  const Refusal& first = thesaurus.refusals[0];
  const auto detail = base::GetErrorDetail(first.status);
  return base::MakeError(
      absl::StatusCode::kFailedPrecondition,
      {.reason = "SKOS_REFUSED",
       .field = "",
       .args = {{"folder", folder},
                {"file", first.file},
                {"count", absl::StrCat(thesaurus.refusals.size() +
                                       thesaurus.refusals_left_out)},
                {"why", detail.has_value() ? detail->reason : ""}}});
}

absl::StatusOr<Vocabularies> WithFolder(const Vocabularies& vocabularies,
                                        const std::string& folder) {
  PREAU_ASSIGN_OR_RETURN(const Thesaurus thesaurus, ReadFolder(folder));
  return vocabularies.WithMappings(MakeMappings(thesaurus, vocabularies).added);
}

}  // namespace preau::skos
