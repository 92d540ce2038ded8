#ifndef INDEXER_HOT_WRITTEN_WORDS_H_
#define INDEXER_HOT_WRITTEN_WORDS_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "indexer/hot/segment.h"
#include "indexer/hot/snapshot.h"

// Words as documents have them, which terms are mostly stems of.
namespace preau::hot {

using VisitWord = absl::FunctionRef<void(absl::string_view, uint32_t)>;

// Each folded word of the documents of a segment with the number of those that
// have it, whatever was deleted since.
void ForEachWord(const Segment& segment, VisitWord visit);
// The same for lower-case words with accents.
void ForEachAccentedWord(const Segment& segment, VisitWord visit);

// The term that finds those who have a folded word as it is written; where that
// is its own stem, those who have another word of the stem as well.
std::string WrittenTerm(const Snapshot& snapshot, absl::string_view word);

// How many documents have a folded word. Those that were deleted count where
// others have the word's stem, until segments are merged.
uint32_t DocumentsWriting(const Snapshot& snapshot, absl::string_view word);

}  // namespace preau::hot

#endif  // INDEXER_HOT_WRITTEN_WORDS_H_
