#include "indexer/text/analyser.h"

#include "absl/strings/str_cat.h"
#include "indexer/text/concepts.h"
#include "indexer/text/word_forms.h"
#include "indexer/text/words.h"

namespace preau::text {
namespace {

// "rendezvous" for "rendez-vous", on the first of its parts.
void JoinHyphenated(const std::vector<Word>& words,
                    const std::vector<std::string>& folded,
                    std::vector<Token>& tokens) {
  for (size_t first = 0; first < words.size();) {
    size_t last = first;
    std::string joined = folded[first];
    while (last + 1 < words.size() && words[last + 1].after_hyphen) {
      absl::StrAppend(&joined, folded[++last]);
    }
    if (last > first && joined.size() <= kMaxWordBytes) {
      tokens[first].alternatives.push_back(
          {StemFolded(joined), static_cast<uint32_t>(last + 1 - first)});
    }
    first = last + 1;
  }
}

}  // namespace

std::vector<Token> Analyse(absl::string_view text) {
  text = text.substr(0, kMaxTextBytes);
  const std::vector<Word> words = SplitWords(text);
  std::vector<Token> tokens(words.size());
  std::vector<std::string> folded(words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    const WordForms& forms = FormsOf(words[i].TextIn(text));
    Token& token = tokens[i];
    token.stem = forms.stem;
    token.other_stem = forms.other_stem;
    if (forms.lower != forms.folded) token.exact = forms.lower;
    token.stop_word = forms.stop_word;
    token.position = static_cast<uint32_t>(i);
    token.begin = words[i].begin;
    token.end = words[i].end;
    folded[i] = forms.folded;
  }
  JoinHyphenated(words, folded, tokens);
  const std::vector<absl::string_view> views(folded.begin(), folded.end());
  for (size_t i = 0; i < tokens.size(); ++i) {
    Alternative found = Concepts::BuiltIn().Match(views, i);
    if (!found.term.empty()) {
      tokens[i].alternatives.push_back(std::move(found));
    }
  }
  return tokens;
}

}  // namespace preau::text
