#ifndef INDEXER_SEARCH_PHRASES_H_
#define INDEXER_SEARCH_PHRASES_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "indexer/columns/dictionary.h"
#include "indexer/hot/snapshot.h"
#include "indexer/hot/store.h"
#include "indexer/suggest/completions.h"
#include "storage/base/language.h"

// What documents propose to those who type: their titles, and the labels of
// what one filters by.
namespace preau::search {

// Phrase::field of a title; its id is the document's uid. Any other phrase is
// the label of the value of that field with that id.
inline constexpr uint32_t kTitlePhrase = document::kFieldCount;

std::string ValueText(const columns::Dictionary& dictionary, size_t field,
                      columns::ValueId value, base::Language language);

// Whether a title is that of a document. Values are always current: whether
// somebody has one of them is looked at when it is asked for.
bool IsCurrent(const hot::Snapshot& snapshot, const suggest::Phrase& phrase);

// Ends early when `stop` becomes true.
std::vector<suggest::Phrase> AllTitles(const hot::Snapshot& snapshot,
                                       const std::atomic<bool>& stop);

// Titles of changed documents that these didn't have before.
std::vector<suggest::Phrase> NewTitles(const hot::Snapshot& before,
                                       absl::Span<const hot::Change> changes);

// Adds the labels of values from `known` on, and raises that.
void AddNewValues(const columns::Dictionary& dictionary,
                  std::array<size_t, document::kFieldCount>& known,
                  std::vector<suggest::Phrase>& phrases);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_PHRASES_H_
