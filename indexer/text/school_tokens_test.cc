#include "indexer/text/school_tokens.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/text/analyser.h"
#include "indexer/text/word_senses.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::text {
namespace {

using Kind = SchoolToken::Kind;

std::vector<SchoolToken> AllTokens() {
  std::vector<SchoolToken> all;
  for (const auto rows : {LevelTokens(), SubjectTokens(), SchoolLifeTokens()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

std::vector<absl::string_view> Parts(absl::string_view list) {
  return absl::StrSplit(list, '|', absl::SkipEmpty());
}

bool IsWordToo(const SchoolToken& row) {
  return row.kind == Kind::kWord || row.kind == Kind::kSeveralAndWord;
}

// Whether a query asks for the concept by `text`.
bool AsksFor(absl::string_view text, absl::string_view id) {
  const std::string term = ConceptTerm(id);
  for (const Token& token : Analyse(text)) {
    if (token.stem == term) return true;
    for (const Alternative& alternative : token.alternatives) {
      if (alternative.term == term && !alternative.narrower) return true;
    }
  }
  return false;
}

// Whether a document with `text` has the concept.
bool Has(absl::string_view text, absl::string_view id) {
  const std::string term = ConceptTerm(id);
  for (const Token& token : Analyse(text)) {
    if (token.stem == term) return true;
    for (const Alternative& alternative : token.alternatives) {
      if (alternative.term == term) return true;
    }
  }
  return false;
}

std::string InASentence(absl::string_view words) {
  return absl::StrCat("Une ressource pour travailler ", words,
                      ", à lire avec les collègues");
}

TEST(SchoolTokensTest, EverySpellingIsItsConcept) {
  size_t spellings = 0;
  for (const SchoolToken& row : AllTokens()) {
    for (const absl::string_view list :
         {row.tokens, row.expansions, row.contexts}) {
      for (const absl::string_view spelling : Parts(list)) {
        ++spellings;
        EXPECT_TRUE(AsksFor(spelling, row.id)) << row.id << ": " << spelling;
        EXPECT_TRUE(AsksFor(InASentence(spelling), row.id))
            << row.id << ": " << InASentence(spelling);
      }
    }
  }
  EXPECT_GE(spellings, 600u);
}

TEST(SchoolTokensTest, ExpansionsAreKnownInCapitalsWithoutAccentsAndJoined) {
  for (const SchoolToken& row : AllTokens()) {
    for (const absl::string_view expansion : Parts(row.expansions)) {
      std::string folded = vocabulary::FoldLabel(expansion);
      EXPECT_TRUE(AsksFor(folded, row.id)) << folded;
      EXPECT_TRUE(AsksFor(absl::AsciiStrToUpper(folded), row.id)) << folded;
      std::string curly(expansion);
      for (size_t at = 0; (at = curly.find('\'', at)) != std::string::npos;) {
        curly.replace(at, 1, "’");
      }
      EXPECT_TRUE(AsksFor(curly, row.id)) << curly;
    }
  }
}

TEST(SchoolTokensTest, SmallLettersAreEnoughWhereTheTokenIsNoWord) {
  for (const SchoolToken& row : AllTokens()) {
    for (const absl::string_view token : Parts(row.tokens)) {
      const std::string small =
          vocabulary::FoldLabel(absl::AsciiStrToLower(token));
      const bool one_word = Analyse(token).size() == 1;
      EXPECT_EQ(AsksFor(InASentence(small), row.id),
                !IsWordToo(row) || !one_word)
          << row.id << ": " << small;
    }
  }
}

TEST(SchoolTokensTest, DotsMakeNoDifference) {
  for (const SchoolToken& row : AllTokens()) {
    for (const absl::string_view token : Parts(row.tokens)) {
      std::string dotted;
      bool letters = token.size() >= 2;
      for (const char c : token) {
        letters &= absl::ascii_isupper(static_cast<unsigned char>(c)) != 0;
        absl::StrAppend(&dotted, std::string(1, c), ".");
      }
      if (!letters) continue;
      EXPECT_TRUE(AsksFor(InASentence(dotted), row.id)) << dotted;
    }
  }
}

TEST(SchoolTokensTest, ATokenWithSeveralMeaningsSaysSo) {
  std::map<std::string, std::set<std::string>> meanings;
  std::map<std::string, bool> several;
  for (const SchoolToken& row : AllTokens()) {
    for (const absl::string_view token : Parts(row.tokens)) {
      meanings[std::string(token)].insert(std::string(row.id));
      several[std::string(token)] =
          row.kind == Kind::kSeveral || row.kind == Kind::kSeveralAndWord;
    }
  }
  for (const auto& [token, ids] : meanings) {
    EXPECT_EQ(several[token], ids.size() > 1) << token;
  }
}

// One meaning to the catalogue's filters and to its search.
TEST(SchoolTokensTest, AConceptIsTheVocabularysWhereThereIsOne) {
  std::set<std::pair<std::string, std::string>> apart;
  for (const NarrowerLabels& row : NarrowerLabelRows()) {
    for (const absl::string_view label : Parts(row.labels)) {
      apart.insert({std::string(row.id), vocabulary::FoldLabel(label)});
    }
  }
  for (const MisleadingLabels& row : MisleadingLabelRows()) {
    for (const absl::string_view label : Parts(row.labels)) {
      apart.insert({std::string(row.id), vocabulary::FoldLabel(label)});
    }
  }
  for (const SchoolToken& row : AllTokens()) {
    if (row.kind == Kind::kSeveral || row.kind == Kind::kSeveralAndWord) {
      continue;
    }
    for (const absl::string_view token : Parts(row.tokens)) {
      for (const absl::string_view name : {"level", "discipline"}) {
        const vocabulary::Resolution found =
            vocabulary::Vocabularies::BuiltIn().Resolve(name, token, "");
        if (!found.found() ||
            apart.contains({found.term->id, vocabulary::FoldLabel(token)})) {
          continue;
        }
        EXPECT_TRUE(AsksFor(token, found.term->id))
            << token << " is " << found.term->id << " and " << row.id;
      }
    }
  }
}

TEST(SchoolTokensTest, WordsAreNoTokens) {
  for (const auto& [text, id] :
       std::vector<std::pair<const char*, const char*>>{
           {"il a pris ses affaires, si bien que le but est atteint", "ses"},
           {"il a pris ses affaires, si bien que le but est atteint",
            "sciences-ingenieur"},
           {"il a pris ses affaires, si bien que le but est atteint", "but"},
           {"passer le cap Horn", "cap"},
           {"un épi de blé", "epi"},
           {"le pap de la rivière", "pap"},
           {"un pc portable", "physique-chimie"},
           {"une lampe de 20 ms", "ms"},
           {"Hg est le mercure, 3 hg font 300 g", "histoire-geographie"},
           {"les équations du premier degré", "primaire"},
           {"un polynôme du second degré", "secondaire"},
           {"dès ce 2 juin", "ce2"},
           {"2 de ces livres", "seconde"},
           {"une sortie pas chère", "pas"},
           {"brevet de technicien supérieur", "bt"},
           {"sciences et technologies de laboratoire",
            "sciences-et-technologie"},
           {"la sécurité routière", "premiers-secours"}}) {
    EXPECT_FALSE(Has(text, id)) << text << ": " << id;
  }
}

TEST(WordSensesTest, SynonymsShareTheirConcept) {
  for (const Synonyms& row : SynonymRows()) {
    EXPECT_FALSE(row.why.empty()) << row.id;
    EXPECT_GE(Parts(row.phrases).size(), 2u) << row.id;
    for (const absl::string_view phrase : Parts(row.phrases)) {
      EXPECT_TRUE(AsksFor(phrase, row.id)) << phrase;
      EXPECT_TRUE(AsksFor(InASentence(phrase), row.id)) << phrase;
    }
  }
}

// A text about road safety is about safety; who asks for it doesn't want first
// aid.
TEST(WordSensesTest, ANarrowerLabelIsFoundByItsTermOnly) {
  const vocabulary::Vocabularies& all = vocabulary::Vocabularies::BuiltIn();
  size_t phrases = 0;
  for (const NarrowerLabels& row : NarrowerLabelRows()) {
    const vocabulary::Term* term = all.Find("level")->Find(row.id);
    if (term == nullptr) term = all.Find("discipline")->Find(row.id);
    ASSERT_NE(term, nullptr) << row.id;
    for (const absl::string_view label : Parts(row.labels)) {
      EXPECT_THAT(term->alternatives, testing::Contains(std::string(label)));
      EXPECT_FALSE(AsksFor(label, row.id)) << label;
      if (Analyse(label).size() > 1) {
        EXPECT_TRUE(Has(label, row.id)) << label;
        ++phrases;
      }
    }
  }
  EXPECT_GE(phrases, 50u);
}

TEST(WordSensesTest, AMisleadingLabelIsNothing) {
  const vocabulary::Vocabularies& all = vocabulary::Vocabularies::BuiltIn();
  for (const MisleadingLabels& row : MisleadingLabelRows()) {
    const vocabulary::Term* term = all.Find("level")->Find(row.id);
    if (term == nullptr) term = all.Find("discipline")->Find(row.id);
    ASSERT_NE(term, nullptr) << row.id;
    for (const absl::string_view label : Parts(row.labels)) {
      EXPECT_THAT(term->alternatives, testing::Contains(std::string(label)));
      EXPECT_FALSE(Has(label, row.id)) << label;
    }
  }
}

// Every other label of a level or a discipline in several words.
TEST(WordSensesTest, ALabelStandsForItsTerm) {
  const vocabulary::Vocabularies& all = vocabulary::Vocabularies::BuiltIn();
  std::set<std::pair<std::string, std::string>> left;
  for (const NarrowerLabels& row : NarrowerLabelRows()) {
    for (const absl::string_view label : Parts(row.labels)) {
      left.insert({std::string(row.id), std::string(label)});
    }
  }
  for (const MisleadingLabels& row : MisleadingLabelRows()) {
    for (const absl::string_view label : Parts(row.labels)) {
      left.insert({std::string(row.id), std::string(label)});
    }
  }
  for (const absl::string_view name : {"level", "discipline"}) {
    for (const vocabulary::Term& term : all.Find(name)->terms()) {
      for (const std::string& label : term.alternatives) {
        if (Analyse(label).size() < 2 || left.contains({term.id, label})) {
          continue;
        }
        EXPECT_TRUE(AsksFor(label, term.id)) << term.id << ": " << label;
      }
    }
  }
}

}  // namespace
}  // namespace preau::text
