#ifndef SERVICES_INGESTION_CONFORMANCE_CONCEPTS_H_
#define SERVICES_INGESTION_CONFORMANCE_CONCEPTS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "storage/skos/thesaurus.h"

// ScoLOMFR's vocabularies as they stand, not as what they mean to us (that is
// storage/vocabulary).
namespace preau::conformance {

struct Concept {
  // "003".
  std::string scheme;
  std::string uri;
  // The preferred one first; empty for schemes of thousands.
  std::vector<std::string> labels;
  // No longer to be used.
  bool deprecated = false;
  // URI; empty when nothing does.
  std::string replaced_by;
};

// Immutable, thread-safe.
class Concepts {
 public:
  // Those of ScoLOMFR 3.2.0; never destroyed.
  static const Concepts& BuiltIn();

  // The same with what `thesaurus` says of them and adds.
  static Concepts With(const skos::Thesaurus& thesaurus);

  // Whether a thesaurus had the scheme: what isn't known of it then isn't
  // newer.
  bool IsGiven(absl::string_view scheme) const {
    return given_.contains(scheme);
  }

  // The concept of a scheme that `stated` names: a URI, an id, or LOM's own
  // token for it. Null when none is.
  const Concept* Find(absl::string_view scheme, absl::string_view stated) const;
  // By any of its labels, folded.
  const Concept* FindLabel(absl::string_view scheme,
                           absl::string_view label) const;
  // In whatever scheme, by URI or bare id.
  const Concept* FindAnywhere(absl::string_view stated) const;

  // Whether voc-001 has the three letters.
  static bool IsLanguageCode(absl::string_view code);

 private:
  Concepts() = default;
  // Unless the scheme has its URI already.
  void Add(Concept added);
  void AddBuiltIn();
  void AddNumbered();

  absl::flat_hash_set<std::string> given_;
  std::vector<Concept> concepts_;
  // Normalised URI.
  absl::flat_hash_map<std::string, std::vector<int>> by_uri_;
  // Scheme and folded last part of the URI.
  absl::flat_hash_map<std::string, int> by_token_;
  // Scheme and folded label.
  absl::flat_hash_map<std::string, int> by_label_;
};

// "http://data.education.fr/voc/scolomfr/concept/", and whether a text is such
// a concept's URI or bare id.
extern const absl::string_view kConceptBase;
bool LooksLikeScolomfr(absl::string_view stated);

}  // namespace preau::conformance

#endif  // SERVICES_INGESTION_CONFORMANCE_CONCEPTS_H_
