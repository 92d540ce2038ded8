#ifndef INDEXER_UNDERSTANDING_UNDERSTAND_H_
#define INDEXER_UNDERSTANDING_UNDERSTAND_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "indexer/columns/filters.h"
#include "indexer/query/query.h"
#include "indexer/understanding/provider_names.h"

// What the words of a query mean beyond themselves.
namespace preau::understanding {

enum class Effect {
  // They are looked for as words, and nothing else.
  kWords,
  // A document has one of the values, or all of the words.
  kValueOrWords,
  // A document with one of the values comes before others; none is left out.
  kPreference,
  // A document has one of the values.
  kFilter,
};

// What some words were taken for.
struct Interpretation {
  Effect effect = Effect::kWords;
  // Of document::Fields(); not for kWords.
  size_t field = 0;
  std::vector<std::string> values;
  // Bytes of the query: [begin, end).
  uint32_t begin = 0;
  uint32_t end = 0;
  // For kFilter: nothing passed, so that the words are looked for instead.
  bool dropped = false;

  bool operator==(const Interpretation&) const = default;
};

struct Understood {
  query::Query query;
  std::vector<columns::Filter> filters;
  // In the order of the query, what remains as words too; empty when nothing
  // means more than its words.
  std::vector<Interpretation> interpretations;
};

// Of one query; what follows is left as words.
inline constexpr size_t kMaxInterpretations = 8;

struct Options {
  // Any word is enough: then values too are only one more thing to find, and
  // nothing is filtered.
  bool any_word = false;
  // Without them what would be a filter is words, and said to be dropped.
  bool filters = true;
};

// As query::ParseQuery, whose errors it has. Nothing in quotes, excluded or
// after a field word is understood. Thread-safe.
absl::StatusOr<Understood> Understand(absl::string_view text,
                                      const ProviderNames& providers,
                                      const Options& options);

}  // namespace preau::understanding

#endif  // INDEXER_UNDERSTANDING_UNDERSTAND_H_
