#ifndef INDEXER_TEXT_ANALYSER_H_
#define INDEXER_TEXT_ANALYSER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// French, as schools write it: one analyser for documents and queries.
namespace preau::text {

// A term that stands for `span` tokens from the one that holds it on.
struct Alternative {
  std::string term;
  uint32_t span = 1;
  // What is written says less than the term ("sécurité routière" than
  // "#education-securite"): who asks for the term finds it, not the reverse.
  bool narrower = false;
  bool operator==(const Alternative&) const = default;
};

// A word of a text. Its terms:
struct Token {
  // Folded (no accents, lower case), then stemmed: what recall rests on, since
  // a query without accents gives the same. (But "maïs" keeps its accent, since
  // "mais" is everywhere; and "SES" in capitals is its concept's term.)
  std::string stem;
  // Stemmed, then folded, where that differs: conflates forms whose ending the
  // stemmer knows by its accent ("échappées" and "échappé"). Of a word without
  // accents, what it may be with them ("marche": marché).
  std::string other_stem;
  // Folded, not stemmed; empty when that is the stem. For ranking: the form
  // that was asked for stands before its relatives.
  std::string folded;
  // Lower case with its accents; empty when it has none. For ranking.
  std::string exact;
  // "#6e" for "6ème", "sixième", "classe de sixième" …; "spiderman" for
  // "spider-man". All that start here, whatever their span.
  std::vector<Alternative> alternatives;
  // Says nothing by itself ("le", "d'").
  bool stop_word = false;
  // Counts from 0, stop words too.
  uint32_t position = 0;
  // Bytes in the text: [begin, end).
  uint32_t begin = 0;
  uint32_t end = 0;
};

// Longer texts are read up to here, and up to so many words.
inline constexpr size_t kMaxTextBytes = size_t{1} << 20;
inline constexpr size_t kMaxTokens = 200000;
// Words beyond this many bytes are cut.
inline constexpr size_t kMaxWordBytes = 120;

// In order: apostrophes unified and elision taken off (but "aujourd'hui"),
// lower case, ligatures split, hyphens (parts and whole), acronyms with dots
// joined, inclusive endings ("enseignant·e·s") taken off, accents folded,
// Snowball French with its known defects patched. Ill-formed UTF-8 separates
// words. Thread-safe.
std::vector<Token> Analyse(absl::string_view text);

// "#" and the id: the term of a level or a discipline of the vocabularies.
std::string ConceptTerm(absl::string_view id);

}  // namespace preau::text

#endif  // INDEXER_TEXT_ANALYSER_H_
