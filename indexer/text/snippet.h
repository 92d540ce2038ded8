#ifndef INDEXER_TEXT_SNIPPET_H_
#define INDEXER_TEXT_SNIPPET_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace preau::text {

// Terms of a query, as Analyse() gives them: stems, other stems and
// alternatives.
using TermSet = absl::flat_hash_set<std::string>;

// A piece of a text, byte for byte, with the words in it that match.
struct Snippet {
  struct Span {
    // Bytes in `text`: [begin, end), whole words.
    uint32_t begin = 0;
    uint32_t end = 0;
    bool operator==(const Span&) const = default;
  };
  std::string text;
  std::vector<Span> spans;
  bool cut_before = false;
  bool cut_after = false;
};

// The piece of at most about `max_chars` characters with the most different
// terms, the first of equals; the beginning when none matches. Cut between
// words. Thread-safe.
Snippet MakeSnippet(absl::string_view text, const TermSet& terms,
                    size_t max_chars);

// The whole text with its matches.
Snippet MarkAll(absl::string_view text, const TermSet& terms);

}  // namespace preau::text

#endif  // INDEXER_TEXT_SNIPPET_H_
