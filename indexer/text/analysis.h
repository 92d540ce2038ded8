#ifndef INDEXER_TEXT_ANALYSIS_H_
#define INDEXER_TEXT_ANALYSIS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "indexer/text/analyser.h"
#include "indexer/text/first_letters.h"
#include "indexer/text/word_forms.h"

namespace preau::text {

// A text's words with their forms in place: what tokens are copied from, and
// all that a document and a snippet need.
struct Analysis {
  struct Part {
    uint32_t begin;
    uint32_t end;
    // Null where AnalyseSome() had no need of them.
    const WordForms* forms;
    bool after_hyphen;
  };
  struct Placed {
    // The part from which on it stands.
    uint32_t at;
    Alternative alternative;
    // The word is an acronym spelt like a stop word ("SES"): the alternative
    // takes its place.
    bool in_place;
  };
  std::vector<Part> parts;
  // No word has an accent: those that could have one may have lost it.
  bool bare = true;
  // By `at`; one at most stands in a word's place.
  std::vector<Placed> alternatives;
};

// Of at most kMaxTextBytes. It belongs to the calling thread and lives until
// the next call there.
const Analysis& AnalyseParts(absl::string_view text);

// The same, but only with the forms and alternatives of parts that may have the
// terms of `letters`, and of some around them.
const Analysis& AnalyseSome(absl::string_view text,
                            const FirstLetters& letters);

}  // namespace preau::text

#endif  // INDEXER_TEXT_ANALYSIS_H_
