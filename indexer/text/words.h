#ifndef INDEXER_TEXT_WORDS_H_
#define INDEXER_TEXT_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace preau::text {

// A word of a text, before it is looked at more closely.
struct Word {
  // Bytes in the text: [begin, end).
  uint32_t begin = 0;
  uint32_t end = 0;
  // What to analyse in place of those bytes ("svt" for "S.V.T."); empty: them.
  std::string instead;
  // Follows the word before after a hyphen.
  bool after_hyphen = false;

  absl::string_view TextIn(absl::string_view text) const {
    return instead.empty() ? text.substr(begin, end - begin)
                           : absl::string_view(instead);
  }
};

// Splits a text into words, which replace those of `words`. Thread-safe.
void SplitWords(absl::string_view text, std::vector<Word>& words);
std::vector<Word> SplitWords(absl::string_view text);

}  // namespace preau::text

#endif  // INDEXER_TEXT_WORDS_H_
