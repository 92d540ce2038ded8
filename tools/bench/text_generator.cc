#include "tools/bench/text_generator.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tools/bench/french_words.h"

namespace preau::bench {
namespace {

constexpr size_t kWordCount = 150000;
constexpr double kExponent = 1.0;
constexpr double kOffset = 2.7;
// Subjects take turns in the words after the commonest.
constexpr size_t kSubjects = 24;
constexpr size_t kSharedWords = 600;
constexpr size_t kWordsOfSubject = (kWordCount - kSharedWords) / kSubjects;

constexpr double kFunctionWordShare = 0.42;
constexpr double kSubjectWordShare = 0.4;
constexpr double kCompanionShare = 0.15;
constexpr double kPluralShare = 0.2;
constexpr double kElisionShare = 0.4;
constexpr double kTypographicApostropheShare = 0.4;

constexpr double kMeanDescription = 480;
constexpr double kMaxDescription = 3000;
constexpr double kNoDescriptionShare = 0.04;
// A word with its blank, in bytes.
constexpr double kMeanWord = 6.4;

WeightedChoice FunctionWordChoice() {
  std::vector<double> weights;
  for (const FunctionWord& word : FunctionWords()) {
    weights.push_back(word.weight);
  }
  return WeightedChoice(weights);
}

absl::string_view Apostrophe(SeededRandom& random) {
  return random.Chance(kTypographicApostropheShare) ? "’" : "'";
}

void Capitalise(std::string& text, size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    text[at] = absl::ascii_toupper(first);
  } else if (first == 0xC3) {
    // "é" to "É": the second byte of Latin-1's letters.
    text[at + 1] =
        static_cast<char>(static_cast<unsigned char>(text[at + 1]) & ~0x20);
  }
}

bool IsPluralAlready(absl::string_view word) {
  return absl::EndsWith(word, "s") || absl::EndsWith(word, "x") ||
         absl::EndsWith(word, "z");
}

}  // namespace

TextGenerator::TextGenerator(uint64_t seed)
    : seed_(seed),
      words_(MakeFrenchWords(kWordCount, seed)),
      function_words_(FunctionWordChoice()),
      any_word_(WeightedChoice::Zipf(kWordCount, kExponent, kOffset)),
      subject_word_(WeightedChoice::Zipf(kWordsOfSubject, kExponent, kOffset)) {
}

size_t TextGenerator::DrawContentWord(size_t subject,
                                      SeededRandom& random) const {
  if (!random.Chance(kSubjectWordShare)) return any_word_.Draw(random);
  return kSharedWords + subject_word_.Draw(random) * kSubjects +
         subject % kSubjects;
}

size_t TextGenerator::Companion(size_t word) const {
  SeededRandom random(seed_, word);
  return any_word_.Draw(random);
}

void TextGenerator::AppendWords(size_t count, size_t subject,
                                absl::string_view apostrophe,
                                SeededRandom& random, std::string& text) const {
  size_t last = kWordCount;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) text += ' ';
    if (last == kWordCount && i + 1 < count &&
        random.Chance(kFunctionWordShare)) {
      absl::StrAppend(&text,
                      FunctionWords()[function_words_.Draw(random)].word);
      continue;
    }
    last = last < kWordCount && random.Chance(kCompanionShare)
               ? Companion(last)
               : DrawContentWord(subject, random);
    const std::string& word = words_[last];
    if (TakesElision(word) && random.Chance(kElisionShare)) {
      absl::StrAppend(&text, random.Chance(0.5) ? "l" : "d", apostrophe);
    }
    text += word;
    if (!IsPluralAlready(word) && random.Chance(kPluralShare)) text += 's';
    // Where no companion follows, articles and prepositions may again.
    if (!random.Chance(kCompanionShare)) last = kWordCount;
  }
}

std::string TextGenerator::Title(size_t subject, SeededRandom& random) const {
  std::string title;
  AppendWords(3 + random.Below(6) + random.Below(5), subject,
              Apostrophe(random), random, title);
  Capitalise(title, 0);
  return title;
}

std::string TextGenerator::Description(size_t subject,
                                       SeededRandom& random) const {
  std::string text;
  if (random.Chance(kNoDescriptionShare)) return text;
  const absl::string_view apostrophe = Apostrophe(random);
  // The sum of two exponentials: most are short, a few are very long.
  const double length =
      -kMeanDescription / 2 *
      (std::log(1 - random.Unit()) + std::log(1 - random.Unit()));
  const double wanted = std::clamp(length, 40.0, kMaxDescription);
  while (static_cast<double>(text.size()) < wanted - 20) {
    const double left = wanted - static_cast<double>(text.size());
    const auto words = static_cast<size_t>(std::min(
        left / kMeanWord, 6.0 + static_cast<double>(random.Below(18))));
    if (!text.empty()) text += ' ';
    const size_t start = text.size();
    AppendWords(std::max(words, size_t{2}), subject, apostrophe, random, text);
    Capitalise(text, start);
    text += '.';
  }
  return text;
}

std::string TextGenerator::Keyword(size_t subject, SeededRandom& random) const {
  std::string keyword = words_[DrawContentWord(subject, random)];
  if (random.Chance(0.25)) {
    absl::StrAppend(&keyword, " ", words_[DrawContentWord(subject, random)]);
  }
  return keyword;
}

}  // namespace preau::bench
