#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"
#include "indexer/text/word_forms.h"
#include "indexer/text/word_tables.h"
#include "storage/vocabulary/fold.h"

namespace preau::text {
namespace {

struct AllTwins {
  absl::flat_hash_map<absl::string_view, absl::string_view> stems;
  absl::flat_hash_map<std::string, BareTwin> bare;
};

AllTwins* MakeTwins() {
  auto* all = new AllTwins;
  absl::flat_hash_map<std::string, std::vector<absl::string_view>> accented;
  std::vector<std::string> plain;
  for (const TwinRow& row : Twins()) {
    for (const absl::string_view word : absl::StrSplit(row.words, '|')) {
      std::string folded = vocabulary::FoldLabel(word);
      if (folded == word) {
        plain.push_back(std::move(folded));
      } else {
        all->stems[word] = row.stem;
        std::vector<absl::string_view>& stems = accented[folded];
        if (std::find(stems.begin(), stems.end(), row.stem) == stems.end()) {
          stems.push_back(row.stem);
        }
      }
    }
  }
  for (const auto& [folded, stems] : accented) {
    // "mais" stands in every text, and is hardly ever "maïs".
    if (IsStopWord(folded)) continue;
    const bool is_plain =
        std::find(plain.begin(), plain.end(), folded) != plain.end();
    all->bare[folded] = {is_plain, {stems[0], stems.back()}};
  }
  return all;
}

const AllTwins& TwinsByWord() {
  static const AllTwins* const kTwins = MakeTwins();
  return *kTwins;
}

using ByWord = absl::flat_hash_map<absl::string_view, const StemRow*>;

const ByWord& StemRows() {
  static const auto* const kRows = [] {
    auto* rows = new ByWord;
    for (const auto table : {IrregularStems(), FoundStems(), SpellingVariants(),
                             ShortenedWords()}) {
      for (const StemRow& row : table) {
        for (const absl::string_view word : absl::StrSplit(row.words, '|')) {
          (*rows)[word] = &row;
        }
      }
    }
    return rows;
  }();
  return *kRows;
}

}  // namespace

const StemRow* FindStemRow(absl::string_view folded) {
  const auto found = StemRows().find(folded);
  return found == StemRows().end() ? nullptr : found->second;
}

absl::Span<const absl::string_view> WordsWithStem(absl::string_view stem) {
  static const auto* const kWords = [] {
    auto* words =
        new absl::flat_hash_map<std::string, std::vector<absl::string_view>>;
    for (const auto& [word, row] : StemRows()) {
      (*words)[StemFolded(word)].push_back(word);
    }
    return words;
  }();
  const auto found = kWords->find(stem);
  if (found == kWords->end()) return {};
  return found->second;
}

std::optional<absl::string_view> AccentedStem(absl::string_view lower) {
  const auto found = TwinsByWord().stems.find(lower);
  if (found == TwinsByWord().stems.end()) return std::nullopt;
  return found->second;
}

const BareTwin* FindBareTwin(absl::string_view folded) {
  const auto found = TwinsByWord().bare.find(folded);
  return found == TwinsByWord().bare.end() ? nullptr : &found->second;
}

}  // namespace preau::text
