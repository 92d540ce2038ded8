#ifndef INDEXER_QUERY_QUERY_H_
#define INDEXER_QUERY_QUERY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "indexer/text/snippet.h"

// What a person typed, as the index is asked.
namespace preau::query {

// A place where one of some terms must stand.
struct Word {
  // Alternatives: stem and other stem.
  std::vector<std::string> terms;
  // The word as it was typed, without and with its accents, with the prefixes
  // of such; empty as those of text::Token. They only raise the score.
  std::string folded;
  std::string exact;
  bool stop_word = false;
  // Bytes of the query: [begin, end).
  uint32_t begin = 0;
  uint32_t end = 0;
  // Words that may become of it count too, all of them as one that so many
  // documents have, and `scale` times as much. ParseQuery() gives none.
  struct Completions {
    std::vector<std::string> terms;
    uint64_t documents = 0;
    double scale = 1;
  };
  Completions completions;
};

// Something that a document has or hasn't.
struct Clause {
  enum class Kind {
    // All words, or the one term that stands for them ("cycle 3": #cycle-3).
    kWords,
    // The words one after another.
    kPhrase,
  };
  Kind kind = Kind::kWords;
  std::vector<Word> words;
  // For kWords; may be empty.
  std::vector<std::string> instead;
  bool excluded = false;
  // Neither quoted nor excluded, and no field word stands before it.
  bool plain = false;
  // It names a level, a kind or the like.
  bool names_value = false;
  // Bytes of the query: [begin, end), with what makes it other than plain.
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct Query {
  std::vector<Clause> clauses;
  // What to mark in titles and snippets.
  text::TermSet marked;

  bool empty() const { return clauses.empty(); }
};

inline constexpr size_t kMaxQueryBytes = 1000;
inline constexpr size_t kMaxQueryWords = 32;

// Words; "phrases" and « phrases »; -excluded; titre:, auteur:, mot-cle:,
// fournisseur: (title:, author:, keyword:, provider:) before a word or a
// phrase. Stop words count only in phrases, and where there is nothing else.
// What can't be understood is taken as text. INVALID_ARGUMENT, field "query":
// QUERY_TOO_LONG{max}, QUERY_TOO_MANY_WORDS{max}. Thread-safe.
absl::StatusOr<Query> ParseQuery(absl::string_view text);

// Its two halves, for who changes clauses between them: all clauses, those of
// stop words too, and nothing marked; then without stop words, and marked.
absl::StatusOr<Query> ReadClauses(absl::string_view text);
void FinishQuery(Query& query);

// Looked for in one field only ("titre:volcan").
bool IsOfField(const Word& word);

// Nothing but stop words.
bool SaysNothing(const Clause& clause);

}  // namespace preau::query

#endif  // INDEXER_QUERY_QUERY_H_
