#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/text/analyser.h"
#include "indexer/text/word_forms.h"
#include "indexer/text/word_tables.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::text {
namespace {

std::vector<absl::string_view> Parts(absl::string_view list) {
  return absl::StrSplit(list, '|', absl::SkipEmpty());
}

std::set<std::string> Stems(absl::string_view word) {
  std::set<std::string> stems;
  for (const Token& token : Analyse(word)) {
    stems.insert(token.stem);
    if (!token.other_stem.empty()) stems.insert(token.other_stem);
  }
  return stems;
}

bool Meet(absl::string_view a, absl::string_view b) {
  const std::set<std::string> others = Stems(b);
  for (const std::string& stem : Stems(a)) {
    if (others.contains(stem)) return true;
  }
  return false;
}

std::vector<StemRow> AllRows() {
  std::vector<StemRow> all;
  for (const auto rows :
       {IrregularStems(), FoundStems(), SpellingVariants(), ShortenedWords()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

TEST(WordStemsTest, ARowsWordsHaveOneStem) {
  std::set<std::string> seen;
  for (const StemRow& row : AllRows()) {
    EXPECT_FALSE(row.why.empty()) << row.words;
    for (const absl::string_view word : Parts(row.words)) {
      EXPECT_TRUE(seen.insert(std::string(word)).second) << word << " twice";
      EXPECT_EQ(vocabulary::FoldLabel(word), word);
      EXPECT_EQ(StemFolded(word), row.as == StemRow::As::kStem
                                      ? std::string(row.stem)
                                      : StemFolded(row.stem))
          << word;
    }
  }
}

TEST(WordStemsTest, NoRowIsThereForNothing) {
  for (const StemRow& row : AllRows()) {
    bool needed = false;
    for (const absl::string_view word : Parts(row.words)) {
      needed |= StemByRule(word) != StemFolded(word);
    }
    EXPECT_TRUE(needed) << row.words;
  }
}

TEST(WordStemsTest, ARowPointsToNoRowThatPointsOn) {
  for (const StemRow& row : AllRows()) {
    if (row.as == StemRow::As::kStem) continue;
    const StemRow* next = FindStemRow(row.stem);
    EXPECT_TRUE(next == nullptr || next->as == StemRow::As::kStem)
        << row.words << " as " << row.stem;
  }
}

TEST(WordStemsTest, FormsOfOneWordMeet) {
  for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{
           {"œil", "yeux"},
           {"cheval", "chevaux"},
           {"animal", "animaux"},
           {"journal", "journaux"},
           {"travail", "travaux"},
           {"ciel", "cieux"},
           {"jeu", "jeux"},
           {"noyau", "noyaux"},
           {"actif", "active"},
           {"scolaire", "scolarité"},
           {"lecture", "lire"},
           {"histoire", "historique"},
           {"photosynthèse", "photosynthétique"},
           {"aigu", "aigüe"},
           {"aiguë", "aigüe"},
           {"ambigüité", "ambiguïté"},
           {"grec", "grecque"},
           {"évènement", "événement"},
           {"ile", "île"},
           {"aout", "août"},
           {"cout", "coût"},
           {"boite", "boîte"},
           {"connaitre", "connaître"},
           {"réglementation", "règlementation"},
           {"maths", "mathématiques"},
           {"exos", "exercice"},
           {"applis", "application"}}) {
    EXPECT_TRUE(Meet(a, b)) << a << " and " << b;
  }
}

TEST(WordStemsTest, UnrelatedWordsStayApart) {
  for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{
           {"chat", "châtiment"},
           {"musée", "muse"},
           {"portée", "porte"},
           {"port", "porte"},
           {"organe", "organisation"},
           {"commune", "communication"},
           {"fonction", "fonctionner"},
           {"nez", "né"},
           {"maïs", "mais"}}) {
    EXPECT_FALSE(Meet(a, b)) << a << " and " << b;
  }
}

// "pêche" and "péché" never meet; "peche" is both.
TEST(TwinsTest, AccentsTellTwinsApart) {
  size_t pairs = 0;
  for (const TwinRow& row : Twins()) {
    for (const absl::string_view word : Parts(row.words)) {
      const std::string folded = vocabulary::FoldLabel(word);
      if (!IsStopWord(folded)) {
        EXPECT_TRUE(Meet(word, folded)) << word;
      }
      if (folded == word) continue;
      EXPECT_EQ(Stems(word), std::set<std::string>{std::string(row.stem)});
      EXPECT_EQ(Stems(absl::StrCat("l'", word)).count(std::string(row.stem)),
                1);
      for (const TwinRow& other : Twins()) {
        for (const absl::string_view twin : Parts(other.words)) {
          if (other.stem == row.stem || vocabulary::FoldLabel(twin) != folded ||
              twin == folded) {
            continue;
          }
          ++pairs;
          EXPECT_FALSE(Meet(word, twin)) << word << " and " << twin;
        }
      }
    }
  }
  EXPECT_GE(pairs, 30u);
}

std::vector<std::string> SampleTexts() {
  std::vector<std::string> texts;
  for (const auto& file : std::filesystem::directory_iterator(
           std::filesystem::path(PREAU_SOURCE_DIR) / "tools" / "samples")) {
    std::ifstream stream(file.path());
    texts.emplace_back(std::istreambuf_iterator<char>(stream),
                       std::istreambuf_iterator<char>());
  }
  return texts;
}

// The design's promise: accents are optional, for every word.
TEST(AccentsTest, WhatIsTypedWithoutFindsTheSame) {
  std::set<std::string> words;
  const auto collect = [&words](absl::string_view text) {
    for (const Token& token : Analyse(text)) {
      if (!token.exact.empty()) words.insert(token.exact);
    }
  };
  for (const std::string& text : SampleTexts()) collect(text);
  for (const auto& vocabulary : vocabulary::Vocabularies::BuiltIn().list()) {
    for (const vocabulary::Term& term : vocabulary->terms()) {
      collect(term.label_fr);
      for (const std::string& label : term.alternatives) collect(label);
    }
  }
  EXPECT_GE(words.size(), 1700u);
  for (const std::string& word : words) {
    const std::string folded = vocabulary::FoldLabel(word);
    // "mais" is not "maïs", nor "du" "dû".
    if (IsStopWord(folded)) continue;
    EXPECT_TRUE(Meet(folded, word)) << folded << " and " << word;
    EXPECT_TRUE(Meet(absl::AsciiStrToUpper(folded), word)) << word;
  }
}

TEST(AccentsTest, ScolariteFindsScolarite) {
  EXPECT_TRUE(Meet("scolarite", "scolarité"));
  EXPECT_TRUE(Meet("scolarites", "scolarité"));
  EXPECT_TRUE(Meet("activerent", "activèrent"));
}

}  // namespace
}  // namespace preau::text
