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

// Folded words that keep their apostrophe ("aujourd'hui"), written with '.
bool KeepsApostrophe(absl::string_view folded);

// Single folded words that are labels of a level but mostly mean something else
// ("première").
bool IsAmbiguousConcept(absl::string_view folded);

}  // namespace preau::text

#endif  // INDEXER_TEXT_WORD_TABLES_H_
