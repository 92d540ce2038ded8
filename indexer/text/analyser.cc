#include "indexer/text/analyser.h"

#include "indexer/text/analysis.h"

namespace preau::text {

std::vector<Token> Analyse(absl::string_view text) {
  const Analysis& analysis = AnalyseParts(text);
  std::vector<Token> tokens(analysis.parts.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Analysis::Part& part = analysis.parts[i];
    Token& token = tokens[i];
    token.stem = part.forms->stem;
    token.other_stem = part.forms->other_stem.empty()
                           ? part.forms->accented_stem
                           : part.forms->other_stem;
    if (part.forms->folded != part.forms->stem) {
      token.folded = part.forms->folded;
    }
    if (part.forms->lower != part.forms->folded) {
      token.exact = part.forms->lower;
    }
    token.stop_word = part.forms->stop_word;
    token.position = static_cast<uint32_t>(i);
    token.begin = part.begin;
    token.end = part.end;
  }
  for (const Analysis::Placed& placed : analysis.alternatives) {
    Token& token = tokens[placed.at];
    if (placed.in_place) {
      token.stem = placed.alternative.term;
      token.folded.clear();
      token.stop_word = false;
    } else {
      token.alternatives.push_back(placed.alternative);
    }
  }
  return tokens;
}

}  // namespace preau::text
