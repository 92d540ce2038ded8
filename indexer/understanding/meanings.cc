#include "indexer/understanding/meanings.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "indexer/document/fields.h"
#include "indexer/text/analyser.h"

namespace preau::understanding {
namespace {

constexpr absl::string_view kFor[] = {
    "pour",          "pour les",         "pour des",
    "pour le",       "pour la",          "pour l'",
    "pour mes",      "pour nos",         "pour un",
    "pour une",      "destiné aux",      "destinés aux",
    "destinée aux",  "destinées aux",    "à destination des",
    "à l'usage des", "à l'attention des"};

// In letters first.
constexpr size_t kYearsInLetters = 7;
constexpr absl::string_view kYears[] = {
    "sixième",  "cinquième", "quatrième", "troisième", "seconde",
    "première", "terminale", "6e",        "6ème",      "5e",
    "5ème",     "4e",        "4ème",      "3e",        "3ème",
    "2nde",     "2de",       "1re",       "1ère"};

void AddReplaced(absl::string_view phrase, absl::string_view sign,
                 absl::Span<const absl::string_view> by,
                 std::vector<std::string>& phrases) {
  for (const absl::string_view each : by) {
    phrases.push_back(absl::StrReplaceAll(phrase, {{sign, each}}));
  }
}

}  // namespace

std::vector<std::string> PhrasesOf(absl::string_view row) {
  std::vector<std::string> phrases;
  const auto years = absl::MakeConstSpan(kYears);
  for (const absl::string_view phrase : absl::StrSplit(row, '|')) {
    if (absl::StrContains(phrase, '@')) {
      AddReplaced(phrase, "@", kFor, phrases);
    } else if (absl::StrContains(phrase, '#')) {
      AddReplaced(phrase, "#", years, phrases);
    } else if (absl::StrContains(phrase, '%')) {
      AddReplaced(phrase, "%", years.subspan(0, kYearsInLetters), phrases);
    } else {
      phrases.emplace_back(phrase);
    }
  }
  return phrases;
}

std::vector<std::string> FoldedWords(absl::string_view phrase) {
  std::vector<std::string> words;
  for (text::Token& token : text::Analyse(phrase)) {
    words.push_back(token.folded.empty() ? std::move(token.stem)
                                         : std::move(token.folded));
  }
  return words;
}

const Meanings& Meanings::BuiltIn() {
  static const Meanings* const kMeanings = new Meanings;
  return *kMeanings;
}

Meanings::Meanings() {
  // Phrases point to them.
  meanings_.reserve(MeaningRows().size());
  for (const char* const row : ExceptionRows()) Add(row, nullptr);
  for (const MeaningRow& row : MeaningRows()) {
    meanings_.push_back({*document::FieldIndex(row.field),
                         absl::StrSplit(row.values, '|'), row.trust});
    Add(row.phrases, &meanings_.back());
  }
  for (auto& [first, phrases] : by_first_) {
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) {
                       return a.words.size() > b.words.size();
                     });
  }
}

void Meanings::Add(absl::string_view phrases, const Meaning* meaning) {
  for (const std::string& phrase : PhrasesOf(phrases)) {
    std::vector<std::string> words = FoldedWords(phrase);
    std::vector<Phrase>& same_first = by_first_[words[0]];
    same_first.push_back({std::move(words), meaning});
  }
}

void Meanings::Match(absl::Span<const absl::string_view> words,
                     std::vector<Found>& found) const {
  const auto phrases = by_first_.find(words[0]);
  if (phrases == by_first_.end()) return;
  for (const Phrase& phrase : phrases->second) {
    if (phrase.words.size() <= words.size() &&
        std::equal(phrase.words.begin(), phrase.words.end(), words.begin())) {
      found.push_back({phrase.words.size(), phrase.meaning});
    }
  }
}

}  // namespace preau::understanding
