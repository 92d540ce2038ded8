#ifndef INDEXER_SEARCH_PHRASES_H_
#define INDEXER_SEARCH_PHRASES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/columns/columns.h"
#include "indexer/columns/dictionary.h"
#include "indexer/suggest/completions.h"
#include "storage/base/language.h"

// What documents propose to those who type: their titles, and the labels of
// what one filters by.
namespace preau::search {

// Phrase::field of a title; its number is a slot. Any other phrase is the label
// of a value of that field.
inline constexpr uint32_t kTitlePhrase = document::kFieldCount;

std::string ValueText(const columns::Dictionary& dictionary, size_t field,
                      columns::ValueId value, base::Language language);

// Whether what it stands for is still there.
bool IsCurrent(const columns::Columns& columns, const suggest::Phrase& phrase);

// Of `slots`, what is in `now` and wasn't in `before` (null: nothing was).
std::vector<suggest::Phrase> NewPhrases(
    const columns::Columns* before, const columns::Columns& now,
    const columns::Dictionary& dictionary,
    const std::vector<columns::Slot>& slots);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_PHRASES_H_
