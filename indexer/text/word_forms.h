#ifndef INDEXER_TEXT_WORD_FORMS_H_
#define INDEXER_TEXT_WORD_FORMS_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace preau::text {

// What a word is turned into.
struct WordForms {
  // NFKC, lower case, accents kept.
  std::string lower;
  // Without accents, ligatures split.
  std::string folded;
  // Empty when nothing of the word is left (a zero-width space by itself).
  std::string stem;
  // As Token::other_stem.
  std::string other_stem;
  // Of a word without accents that may have lost them: the stem that it has
  // with them ("marché" of "marche"). Empty for all others.
  std::string accented_stem;
  // absl::HashOf() each of them, for who counts them.
  size_t lower_hash = 0;
  size_t folded_hash = 0;
  size_t stem_hash = 0;
  size_t other_stem_hash = 0;
  size_t accented_stem_hash = 0;
  bool stop_word = false;
  // Two letters or more, all of them A to Z; perhaps digits.
  bool capitals = false;
  // Whether Concepts knows the word as a first one; it keeps the answer here.
  enum class First : signed char { kUnknown, kNo, kYes };
  mutable First first_of_concept = First::kUnknown;
};

// The forms of one word as it stands in a text. The answer belongs to the
// calling thread and lives until TrimForms() there. Thread-safe.
const WordForms& FormsOf(absl::string_view word);

// Forgets this thread's forms when there are many. To be called before a text
// is analysed: the forms of one text (at most kMaxTokens words) always fit.
void TrimForms();

// Snowball French, but for plurals that it doesn't know; for a folded word.
std::string StemByRule(absl::string_view folded);

// The same, with the words that it gets wrong put right.
std::string StemFolded(absl::string_view folded);

bool IsAscii(absl::string_view text);

// Whether a lower-case word, accents kept, is a stop word.
bool IsStopWord(absl::string_view lower);

}  // namespace preau::text

#endif  // INDEXER_TEXT_WORD_FORMS_H_
