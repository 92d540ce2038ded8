#ifndef TOOLS_BENCH_TEXT_GENERATOR_H_
#define TOOLS_BENCH_TEXT_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "tools/bench/seeded_random.h"
#include "tools/bench/weighted_choice.h"

namespace preau::bench {

// Writes texts that have the statistics of French notices: function words and
// content words by Zipf's law, words of a subject more often in its texts,
// pairs of words that often go together, plurals, elision. Immutable,
// thread-safe.
class TextGenerator {
 public:
  explicit TextGenerator(uint64_t seed);

  // Of 3 to 12 words.
  std::string Title(size_t subject, SeededRandom& random) const;
  // Whole sentences, about 450 characters on average, from none to 3,000.
  std::string Description(size_t subject, SeededRandom& random) const;
  // One word or two.
  std::string Keyword(size_t subject, SeededRandom& random) const;

 private:
  size_t DrawContentWord(size_t subject, SeededRandom& random) const;
  // The word that often follows this one.
  size_t Companion(size_t word) const;
  void AppendWords(size_t count, size_t subject, absl::string_view apostrophe,
                   SeededRandom& random, std::string& text) const;

  const uint64_t seed_;
  const std::vector<std::string> words_;
  const WeightedChoice function_words_;
  const WeightedChoice any_word_;
  const WeightedChoice subject_word_;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_TEXT_GENERATOR_H_
