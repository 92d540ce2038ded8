#ifndef INDEXER_TEXT_CONCEPTS_H_
#define INDEXER_TEXT_CONCEPTS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/text/analyser.h"
#include "indexer/text/word_forms.h"

namespace preau::text {

// The ways in which what schools write short, the vocabularies' levels and
// disciplines, the centuries and some synonyms are written, by the stem of
// their first word. Immutable, thread-safe.
class Concepts {
 public:
  struct Found {
    Alternative alternative;
    // Holds only where the word is in capitals.
    bool capitals = false;
  };

  static const Concepts& BuiltIn();

  // Adds those that start at `words[at]`, the longest first; no shorter phrase
  // of several words beside it.
  void Match(absl::Span<const WordForms* const> words, size_t at,
             std::vector<Found>& found) const;

  // What the spellings begin with that have this term, folded.
  absl::Span<const std::string> FirstWordsOf(absl::string_view term) const;

  // No spelling has more.
  static constexpr size_t kMaxWords = 16;

 private:
  enum class Where { kAnywhere, kCapitals, kAlone };
  // A word of a spelling.
  struct SpellingWord {
    // By which form words are compared with it: "LV A" is none in "LV à".
    enum class By { kStem, kFolded, kLower };
    std::string text;
    By by;
    bool operator==(const SpellingWord&) const = default;
  };
  struct Spelling {
    std::vector<SpellingWord> words;
    // The first of them, folded.
    std::string first;
    std::string term;
    Where where = Where::kAnywhere;
    bool narrower = false;

    bool Matches(absl::Span<const WordForms* const> words_from) const;
  };
  // What a vocabulary's label is good for.
  enum class Use { kSame, kNarrower, kNone };
  using LabelUses =
      absl::flat_hash_map<std::pair<absl::string_view, std::string>, Use>;

  Concepts();
  void AddTokens();
  void AddSynonyms();
  void AddVocabularies();
  void AddYears();
  void AddCycles();
  void AddCenturies();
  void AddLabel(absl::string_view label, absl::string_view id,
                bool acronyms_only, bool narrower);
  void Add(absl::string_view spelling, absl::string_view id, Where where,
           bool narrower = false);
  static LabelUses UsesOfLabels();

  // Acronyms that count only in capitals, folded.
  absl::flat_hash_set<std::string> words_too_;
  // Longest first.
  absl::flat_hash_map<std::string, std::vector<Spelling>> by_first_;
  absl::flat_hash_map<std::string, std::vector<std::string>> firsts_of_term_;
};

}  // namespace preau::text

#endif  // INDEXER_TEXT_CONCEPTS_H_
