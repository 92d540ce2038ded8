#ifndef INDEXER_SPELLING_DICTIONARY_H_
#define INDEXER_SPELLING_DICTIONARY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "indexer/spelling/words.h"

namespace preau::spelling {

// A word that somebody may have meant.
struct Candidate {
  // Folded, and with the accents that it mostly has.
  std::string word;
  std::string spelling;
  uint32_t documents = 0;
  // Between what was typed and the word, both folded.
  int edits = 0;
  // So many edits aren't forgiven: it is here because it sounds like it.
  bool by_sound = false;
  // How unlikely it is: about the edits, less where it sounds the same, and
  // less for frequent words.
  double cost = 0;
};

// A word that begins as what was typed.
struct Completion {
  std::string word;
  uint32_t documents = 0;
};

// All the words of an index, which come in pieces. Immutable, thread-safe.
class Dictionary {
 public:
  Dictionary() = default;
  explicit Dictionary(std::vector<std::shared_ptr<const Words>> pieces)
      : pieces_(std::move(pieces)) {}

  // How many documents have a folded word.
  uint32_t DocumentsWith(absl::string_view folded) const;
  // With the accents that it mostly has; the word itself where it isn't known.
  std::string SpellingOf(absl::string_view folded) const;

  // Up to `limit` other words that may be meant by a lower-case one, with or
  // without accents; the likeliest first. None for words of less than four
  // letters or with others than those of the alphabet.
  std::vector<Candidate> Corrections(absl::string_view lower,
                                     size_t limit) const;

  // Up to `limit` words that begin with a folded text, the most frequent first
  // (where a word is rare in every piece, others may stand in its place).
  std::vector<Completion> Completions(absl::string_view prefix,
                                      size_t limit) const;
  // The beginnings of words that may be meant by that of one, folded; those
  // with the fewest edits first, then those of the most documents. None for
  // less than four letters.
  std::vector<std::string> NearPrefixes(absl::string_view prefix,
                                        size_t limit) const;

  // Different words at most.
  size_t size() const;
  size_t bytes() const;

 private:
  std::vector<std::shared_ptr<const Words>> pieces_;
};

}  // namespace preau::spelling

#endif  // INDEXER_SPELLING_DICTIONARY_H_
