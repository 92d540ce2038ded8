#include "tools/bench/french_words.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tools/bench/seeded_random.h"
#include "tools/bench/weighted_choice.h"

namespace preau::bench {
namespace {

struct Part {
  absl::string_view letters;
  double weight;
};

// How French syllables begin, roughly as often as they do.
constexpr Part kOnsets[] = {
    {"", 6},   {"r", 9},  {"t", 9},  {"l", 8},  {"s", 8},  {"m", 7},  {"p", 7},
    {"c", 7},  {"d", 7},  {"n", 6},  {"v", 4},  {"b", 4},  {"f", 4},  {"g", 3},
    {"ch", 3}, {"j", 2},  {"qu", 2}, {"tr", 3}, {"pr", 3}, {"br", 2}, {"gr", 2},
    {"cr", 2}, {"dr", 1}, {"fr", 1}, {"pl", 2}, {"bl", 1}, {"cl", 1}, {"fl", 1},
    {"gl", 1}, {"st", 2}, {"sp", 1}, {"ph", 1}, {"gn", 1}, {"ss", 1}, {"ll", 1},
    {"th", 1}, {"h", 1},  {"z", 1},  {"rr", 1}, {"tt", 1}, {"mm", 1}, {"nn", 1},
};
constexpr Part kVowels[] = {
    {"a", 12}, {"i", 10}, {"o", 9},   {"e", 7},   {"é", 8},   {"u", 5},
    {"ou", 3}, {"an", 4}, {"en", 4},  {"on", 4},  {"in", 3},  {"ai", 2},
    {"au", 2}, {"oi", 2}, {"eu", 1},  {"è", 1},   {"ê", 0.4}, {"â", 0.3},
    {"î", .2}, {"ô", .4}, {"ain", 1}, {"eau", 1}, {"um", .2}, {"ï", .1},
    {"y", 1},  {"ar", 3}, {"er", 3},  {"or", 2},  {"ur", 1},  {"al", 1},
    {"el", 1}, {"ac", 1}, {"is", 1},  {"es", 1},  {"ir", 1},  {"as", 1},
};
constexpr Part kEndings[] = {
    {"e", 8},    {"er", 6},    {"é", 4},     {"ée", 3},      {"tion", 6},
    {"sion", 1}, {"ment", 5},  {"ique", 5},  {"eur", 4},     {"euse", 1},
    {"age", 4},  {"ité", 3},   {"ance", 2},  {"ence", 2},    {"isme", 2},
    {"iste", 2}, {"able", 2},  {"ible", 1},  {"eux", 1},     {"ier", 2},
    {"ière", 2}, {"ir", 2},    {"ant", 2},   {"ent", 1},     {"ette", 2},
    {"ure", 2},  {"al", 2},    {"el", 1},    {"if", 1},      {"ive", 1},
    {"oir", 1},  {"esse", 1},  {"logie", 1}, {"graphie", 1}, {"ois", 1},
    {"aire", 2}, {"in", 1},    {"on", 2},    {"et", 1},      {"eau", 1},
    {"ien", 1},  {"ienne", 1}, {"ade", 1},   {"ule", 1},     {"isation", 1},
};

template <size_t kSize>
WeightedChoice Choice(const Part (&parts)[kSize]) {
  std::vector<double> weights;
  for (const Part& part : parts) weights.push_back(part.weight);
  return WeightedChoice(weights);
}

class WordMaker {
 public:
  std::string Make(size_t syllables, SeededRandom& random) const {
    std::string word;
    for (size_t i = 0; i < syllables; ++i) {
      absl::string_view onset = kOnsets[onsets_.Draw(random)].letters;
      // No word starts with a double letter, and no two vowels meet.
      while ((i > 0 && onset.empty()) ||
             (i == 0 && onset.size() == 2 && onset[0] == onset[1])) {
        onset = kOnsets[onsets_.Draw(random)].letters;
      }
      absl::StrAppend(&word, onset, kVowels[vowels_.Draw(random)].letters);
    }
    absl::string_view onset = kOnsets[onsets_.Draw(random)].letters;
    while (onset.empty()) onset = kOnsets[onsets_.Draw(random)].letters;
    absl::StrAppend(&word, onset, kEndings[endings_.Draw(random)].letters);
    return word;
  }

 private:
  const WeightedChoice onsets_ = Choice(kOnsets);
  const WeightedChoice vowels_ = Choice(kVowels);
  const WeightedChoice endings_ = Choice(kEndings);
};

// Frequent words are short.
size_t Syllables(size_t rank, SeededRandom& random) {
  if (rank < 300) return 1;
  if (rank < 5000) return 1 + random.Below(2);
  return 1 + random.Below(3);
}

}  // namespace

std::vector<std::string> MakeFrenchWords(size_t count, uint64_t seed) {
  SeededRandom random(seed);
  const WordMaker maker;
  absl::flat_hash_set<std::string> taken;
  for (const FunctionWord& word : FunctionWords()) {
    taken.emplace(word.word);
  }
  std::vector<std::string> words;
  words.reserve(count);
  const auto add = [&](std::string word) {
    if (taken.insert(word).second) words.push_back(std::move(word));
  };
  size_t school = 0;
  while (words.size() < count) {
    // Two of three frequent words are of schools.
    if (school < SchoolWords().size() && words.size() % 3 != 2) {
      add(std::string(SchoolWords()[school++]));
    } else {
      add(maker.Make(Syllables(words.size(), random), random));
    }
  }
  return words;
}

bool TakesElision(absl::string_view word) {
  for (const absl::string_view vowel :
       {"a", "e", "i", "o", "u", "é", "è", "ê", "â", "î", "ô", "œ"}) {
    if (absl::StartsWith(word, vowel)) return true;
  }
  return false;
}

std::string MakeName(uint64_t seed, uint64_t number) {
  static const auto* const kMaker = new WordMaker;
  SeededRandom random(seed, number);
  std::string name = kMaker->Make(1 + random.Below(2), random);
  name[0] = absl::ascii_toupper(static_cast<unsigned char>(name[0]));
  return name;
}

}  // namespace preau::bench
