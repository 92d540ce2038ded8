#ifndef STORAGE_SKOS_THESAURUS_H_
#define STORAGE_SKOS_THESAURUS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// Concepts and schemes of SKOS files, merged by URI over all their blocks and
// all files.
namespace preau::skos {

inline constexpr size_t kMaxConcepts = 100000;
inline constexpr size_t kMaxSchemes = 1000;
inline constexpr size_t kMaxLabels = 400000;
// Nobody corrects more at a time; the rest is counted.
inline constexpr size_t kMaxRefusals = 1000;

struct Source {
  // What to call the file in what is said about it.
  std::string name;
  std::string bytes;
};

struct Label {
  // As written; often empty.
  std::string language;
  std::string text;
};

// isothes:status: "Actuel", "Ancien", "Obsolète", "Déprécié". A concept without
// one is current.
enum class ConceptStatus { kCurrent, kFormer, kObsolete, kDeprecated };

struct Concept {
  // As first written.
  std::string uri;
  // The file that names it first.
  std::string file;
  std::vector<Label> preferred;
  std::vector<Label> alternatives;
  // Indexes of concepts, each once, whichever end states it. What stands in a
  // file that isn't there is left out.
  std::vector<int> broader;
  std::vector<int> related;
  std::vector<int> replaced_by;
  // Indexes of schemes.
  std::vector<int> schemes;
  ConceptStatus status = ConceptStatus::kCurrent;
};

struct Scheme {
  // As first written.
  std::string uri;
  // "015" for ScoLOMFR's, else what its URI ends in.
  std::string name;
  // Empty when no file describes it.
  std::string title;
  std::vector<int> concepts;
};

// What can't be taken, and why.
struct Refusal {
  std::string file;
  // URI of the concept; empty when the file itself is at fault.
  std::string uri;
  // INVALID_ARGUMENT with a reason that storage/messages has a sentence for.
  absl::Status status;
};

struct Thesaurus {
  // In the order of the files and of what stands in them.
  std::vector<Concept> concepts;
  // By name. A scheme that only gathers others, as ScoLOMFR's own does with its
  // forty, is not among them.
  std::vector<Scheme> schemes;
  // Empty when everything can be taken. Never more than kMaxRefusals.
  std::vector<Refusal> refusals;
  size_t refusals_left_out = 0;
  // Normalised URI -> index of the concept.
  absl::flat_hash_map<std::string, int> by_uri;

  // Null when there is none.
  const Concept* Find(absl::string_view uri) const;
};

// Reads and checks `sources`. Never fails: what is wrong is in `refusals`, and
// what could be read stands beside it, so that one reading shows all there is
// to correct. Bounded by the constants above and those of rdf_xml.h.
Thesaurus ReadThesaurus(absl::Span<const Source> sources);

}  // namespace preau::skos

#endif  // STORAGE_SKOS_THESAURUS_H_
