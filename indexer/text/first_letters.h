#ifndef INDEXER_TEXT_FIRST_LETTERS_H_
#define INDEXER_TEXT_FIRST_LETTERS_H_

#include <bitset>
#include <cstddef>

#include "absl/strings/string_view.h"

namespace preau::text {

// What words begin with, case and accents aside, that have certain terms. A
// look at two letters tells most words of a text from them, which is many times
// faster than to analyse the word. Thread-compatible.
class FirstLetters {
 public:
  // Words that have this term: a stem, another stem, or one of an alternative.
  void AddTerm(absl::string_view term);

  // False only for words that have none of the terms.
  bool MayBeginIn(absl::string_view word) const {
    const size_t first = Take(word);
    if (first == kOther) return true;
    const size_t second = Take(word);
    return second == kOther ? any_[first] : pairs_[first * kLetters + second];
  }

 private:
  static constexpr size_t kLetters = 36;
  static constexpr size_t kOther = kLetters;

  // Takes a letter or digit off the front, by its number; what is not one of
  // French is other.
  static size_t Take(absl::string_view& word);

  // Words that begin as this one, which isn't inflected so far.
  void AddWord(absl::string_view word);
  void AddAllWith(size_t first);

  std::bitset<kLetters * kLetters> pairs_;
  // Whether any pair begins so.
  std::bitset<kLetters> any_;
};

}  // namespace preau::text

#endif  // INDEXER_TEXT_FIRST_LETTERS_H_
