#ifndef INDEXER_TEXT_WORD_FORMS_H_
#define INDEXER_TEXT_WORD_FORMS_H_

#include <string>

#include "absl/strings/string_view.h"

namespace preau::text {

// What a word is turned into.
struct WordForms {
  // NFKC, lower case, accents kept.
  std::string lower;
  // Without accents, ligatures split.
  std::string folded;
  std::string stem;
  // As Token::other_stem.
  std::string other_stem;
  bool stop_word = false;
};

// The forms of one word as it stands in a text. The answer lives until the next
// call on the same thread. Thread-safe.
const WordForms& FormsOf(absl::string_view word);

// Snowball French with its defects patched, for a folded word.
std::string StemFolded(absl::string_view folded);

// Whether a lower-case word, accents kept, is a stop word.
bool IsStopWord(absl::string_view lower);

}  // namespace preau::text

#endif  // INDEXER_TEXT_WORD_FORMS_H_
