#ifndef INDEXER_TEXT_WORD_TABLES_H_
#define INDEXER_TEXT_WORD_TABLES_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// What the analyser knows of single words.
namespace preau::text {

// Lower case, accents kept: "sur" says nothing, "sûr" does.
absl::Span<const absl::string_view> StopWords();

// The stem of a folded word that Snowball gets wrong.
std::optional<absl::string_view> StemException(absl::string_view folded);

// The folded words that have this stem by StemException().
absl::Span<const absl::string_view> WordsWithStem(absl::string_view stem);

// The stem of a lower-case word, accents kept, that only its accents tell from
// a stop word ("maïs").
std::optional<absl::string_view> AccentedStem(absl::string_view lower);

// Folded words that keep their apostrophe ("aujourd'hui"), written with '.
bool KeepsApostrophe(absl::string_view folded);

// Single folded words that are labels of a level but mostly mean something else
// ("licence", "primaire").
bool IsAmbiguousConcept(absl::string_view folded);

// Folded ordinals that are years where nothing else stands around them
// ("première").
bool IsOrdinalYear(absl::string_view folded);

// Folded acronyms that are words too ("si", "ses"): concepts only in capitals.
bool NeedsCapitals(absl::string_view folded);

// Concepts that no vocabulary has; spellings separated by '|'.
struct ConceptSpellings {
  absl::string_view id;
  absl::string_view spellings;
};
absl::Span<const ConceptSpellings> MoreConcepts();

}  // namespace preau::text

#endif  // INDEXER_TEXT_WORD_TABLES_H_
