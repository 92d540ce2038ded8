#ifndef INDEXER_TEXT_WORD_TABLES_H_
#define INDEXER_TEXT_WORD_TABLES_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// What the analyser knows of single words.
namespace preau::text {

// Lower case, accents kept: "sur" says nothing, "sûr" does.
absl::Span<const absl::string_view> StopWords();

// Words that Snowball stems wrongly: too much ("chatiment": "chat") or too
// little ("bijoux" is not "bijou").
struct StemRow {
  enum class As { kStem, kWord };
  // Folded, separated by '|'.
  absl::string_view words;
  // Theirs; or a word whose stem they have.
  absl::string_view stem;
  As as;
  absl::string_view why;
};
absl::Span<const StemRow> IrregularStems();
// Found in what schools write: pairs of one word that Snowball takes for two,
// and of two that it takes for one.
absl::Span<const StemRow> FoundStems();
absl::Span<const StemRow> SpellingVariants();
absl::Span<const StemRow> ShortenedWords();
// Null for a word that is in none.
const StemRow* FindStemRow(absl::string_view folded);
// The words of these that have this stem.
absl::Span<const absl::string_view> WordsWithStem(absl::string_view stem);

// Words that only accents tell apart ("pêche" and "péché"). Those that are
// written without are among them: "marche" beside "marché".
struct TwinRow {
  // Lower case, accents kept; separated by '|'.
  absl::string_view words;
  absl::string_view stem;
};
absl::Span<const TwinRow> Twins();

// The stem of a lower-case word, accents kept, that others would be taken for
// without its accents.
std::optional<absl::string_view> AccentedStem(absl::string_view lower);

// What a word without accents may be.
struct BareTwin {
  // It is a word as it is, and the one stem is what it may have been;
  // otherwise the two stems are.
  bool plain = false;
  absl::string_view stems[2];
};
// Null for a word that can't be anything else.
const BareTwin* FindBareTwin(absl::string_view folded);

// Folded words that keep their apostrophe ("aujourd'hui"), written with '.
bool KeepsApostrophe(absl::string_view folded);

// Single folded words that are labels of a level but mostly mean something else
// ("licence", "primaire").
bool IsAmbiguousConcept(absl::string_view folded);

// Folded ordinals that are years where nothing else stands around them
// ("première").
bool IsOrdinalYear(absl::string_view folded);

}  // namespace preau::text

#endif  // INDEXER_TEXT_WORD_TABLES_H_
