#ifndef INDEXER_TEXT_SNIPPET_H_
#define INDEXER_TEXT_SNIPPET_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "indexer/text/first_letters.h"

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

// Shows in texts where terms stand. Immutable and thread-safe.
class Marker {
 public:
  explicit Marker(TermSet terms);

  // The piece of at most about `max_chars` characters with the most different
  // terms, the first of equals; the beginning when none matches. Cut between
  // words. Of a long text the first part in which a term stands is looked at.
  Snippet MakeSnippet(absl::string_view text, size_t max_chars) const;

  // The whole text with its matches.
  Snippet MarkAll(absl::string_view text) const;

 private:
  // A word that matches, with the term that it matches by.
  struct Match {
    uint32_t begin;
    uint32_t end;
    const std::string* term;
  };

  const std::string* Find(const std::string& term) const;
  // Adds those of `part`, a piece of the text that begins at `offset`.
  void AddMatches(absl::string_view part, size_t offset,
                  std::vector<Match>& matches) const;
  std::vector<Match> FirstMatches(absl::string_view text) const;
  static Snippet Cut(absl::string_view text, const std::vector<Match>& matches,
                     size_t begin, size_t end);
  // The one from which on the most different terms stand within `reach` bytes.
  static size_t BestOf(const std::vector<Match>& matches, size_t reach);

  const TermSet terms_;
  FirstLetters letters_;
};

}  // namespace preau::text

#endif  // INDEXER_TEXT_SNIPPET_H_
