#ifndef INDEXER_SPELLING_LETTERS_H_
#define INDEXER_SPELLING_LETTERS_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace preau::spelling {

inline constexpr size_t kMinLetters = 2;
// Longer words aren't held, and not corrected.
inline constexpr size_t kMaxLetters = 32;

// Whether a folded word is one that can be corrected or be a correction: a to z
// and apostrophes, kMinLetters to kMaxLetters of them.
bool IsPlainWord(absl::string_view folded);

// Which letters a word has, and which frequent ones twice, a bit each: an edit
// changes two bits at most, a letter more or less one, two letters that change
// places none.
uint32_t Signature(absl::string_view word);

// Number of a letter, 0 to 26.
inline size_t LetterNumber(char letter) {
  return letter == '\'' ? 26 : static_cast<size_t>(letter - 'a');
}

// Errors that are forgiven in a word: none up to three letters, one up to
// seven, then two.
inline int MaxEdits(size_t letters) {
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

}  // namespace preau::spelling

#endif  // INDEXER_SPELLING_LETTERS_H_
