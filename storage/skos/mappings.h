#ifndef STORAGE_SKOS_MAPPINGS_H_
#define STORAGE_SKOS_MAPPINGS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "storage/skos/thesaurus.h"
#include "storage/vocabulary/vocabulary.h"

// Which term of ours each concept means.
namespace preau::skos {

// How the term of a concept was found, the surest first.
enum class Way {
  // A term of ours has its URI.
  kExact,
  // All that replace it mean one term.
  kReplacement,
  // The nearest above it that have a term have the same one, or one that all
  // their terms are within.
  kParent,
  // One term of ours is called so: by a preferred label of the concept, or by
  // all those of its alternatives that mean anything.
  kLabel,
  // Its URI resolves to nothing; records that state its label may still do.
  kNone,
};
inline constexpr size_t kWays = 5;

struct SchemeFigures {
  // As in Scheme.
  std::string name;
  std::string title;
  size_t concepts = 0;
  // Not current.
  size_t deprecated = 0;
  // By Way.
  size_t ways[kWays] = {};
};

struct Mappings {
  // For Vocabularies::WithMappings(): nothing in it is taken already.
  std::vector<vocabulary::AddedMapping> added;
  // By concept.
  std::vector<Way> ways;
  // In the order of the thesaurus' schemes; a concept counts in each of its
  // own.
  std::vector<SchemeFigures> schemes;
  // Each concept once, in whichever schemes.
  SchemeFigures total;
};

// A concept is given a term in each vocabulary that its scheme belongs to: in
// which another concept of the scheme is found by URI, or, for a scheme of
// which none is, in the one that is laid down for it. A concept that is found
// by URI gets nothing more than its label, which then confirms it. Deprecated
// concepts are treated like all others.
Mappings MakeMappings(const Thesaurus& thesaurus,
                      const vocabulary::Vocabularies& vocabularies);

// What the SKOS files in `folder` say (a file alone will do). Errors: those of
// ReadSources(); the first refusal, as FAILED_PRECONDITION
// SKOS_REFUSED{folder,file,count,why}, where why is the reason.
absl::StatusOr<Thesaurus> ReadFolder(const std::string& folder);

// `vocabularies` with what the SKOS files in `folder` add. Errors: those of
// ReadFolder().
absl::StatusOr<vocabulary::Vocabularies> WithFolder(
    const vocabulary::Vocabularies& vocabularies, const std::string& folder);

}  // namespace preau::skos

#endif  // STORAGE_SKOS_MAPPINGS_H_
