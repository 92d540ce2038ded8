#ifndef INDEXER_UNDERSTANDING_FINDER_H_
#define INDEXER_UNDERSTANDING_FINDER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "indexer/query/query.h"
#include "indexer/understanding/meanings.h"
#include "indexer/understanding/provider_names.h"

namespace preau::understanding {

// Neighbouring clauses that mean something.
struct Found {
  size_t first = 0;
  // One beyond.
  size_t last = 0;
  // Nothing but themselves.
  bool exception = false;
  // What they are is in the clause already.
  bool in_clause = false;
  Trust trust = Trust::kMeant;
  size_t field = 0;
  std::vector<std::string> values;
};

struct FieldValue {
  size_t field = 0;
  std::string id;
};

// The level or the discipline that a term of texts stands for ("#6e").
std::optional<FieldValue> ValueOfConcept(absl::string_view term);

// What plain clauses of a query mean, in their order: of what begins at one the
// longest, and of equally long ones exceptions, then meanings, durations,
// concepts and providers. Thread-safe.
std::vector<Found> FindMeanings(const std::vector<query::Clause>& clauses,
                                const ProviderNames& providers);

}  // namespace preau::understanding

#endif  // INDEXER_UNDERSTANDING_FINDER_H_
