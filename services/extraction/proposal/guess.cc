#include "services/extraction/proposal/guess.h"

#include <algorithm>
#include <map>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::extraction {
namespace {

constexpr size_t kReadBytes = 48 << 10;
constexpr size_t kMaxWordBytes = 60;
constexpr size_t kLongestName = 6;
// Fewer of its words say nothing of a language.
constexpr int kMinLanguageWords = 8;
// What a name must weigh together to be proposed.
constexpr int kMinWeight = 6;
constexpr int kTitleWeight = 6;
constexpr int kLongNameWeight = 3;
constexpr int kDigitWeight = 2;
constexpr int kOneWordWeight = 1;

// Words as they stand, apostrophes and punctuation between them.
std::vector<absl::string_view> WordsOf(absl::string_view text) {
  std::vector<absl::string_view> words;
  size_t begin = 0;
  text = text.substr(0, kReadBytes);
  for (size_t i = 0; i <= text.size(); ++i) {
    const bool is_word = i < text.size() &&
                         (absl::ascii_isalnum(static_cast<uint8_t>(text[i])) ||
                          static_cast<uint8_t>(text[i]) >= 0x80) &&
                         // U+2019, the apostrophe of printed French.
                         text.substr(i, 3) != "\xE2\x80\x99" &&
                         (i == 0 || text.substr(i - 1, 3) != "\xE2\x80\x99") &&
                         (i < 2 || text.substr(i - 2, 3) != "\xE2\x80\x99");
    if (is_word) continue;
    if (i > begin && i - begin <= kMaxWordBytes) {
      words.push_back(text.substr(begin, i - begin));
    }
    begin = i + 1;
  }
  return words;
}

// Names of terms by their folded words, joined by spaces.
using Names = absl::flat_hash_map<std::string, std::string>;

std::string Folded(absl::string_view name) {
  std::vector<std::string> words;
  for (const absl::string_view word : WordsOf(name)) {
    words.push_back(vocabulary::FoldLabel(word));
  }
  return absl::StrJoin(words, " ");
}

Names* MakeNames(absl::string_view vocabulary) {
  auto* names = new Names;
  const vocabulary::Vocabulary* found =
      vocabulary::Vocabularies::Current().Find(vocabulary);
  if (found == nullptr) return names;
  for (const vocabulary::Term& term : found->terms()) {
    if (term.deprecated) continue;
    std::vector<std::string> labels = term.alternatives;
    labels.push_back(term.label_fr);
    labels.push_back(term.label_en);
    for (const std::string& label : labels) {
      // Two letters mean too many things.
      if (std::string key = Folded(label); key.size() > 1) {
        names->emplace(std::move(key), term.id);
      }
    }
  }
  return names;
}

const Names& NamesOf(absl::string_view vocabulary) {
  static const Names* const kLevels = MakeNames("level");
  static const Names* const kDisciplines = MakeNames("discipline");
  return vocabulary == "level" ? *kLevels : *kDisciplines;
}

int WeightOf(absl::string_view key) {
  if (key.find(' ') != key.npos) return kLongNameWeight;
  const bool has_digit =
      std::any_of(key.begin(), key.end(), absl::ascii_isdigit);
  return has_digit ? kDigitWeight : kOneWordWeight;
}

struct Found {
  int weight = 0;
  Guess guess;
};

void CountNames(const Names& names, absl::string_view text, bool is_title,
                std::map<std::string, Found>& found) {
  std::vector<std::string> words;
  const std::vector<absl::string_view> written = WordsOf(text);
  for (const absl::string_view word : written) {
    words.push_back(vocabulary::FoldLabel(word));
  }
  for (size_t i = 0; i < words.size();) {
    size_t length = std::min(kLongestName, words.size() - i);
    Names::const_iterator name = names.end();
    for (; length > 0; --length) {
      name = names.find(
          absl::StrJoin(words.begin() + static_cast<long>(i),
                        words.begin() + static_cast<long>(i + length), " "));
      if (name != names.end()) break;
    }
    if (length == 0) {
      ++i;
      continue;
    }
    Found& each = found[name->second];
    each.weight += is_title ? kTitleWeight : WeightOf(name->first);
    ++each.guess.mentions;
    if (each.guess.words.empty()) {
      each.guess.term = name->second;
      each.guess.words =
          absl::StrJoin(written.begin() + static_cast<long>(i),
                        written.begin() + static_cast<long>(i + length), " ");
    }
    i += length;
  }
}

}  // namespace

std::string GuessLanguage(absl::string_view text) {
  static const auto* const kLanguages = [] {
    auto* languages = new absl::flat_hash_map<std::string, std::vector<size_t>>;
    const absl::Span<const LanguageWords> all = AllLanguageWords();
    for (size_t i = 0; i < all.size(); ++i) {
      for (const absl::string_view word : absl::StrSplit(all[i].words, ' ')) {
        (*languages)[word].push_back(i);
      }
    }
    return languages;
  }();
  std::vector<int> counts(AllLanguageWords().size(), 0);
  for (const absl::string_view word : WordsOf(text)) {
    const auto found = kLanguages->find(vocabulary::FoldLabel(word));
    if (found == kLanguages->end()) continue;
    for (const size_t language : found->second) ++counts[language];
  }
  const auto best = std::max_element(counts.begin(), counts.end());
  const int most = *best;
  int second = 0;
  for (auto each = counts.begin(); each != counts.end(); ++each) {
    if (each != best) second = std::max(second, *each);
  }
  if (most < kMinLanguageWords || 2 * most < 3 * second) return "";
  return AllLanguageWords()[static_cast<size_t>(best - counts.begin())]
      .language;
}

std::vector<Guess> GuessTerms(absl::string_view vocabulary,
                              absl::string_view title, absl::string_view text,
                              size_t max) {
  const Names& names = NamesOf(vocabulary);
  std::map<std::string, Found> found;
  CountNames(names, title, true, found);
  CountNames(names, text, false, found);
  std::vector<Found> likely;
  for (const auto& [id, each] : found) {
    if (each.weight >= kMinWeight) likely.push_back(each);
  }
  std::stable_sort(
      likely.begin(), likely.end(),
      [](const Found& a, const Found& b) { return a.weight > b.weight; });
  std::vector<Guess> guesses;
  for (const Found& each : likely) {
    // What is named far less than the first is only mentioned.
    if (guesses.size() >= max || 3 * each.weight < likely[0].weight) break;
    guesses.push_back(each.guess);
  }
  return guesses;
}

}  // namespace preau::extraction
