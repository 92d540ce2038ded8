#ifndef INDEXER_UNDERSTANDING_MEANINGS_H_
#define INDEXER_UNDERSTANDING_MEANINGS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace preau::understanding {

// How far a phrase can be relied on.
enum class Trust {
  // A document without the value but with the words will do.
  kMeant,
  // So often something else that all words around it must be understood too.
  kAmongUnderstood,
  // Means nothing but the value.
  kCertain,
};

// What a phrase means: any of these values of a field.
struct Meaning {
  size_t field = 0;
  std::vector<std::string> values;
  Trust trust = Trust::kMeant;
};

// A row of the table of meanings. Lists are separated by '|'. In a phrase "@"
// stands for who a resource is for: "pour les", "pour mes", "pour", …
struct MeaningRow {
  const char* field;
  const char* values;
  const char* phrases;
  Trust trust = Trust::kMeant;
};
absl::Span<const MeaningRow> MeaningRows();

// Phrases whose words mean nothing but themselves. "#" stands for the years of
// the collège and the lycée, "%" for those that are written in letters: "6e
// volume" may well be a lesson on volumes.
absl::Span<const char* const> ExceptionRows();

// `row` with its "@", "#" or "%" replaced, by each of what they stand for.
std::vector<std::string> PhrasesOf(absl::string_view row);

// The words of a phrase as they are compared: folded, in order.
std::vector<std::string> FoldedWords(absl::string_view phrase);

// Phrases by their first word. Immutable, thread-safe.
class Meanings {
 public:
  static const Meanings& BuiltIn();

  struct Found {
    // In words.
    size_t length = 0;
    // Null for an exception.
    const Meaning* meaning = nullptr;
  };
  // Adds all that `words` begin with, the longest first.
  void Match(absl::Span<const absl::string_view> words,
             std::vector<Found>& found) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    const Meaning* meaning;
  };

  Meanings();
  void Add(absl::string_view phrases, const Meaning* meaning);

  std::vector<Meaning> meanings_;
  // Longest first.
  absl::flat_hash_map<std::string, std::vector<Phrase>> by_first_;
};

}  // namespace preau::understanding

#endif  // INDEXER_UNDERSTANDING_MEANINGS_H_
