#ifndef TOOLS_BENCH_FRENCH_WORDS_H_
#define TOOLS_BENCH_FRENCH_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// Words for texts that have the shape of French without being any.
namespace preau::bench {

struct FunctionWord {
  absl::string_view word;
  // How often, beside the others.
  double weight;
};

// Articles, prepositions, pronouns. Thread-safe.
absl::Span<const FunctionWord> FunctionWords();

// Content words of schools. Thread-safe.
absl::Span<const absl::string_view> SchoolWords();

// `count` distinct lower-case words, at least as many as SchoolWords() has, the
// commonest first: school words, and among and after them words made of French
// syllables and endings, the longer the rarer.
std::vector<std::string> MakeFrenchWords(size_t count, uint64_t seed);

// "l'", "d'" and the like go before it: it starts with a vowel.
bool TakesElision(absl::string_view word);

// A name of a place or of a family, with a capital.
std::string MakeName(uint64_t seed, uint64_t number);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_FRENCH_WORDS_H_
