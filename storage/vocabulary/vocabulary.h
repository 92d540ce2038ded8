#ifndef STORAGE_VOCABULARY_VOCABULARY_H_
#define STORAGE_VOCABULARY_VOCABULARY_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "storage/base/language.h"

// The controlled vocabularies of the catalogue. Ids are ours, short kebab-case
// ASCII, and never change; ScoLOMFR, LOM, schema.org, KIM and Library of
// Congress identifiers are mapped to them.
namespace preau::vocabulary {

using base::Language;

struct Term {
  std::string vocabulary;
  std::string id;
  std::string label_fr;
  std::string label_en;
  // Synonyms, abbreviations and spellings, French and English together.
  std::vector<std::string> alternatives;
  // Ids in the same vocabulary. Several are usual: "6e" stands under
  // "college" and under "cycle-3".
  std::vector<std::string> parents;
  // URIs and tokens that mean this term elsewhere. The first ScoLOMFR one is
  // the one to write out unless the term is `own`. The first `exact` mean just
  // the term; the others are only read, and may be older or narrower.
  std::vector<std::string> mappings;
  size_t exact = 0;
  // ScoLOMFR 3.2.0 has no concept for it.
  bool own = false;
  // Still resolved, no longer offered.
  bool deprecated = false;

  const std::string& label(Language language) const {
    return language == Language::kFrench ? label_fr : label_en;
  }
};

// What a stated id, URI or label was found to mean.
struct Resolution {
  enum class Match { kNone, kUri, kId, kLabel, kAlternative };

  // Null when nothing was found. Lives as long as the Vocabularies.
  const Term* term = nullptr;
  Match match = Match::kNone;
  // The label that was stated beside the id means another term, neither above
  // nor below the one that the id means: one of the two is wrong. (Ids moved
  // between versions of ScoLOMFR: 022-num-027 was "2de générale" once.)
  bool label_mismatch = false;
  // The stated label is not known to the vocabulary at all, so it neither
  // confirms nor contradicts.
  bool label_unknown = false;

  bool found() const { return term != nullptr; }
};

// A mapping to add to a built-in term.
struct AddedMapping {
  std::string vocabulary;
  std::string term;
  // A URI or a bare id.
  std::string mapping;
  // What the source calls it; may be empty. It confirms the mapping where it
  // is stated with it, and resolves nothing by itself.
  std::string label;
};

// One vocabulary: a directed acyclic graph of terms. Immutable, thread-safe.
class Vocabulary {
 public:
  // Fails (INTERNAL, VOCABULARY_TABLE_INVALID) on a repeated id, a parent that
  // is missing, a cycle, or a label or mapping that two terms claim.
  static absl::StatusOr<std::shared_ptr<const Vocabulary>> Create(
      std::string id, std::string label_fr, std::string label_en,
      std::vector<Term> terms);

  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  const std::string& id() const { return id_; }
  const std::string& label(Language language) const {
    return language == Language::kFrench ? label_fr_ : label_en_;
  }

  // In table order, parents not necessarily before children.
  const std::vector<Term>& terms() const { return terms_; }

  // The term with exactly this id, or null.
  const Term* Find(absl::string_view id) const;

  // All in table order; empty for an unknown id.
  std::vector<const Term*> children(absl::string_view id) const;

  // The term first, then all above (or below) it, nearest first, each once.
  // Empty for an unknown id.
  std::vector<const Term*> Ancestors(absl::string_view id) const;
  std::vector<const Term*> Descendants(absl::string_view id) const;

  // True when `ancestor` is `id` or above it.
  bool IsWithin(absl::string_view id, absl::string_view ancestor) const;

  // As Vocabularies::Resolve.
  Resolution Resolve(absl::string_view stated,
                     absl::string_view stated_label) const;

  // A copy with `added` (all of this vocabulary). See
  // Vocabularies::WithMappings for the errors.
  absl::StatusOr<std::shared_ptr<const Vocabulary>> WithMappings(
      absl::Span<const AddedMapping> added) const;

 private:
  struct Named {
    int index;
    Resolution::Match match;
  };

  Vocabulary() = default;
  absl::Status Index();
  absl::Status IndexNames(int index);
  absl::Status IndexMapping(int index, const std::string& mapping);
  absl::Status CheckGraph() const;
  std::vector<const Term*> Walk(
      absl::string_view id, const std::vector<std::vector<int>>& edges) const;
  std::optional<Named> FindLabel(absl::string_view label) const;
  Resolution ResolveStated(absl::string_view stated,
                           std::string& mapping_key) const;

  std::string id_;
  std::string label_fr_;
  std::string label_en_;
  std::vector<Term> terms_;
  std::vector<std::vector<int>> parents_;
  std::vector<std::vector<int>> children_;
  absl::flat_hash_map<std::string, int> by_id_;
  absl::flat_hash_map<std::string, int> by_uri_;
  // Own ids and mapped tokens, folded.
  absl::flat_hash_map<std::string, int> by_token_;
  absl::flat_hash_map<std::string, Named> by_label_;
  // Normalised mapping -> folded label that its source gives it.
  absl::flat_hash_map<std::string, std::string> source_labels_;
};

// All vocabularies. Immutable after construction, thread-safe, cheap to copy.
class Vocabularies {
 public:
  // Those compiled in; never destroyed.
  static const Vocabularies& BuiltIn();

  // Those that what records state is resolved with: BuiltIn(), unless the
  // program was given more mappings.
  static const Vocabularies& Current();
  // To be called before anything is resolved, as what was resolved already
  // stays as it is. What Current() gave before stays valid.
  static void SetCurrent(Vocabularies vocabularies);

  static Vocabularies Of(std::vector<std::shared_ptr<const Vocabulary>> list) {
    return Vocabularies(std::move(list));
  }

  // Null when unknown.
  const Vocabulary* Find(absl::string_view id) const;
  const std::vector<std::shared_ptr<const Vocabulary>>& list() const {
    return list_;
  }

  // Finds what `stated` (a URI, an id or token, or a label; may be empty) and
  // `stated_label` (may be empty) mean in a vocabulary: by URI, then by id,
  // then by folded label, then by alternative label; `stated` before
  // `stated_label`. What a label ends with in brackets is ignored when nothing
  // bears the whole. An unknown vocabulary finds nothing. In "language", a
  // regional tag ("fr-CA") that has no term means its language.
  Resolution Resolve(absl::string_view vocabulary, absl::string_view stated,
                     absl::string_view stated_label) const;

  // A copy with more mappings, for instance those of a whole ScoLOMFR SKOS
  // file. Never changes ids, labels or existing mappings. Errors, with the
  // field "mappings[i]": VOCABULARY_UNKNOWN{vocabulary},
  // VOCABULARY_TERM_UNKNOWN{vocabulary,term}, VOCABULARY_MAPPING_INVALID,
  // VOCABULARY_MAPPING_TAKEN{mapping,term}, VOCABULARY_TOO_MANY_MAPPINGS{max}.
  absl::StatusOr<Vocabularies> WithMappings(
      const std::vector<AddedMapping>& added) const;

  static constexpr int kMaxAddedMappings = 100000;

 private:
  explicit Vocabularies(std::vector<std::shared_ptr<const Vocabulary>> list)
      : list_(std::move(list)) {}

  std::vector<std::shared_ptr<const Vocabulary>> list_;
};

}  // namespace preau::vocabulary

#endif  // STORAGE_VOCABULARY_VOCABULARY_H_
