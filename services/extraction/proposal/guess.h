#ifndef SERVICES_EXTRACTION_PROPOSAL_GUESS_H_
#define SERVICES_EXTRACTION_PROPOSAL_GUESS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// What a text lets guess. Thread-safe; they read the beginning of long texts.
namespace preau::extraction {

// A language whose commonest words the text is full of: "fr"; "" when none
// stands out.
std::string GuessLanguage(absl::string_view text);

// A term that a text speaks of.
struct Guess {
  std::string term;
  // Its name, as the text has it.
  std::string words;
  int mentions = 0;
};

// At most `max` terms of `vocabulary` that are named in the title, or more
// often in the text than by chance, the likeliest first. A name of one word
// without a digit counts for little: "première" is mostly no class.
std::vector<Guess> GuessTerms(absl::string_view vocabulary,
                              absl::string_view title, absl::string_view text,
                              size_t max);

// Languages and their commonest words, separated by spaces.
struct LanguageWords {
  const char* language;
  const char* words;
};
absl::Span<const LanguageWords> AllLanguageWords();

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_PROPOSAL_GUESS_H_
