#ifndef INDEXER_SPELLING_WORDS_H_
#define INDEXER_SPELLING_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/spelling/word_list.h"

namespace preau::spelling {

// A word and how many documents have it.
struct CountedWord {
  absl::string_view text;
  uint32_t documents = 0;
};

// The words of some documents: what they look like without accents, how they
// are mostly written, and how they sound. Some 50 bytes a word. Immutable,
// thread-safe.
class Words {
 public:
  // Folded words, and lower-case words with accents; those that aren't plain
  // are passed over.
  Words(std::vector<CountedWord> folded, std::vector<CountedWord> accented);

  const WordList& list() const { return list_; }
  uint32_t documents(WordList::Id id) const { return documents_[id]; }
  // With the accents that it mostly has, and how many documents have it so.
  CountedWord spelling(WordList::Id id) const;

  // Sounds (PhoneticKey()), and the words that sound so.
  const WordList& keys() const { return keys_; }
  absl::Span<const WordList::Id> WithKey(WordList::Id key) const {
    return absl::MakeConstSpan(by_key_).subspan(
        key_offsets_[key], key_offsets_[key + 1] - key_offsets_[key]);
  }

  size_t bytes() const;

 private:
  void AddSpellings(std::vector<CountedWord> accented);
  void AddKeys();

  WordList list_;
  std::vector<uint32_t> documents_;
  // Of those that mostly have accents, ascending by word; and where each
  // spelling ends in `spellings_`.
  std::vector<WordList::Id> accented_;
  std::vector<uint32_t> accented_documents_;
  std::vector<uint32_t> spelling_ends_;
  std::string spellings_;
  WordList keys_;
  std::vector<uint32_t> key_offsets_ = {0};
  std::vector<WordList::Id> by_key_;
};

}  // namespace preau::spelling

#endif  // INDEXER_SPELLING_WORDS_H_
