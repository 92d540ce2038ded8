#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "indexer/spelling/dictionary.h"
#include "indexer/spelling/letters.h"
#include "indexer/spelling/random_error.h"
#include "indexer/text/analyser.h"
#include "indexer/text/html_text.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

// How often the word that was meant comes first; what is reached is the least
// that is asked for.
namespace preau::spelling {
namespace {

struct Pair {
  std::string right;
  std::string wrong;
};

std::vector<Pair> ChildSpellings() {
  std::ifstream file(std::string(PREAU_SOURCE_DIR) +
                     "/indexer/spelling/testdata/child_spellings.tsv");
  std::vector<Pair> pairs;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    pairs.push_back({columns.at(0), columns.at(1)});
  }
  return pairs;
}

class GoalsTest : public testing::Test {
 protected:
  struct Count {
    uint32_t documents = 0;
    std::map<std::string, uint32_t> accented;
  };

  GoalsTest() {
    for (const auto& file : std::filesystem::directory_iterator(
             std::string(PREAU_SOURCE_DIR) + "/tools/samples")) {
      if (file.path().extension() != ".xml") continue;
      std::ostringstream text;
      text << std::ifstream(file.path()).rdbuf();
      AddDocument(text::HtmlToText(text.str()));
    }
    for (const char* name : {"level", "discipline", "kind", "document-type",
                             "audience", "accessibility-feature"}) {
      for (const auto& term :
           vocabulary::Vocabularies::BuiltIn().Find(name)->terms()) {
        AddDocument(term.label(base::Language::kFrench));
      }
    }
    for (const auto& [word, count] : counts_) known_.push_back(word);
    for (const Pair& pair : ChildSpellings()) AddDocument(pair.right);
    std::vector<CountedWord> folded;
    std::vector<CountedWord> accented;
    for (const auto& [word, count] : counts_) {
      folded.push_back({word, count.documents});
      for (const auto& [spelling, documents] : count.accented) {
        accented.push_back({spelling, documents});
      }
    }
    dictionary_ = Dictionary({std::make_shared<const Words>(folded, accented)});
  }

  void AddDocument(absl::string_view text) {
    std::set<std::string> lower;
    for (const text::Token& token : text::Analyse(text)) {
      const std::string folded =
          token.folded.empty() ? token.stem : token.folded;
      lower.insert(token.exact.empty() ? folded : token.exact);
    }
    std::set<std::string> words;
    for (const std::string& word : lower) {
      const std::string folded = vocabulary::FoldLabel(word);
      if (!IsPlainWord(folded)) continue;
      if (words.insert(folded).second) ++counts_[folded].documents;
      if (word != folded) ++counts_[folded].accented[word];
    }
  }

  // Up to `count` known words of at least so many letters.
  std::vector<std::string> Some(size_t count, size_t letters) {
    std::vector<std::string> words;
    for (const std::string& word : known_) {
      if (word.size() >= letters) words.push_back(word);
    }
    std::shuffle(words.begin(), words.end(), random_);
    words.resize(std::min(words.size(), count));
    return words;
  }

  // Percent of `words` that come first for what `errors` make of them. What is
  // a word itself then is left alone, so it isn't counted.
  double FirstWithErrors(const std::vector<std::string>& words, int errors) {
    size_t asked = 0;
    size_t first = 0;
    for (const std::string& word : words) {
      std::string wrong = word;
      for (int i = 0; i < errors; ++i) wrong = WithRandomError(wrong, random_);
      if (counts_.count(wrong) != 0 || wrong.size() < 4) continue;
      ++asked;
      const auto found = dictionary_.Corrections(wrong, 1);
      if (!found.empty() && found[0].word == word) ++first;
    }
    return 100.0 * static_cast<double>(first) / static_cast<double>(asked);
  }

  std::mt19937 random_{20};
  std::map<std::string, Count> counts_;
  // Those of samples and vocabularies.
  std::vector<std::string> known_;
  Dictionary dictionary_;
};

TEST_F(GoalsTest, OneRandomError) {
  const double first = FirstWithErrors(Some(2000, 5), 1);
  std::cout << counts_.size() << " words; one error: first in " << first
            << " %\n";
  EXPECT_GE(first, 91);
}

TEST_F(GoalsTest, TwoRandomErrors) {
  const double first = FirstWithErrors(Some(2000, 8), 2);
  std::cout << "two errors: first in " << first << " %\n";
  EXPECT_GE(first, 83);
}

TEST_F(GoalsTest, WhatChildrenWrite) {
  size_t first = 0;
  size_t asked = 0;
  for (const Pair& pair : ChildSpellings()) {
    const std::string right = vocabulary::FoldLabel(pair.right);
    if (counts_.count(vocabulary::FoldLabel(pair.wrong)) != 0) continue;
    ++asked;
    const auto found = dictionary_.Corrections(pair.wrong, 3);
    if (!found.empty() && found[0].word == right) {
      ++first;
      continue;
    }
    std::cout << pair.wrong << ", which is " << pair.right << ", found";
    for (const Candidate& each : found) {
      std::cout << " " << each.word << " (" << each.cost << ")";
    }
    std::cout << "\n";
  }
  std::cout << "what children write: " << first << " of " << asked
            << " first\n";
  EXPECT_GE(first * 100, asked * 95);
}

}  // namespace
}  // namespace preau::spelling
