#ifndef TOOLS_BENCH_TOKEN_TEXT_H_
#define TOOLS_BENCH_TOKEN_TEXT_H_

#include <string>

#include "absl/status/statusor.h"
#include "indexer/document/document.h"
#include "tools/bench/query_file.h"

// Documents and queries as our analyser sees them, for other engines: what
// these only have to split at blanks.
namespace preau::bench {

// uid, tab, tokens, tab, levels, tab, disciplines, tab, kinds; no line end.
//
// The tokens stand in the order of their positions. Terms of one position are
// joined by '|', the heavier a term is, the more often it is repeated; "/"
// stands between texts that no phrase may cross. Terms with a prefix
// (document::kTitlePrefix …) are left out. Values are given with all above
// them, separated by blanks, each once.
std::string DocumentLine(const document::Document& document);

// class, tab, operator ("all", "any", "phrase", "prefix", "everything"), tab,
// words, tab, level; no line end. Terms of which any will do for a word are
// joined by '|'. INVALID_ARGUMENT when the query can't be said so.
absl::StatusOr<std::string> QueryLine(const Query& query);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_TOKEN_TEXT_H_
