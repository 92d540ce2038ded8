#ifndef INDEXER_TEXT_WORD_SENSES_H_
#define INDEXER_TEXT_WORD_SENSES_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// Which words and phrases stand for one another, and which only seem to.
namespace preau::text {

// Phrases that mean the same to a teacher, in both directions.
struct Synonyms {
  // Of the concept that they share; a vocabulary's term where one is meant.
  absl::string_view id;
  // Separated by '|', number and gender of words don't matter.
  absl::string_view phrases;
  absl::string_view why;
};
absl::Span<const Synonyms> SynonymRows();

// Alternative labels of a vocabulary's term that say less than the term: a
// text with one is about the term, but who asks for one wants no more.
struct NarrowerLabels {
  // The vocabulary's term.
  absl::string_view id;
  absl::string_view labels;
};
absl::Span<const NarrowerLabels> NarrowerLabelRows();

// Alternative labels that mean something else in running text.
struct MisleadingLabels {
  absl::string_view id;
  absl::string_view labels;
  absl::string_view why;
};
absl::Span<const MisleadingLabels> MisleadingLabelRows();

}  // namespace preau::text

#endif  // INDEXER_TEXT_WORD_SENSES_H_
