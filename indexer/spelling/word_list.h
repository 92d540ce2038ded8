#ifndef INDEXER_SPELLING_WORD_LIST_H_
#define INDEXER_SPELLING_WORD_LIST_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "indexer/spelling/letters.h"

namespace preau::spelling {

// Plain words in the order of the alphabet, each once, of which those near to
// one are found. Some 17 bytes a word. Immutable, thread-safe.
class WordList {
 public:
  // A word's number; in the order of words.
  using Id = uint32_t;

  WordList() = default;
  // `words`: sorted, each once.
  explicit WordList(const std::vector<absl::string_view>& words);

  size_t size() const { return offsets_.size() - 1; }
  absl::string_view word(Id id) const {
    return absl::string_view(texts_).substr(offsets_[id],
                                            offsets_[id + 1] - offsets_[id]);
  }
  std::optional<Id> Find(absl::string_view word) const;
  // Those that start so: [first, second).
  std::pair<Id, Id> StartingWith(absl::string_view prefix) const;

  // Those up to `max_edits` from `word`, with the edits. Looks at the letters
  // that each word of about that length has, which leaves few to be compared.
  void FindNear(absl::string_view word, int max_edits,
                absl::FunctionRef<void(Id, int)> visit) const;

  // Those of which a beginning is up to `max_edits` from `prefix`: ranges that
  // share it, with the edits. A word may be in several. Where two edits are
  // allowed the first letter has to be right.
  void FindNearPrefix(absl::string_view prefix, int max_edits,
                      absl::FunctionRef<void(Id, Id, int)> visit) const;

  size_t bytes() const;

 private:
  friend class PrefixWalk;
  // Words of one length, by what letters they have.
  struct OfLength {
    std::vector<uint32_t> signatures;
    std::vector<Id> ids;
  };

  std::string texts_;
  std::vector<uint32_t> offsets_ = {0};
  std::array<OfLength, kMaxLetters + 1> by_length_;
};

}  // namespace preau::spelling

#endif  // INDEXER_SPELLING_WORD_LIST_H_
