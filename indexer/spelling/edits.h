#ifndef INDEXER_SPELLING_EDITS_H_
#define INDEXER_SPELLING_EDITS_H_

#include <array>
#include <cstdint>

#include "absl/strings/string_view.h"

// How far words are from one another: letters put in, left out, replaced, and
// neighbours that changed places (Damerau 1964, each letter moved once). Words
// of up to 64 letters.
namespace preau::spelling {

// Counts edits from one word to many, all letters of a column at once (Hyyrö
// 2003). Thread-compatible.
class EditCounter {
 public:
  // Bytes of any kind; must outlive it.
  explicit EditCounter(absl::string_view word);

  int Count(absl::string_view other) const;

 private:
  const absl::string_view word_;
  // Where each byte stands in the word.
  std::array<uint64_t, 256> places_{};
};

// What it costs to take `typed` for a mistake in writing `meant`: each edit
// about 1; less where keys are neighbours (AZERTY), where letters sound alike
// or are mute, and where one of a pair is missing; more in the first letter.
// Of plain words.
double EditCost(absl::string_view typed, absl::string_view meant);

}  // namespace preau::spelling

#endif  // INDEXER_SPELLING_EDITS_H_
