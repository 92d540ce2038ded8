#ifndef INDEXER_TEXT_CONCEPTS_H_
#define INDEXER_TEXT_CONCEPTS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/text/analyser.h"
#include "indexer/text/word_forms.h"

namespace preau::text {

// The ways in which the vocabularies' levels and disciplines, the centuries
// and a few more are written, by their first word. Immutable, thread-safe.
class Concepts {
 public:
  struct Found {
    Alternative alternative;
    // Holds only where the word is in capitals.
    bool capitals = false;
  };

  static const Concepts& BuiltIn();

  // Adds all that start at `words[at]`, the longest first.
  void Match(absl::Span<const WordForms* const> words, size_t at,
             std::vector<Found>& found) const;

  // What the spellings begin with that have this term, folded.
  absl::Span<const std::string> FirstWordsOf(absl::string_view term) const;

  // No spelling has more.
  static constexpr size_t kMaxWords = 8;

 private:
  enum class Where { kAnywhere, kCapitals, kAlone };
  struct Spelling {
    std::vector<std::string> words;
    std::string term;
    Where where = Where::kAnywhere;
  };

  Concepts();
  void AddVocabularies();
  void AddYears();
  void AddCycles();
  void AddCenturies();
  void AddLabel(absl::string_view label, absl::string_view id,
                bool acronyms_only);
  void Add(absl::string_view spelling, absl::string_view id, Where where);

  // Longest first.
  absl::flat_hash_map<std::string, std::vector<Spelling>> by_first_;
  absl::flat_hash_map<std::string, std::vector<std::string>> firsts_of_term_;
};

}  // namespace preau::text

#endif  // INDEXER_TEXT_CONCEPTS_H_
