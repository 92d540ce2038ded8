#ifndef INDEXER_UNDERSTANDING_DURATIONS_H_
#define INDEXER_UNDERSTANDING_DURATIONS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace preau::understanding {

// How long something is to take, as words say it.
struct FoundDuration {
  // In words.
  size_t length = 0;
  // Of the field "duration".
  std::vector<std::string> bands;
  // A limit ("moins de 10 minutes"), not just about as long ("10 minutes").
  bool is_limit = false;
};

// What folded `words` begin with: "10 min", "une heure", "1h30", "moins de 10
// minutes", "plus d'une heure"; `length` 0 when it isn't that, or more than
// lessons take. Thread-safe.
FoundDuration MatchDuration(absl::Span<const absl::string_view> words);

// Bands of what is called short.
std::vector<std::string> ShortBands();

}  // namespace preau::understanding

#endif  // INDEXER_UNDERSTANDING_DURATIONS_H_
