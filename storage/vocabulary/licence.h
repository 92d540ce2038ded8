#ifndef STORAGE_VOCABULARY_LICENCE_H_
#define STORAGE_VOCABULARY_LICENCE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::vocabulary {

// What a licence class (a term of the vocabulary "licence") lets the
// catalogue and its readers do, on the conditions that the licence sets.
struct LicenceTraits {
  absl::string_view licence;
  // May be adapted and the result shared, if only non-commercially.
  bool reuse_allowed;
  // Unchanged copies may be passed on.
  bool share_allowed;
  // May be put into a pack that leaves the school's own network.
  bool offline_allowed;
  bool commercial_allowed;
  bool credit_required;
  bool share_alike;
};

// One for each term of the vocabulary. Thread-safe.
absl::Span<const LicenceTraits> AllLicenceTraits();

// Those of a class; for an id that is not one, those of "unknown", which
// allow nothing.
const LicenceTraits& TraitsOf(absl::string_view licence);

// How to name the licence in a credit line: "CC BY-SA 4.0", "Licence Ouverte
// 2.0". Names a version only when one is given. Unknown ids give "".
std::string LicenceLabel(absl::string_view licence, absl::string_view version,
                         Language language);

// The licence's own page: "https://creativecommons.org/licenses/by-sa/4.0/".
// "" when there is none, or when it needs a version and none is given.
std::string LicenceUrl(absl::string_view licence, absl::string_view version);

}  // namespace preau::vocabulary

#endif  // STORAGE_VOCABULARY_LICENCE_H_
