#ifndef INDEXER_TEXT_SCHOOL_TOKENS_H_
#define INDEXER_TEXT_SCHOOL_TOKENS_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// What schools write short, and what they mean by it.
namespace preau::text {

struct SchoolToken {
  enum class Kind {
    // Means this, in capitals or not.
    kPlain,
    // A word too, or another thing in small letters ("ses", "cap"): holds in
    // capitals only, or in one of its contexts.
    kWord,
    // Means several things to schools, each with a row: finds all of them.
    kSeveral,
    // Both ("SI").
    kSeveralAndWord,
  };

  // Of the concept: a level's or a discipline's where the vocabularies have
  // one.
  absl::string_view id;
  // Spellings, separated by '|'. Those that are short, as one writes them.
  absl::string_view tokens;
  Kind kind;
  // Spelt out; number and gender of words don't matter.
  absl::string_view expansions;
  // Where small letters leave no doubt ("cours de ses").
  absl::string_view contexts = {};
};

// Years, cycles, schools, diplomas, tracks.
absl::Span<const SchoolToken> LevelTokens();
// Subjects and what is taught across them.
absl::Span<const SchoolToken> SubjectTokens();
// People, places, papers, needs, tools and kinds of work.
absl::Span<const SchoolToken> SchoolLifeTokens();

}  // namespace preau::text

#endif  // INDEXER_TEXT_SCHOOL_TOKENS_H_
