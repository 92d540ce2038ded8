#ifndef INDEXER_SPELLING_RANDOM_ERROR_H_
#define INDEXER_SPELLING_RANDOM_ERROR_H_

#include <cstddef>
#include <string>
#include <utility>

namespace preau::spelling {

// The word with a letter left out, added, changed, or two of them turned
// around, as fingers do; for tests and measurements. `random` gives numbers as
// those of <random> do. The word isn't empty.
template <typename Random>
std::string WithRandomError(std::string word, Random& random) {
  const auto at = static_cast<size_t>(random() % word.size());
  const auto letter = static_cast<char>('a' + random() % 26);
  switch (random() % 4) {
    case 0:
      word.erase(at, 1);
      break;
    case 1:
      word.insert(at, 1, letter);
      break;
    case 2:
      word[at] = letter;
      break;
    default:
      if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
  }
  return word;
}

}  // namespace preau::spelling

#endif  // INDEXER_SPELLING_RANDOM_ERROR_H_
