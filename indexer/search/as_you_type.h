#ifndef INDEXER_SEARCH_AS_YOU_TYPE_H_
#define INDEXER_SEARCH_AS_YOU_TYPE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "indexer/hot/snapshot.h"
#include "indexer/query/query.h"
#include "indexer/search/search.h"
#include "indexer/spelling/dictionary.h"

// Searches whose last word is still being typed.
namespace preau::search {

// Whether the request's last word may be the beginning of one.
bool IsLastWordOpen(const Request& request);

// Lets the last word of a query stand for the words that begin so as well, the
// most frequent ones of them; where there are none, for those that begin nearly
// so. Who has the word itself stands before who has one that begins so. Gives
// the word, folded; empty where there is none to complete.
std::string CompleteLastWord(const hot::Snapshot& snapshot,
                             const spelling::Dictionary& dictionary,
                             absl::string_view typed, query::Query& query);

// Of marked words that begin with a folded text, marks only that.
void MarkOnlyTyped(absl::string_view folded, Hit& hit);

}  // namespace preau::search

#endif  // INDEXER_SEARCH_AS_YOU_TYPE_H_
