#include "indexer/text/snippet.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/text/analyser.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::text {
namespace {

using Spans = std::vector<std::pair<uint32_t, uint32_t>>;

TermSet TermsOf(const Token& token) {
  TermSet terms{token.stem};
  if (!token.other_stem.empty()) terms.insert(token.other_stem);
  for (const Alternative& alternative : token.alternatives) {
    terms.insert(alternative.term);
  }
  return terms;
}

// What is to be marked, found by looking at all of each word.
Spans Expected(const std::vector<Token>& tokens, const TermSet& terms) {
  Spans spans;
  size_t covered = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    for (const Alternative& alternative : token.alternatives) {
      if (terms.contains(alternative.term)) {
        covered = std::max(covered, i + alternative.span);
      }
    }
    if (i < covered || terms.contains(token.stem) ||
        terms.contains(token.other_stem)) {
      spans.emplace_back(token.begin, token.end);
    }
  }
  return spans;
}

Spans Marked(const Snippet& snippet) {
  Spans spans;
  for (const Snippet::Span& span : snippet.spans) {
    spans.emplace_back(span.begin, span.end);
  }
  return spans;
}

// All that the vocabularies say, and what is written otherwise than it is
// meant.
std::vector<std::string> Texts() {
  std::vector<std::string> texts = {
      "Rendez-vous à l’e-mail de l'École : S.V.T., É.N.T et SES en 6°, C++ !",
      "Les SES en terminale, ses yeux et un œil ; un travail, des travaux",
      "Aujourd’hui, prud'hommes et presqu'île ; du maïs mais pas mais",
      "enseignant·e·s lycéen(ne)s élèves de sixième classe de 3ème CM1-CM2",
      "e\xCC\x81"
      "cole é\xC2\xAD"
      "cole \xE2\x80\x8B ﬁn ŒUVRE œuvre ÉCOLE Ÿ ß ж 漢字 ay ys",
      "cycles 2 et 3, XIXe siècle, 3e siècle, Louis XIV, 2nde et Tle"};
  for (const char* name : {"level", "discipline", "kind", "audience"}) {
    const auto& terms = vocabulary::Vocabularies::BuiltIn().Find(name)->terms();
    for (size_t i = 0; i < terms.size(); i += 20) {
      std::string text;
      for (size_t j = i; j < std::min(i + 20, terms.size()); ++j) {
        absl::StrAppend(&text, terms[j].label_fr, ", ");
        for (const std::string& label : terms[j].alternatives) {
          absl::StrAppend(&text, label, "; ");
        }
      }
      texts.push_back(text);
    }
  }
  return texts;
}

TEST(MarkerTest, PassesOverNoWordThatMatches) {
  size_t words = 0;
  for (const std::string& text : Texts()) {
    const std::vector<Token> tokens = Analyse(text);
    for (const Token& token : tokens) {
      const TermSet terms = TermsOf(token);
      ASSERT_EQ(Marked(Marker(terms).MarkAll(text)), Expected(tokens, terms))
          << text.substr(token.begin, token.end - token.begin) << " in "
          << text;
      ++words;
    }
  }
  EXPECT_GT(words, 1000u);
}

TEST(MarkerTest, LooksAtAllOfALongTextWhereNothingStandsBefore) {
  std::string text;
  while (text.size() < 200000) text += "Des mots sans rapport ; ";
  text += "un volcan à la fin.";
  const Snippet snippet =
      Marker(TermsOf(Analyse("volcans")[0])).MakeSnippet(text, 60);
  ASSERT_EQ(snippet.spans.size(), 1u);
  EXPECT_EQ(snippet.text.substr(snippet.spans[0].begin,
                                snippet.spans[0].end - snippet.spans[0].begin),
            "volcan");
  // Where there is no place to cut, too.
  const std::string one_word = std::string(200000, 'a') + "é";
  EXPECT_TRUE(Marker(TermsOf(Analyse("azur")[0]))
                  .MakeSnippet(one_word, 60)
                  .spans.empty());
}

}  // namespace
}  // namespace preau::text
