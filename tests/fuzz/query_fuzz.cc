// What people type: read as a query, understood, and its words marked in a
// text.

#include <algorithm>
#include <string>

#include "indexer/query/query.h"
#include "indexer/text/analyser.h"
#include "indexer/text/html_text.h"
#include "indexer/text/snippet.h"
#include "indexer/understanding/understand.h"
#include "tests/fuzz/property.h"

namespace preau {
namespace {

bool IsPlace(uint32_t begin, uint32_t end, absl::string_view text) {
  return begin <= end && end <= text.size();
}

void RequireTokens(absl::string_view text) {
  uint32_t begin = 0;
  uint32_t position = 0;
  bool first = true;
  for (const text::Token& token : text::Analyse(text)) {
    fuzz::Require(IsPlace(token.begin, token.end, text) && token.begin >= begin,
                  "words stand in the text one after another");
    fuzz::Require(first || token.position > position,
                  "positions count upwards");
    fuzz::Require(!token.stem.empty(), "a word has a stem");
    for (const std::string* term :
         {&token.stem, &token.other_stem, &token.folded, &token.exact}) {
      fuzz::RequireText(*term, "a term is well-formed");
      fuzz::Require(term->size() <= 4 * text::kMaxWordBytes,
                    "a term is bounded");
    }
    for (const text::Alternative& alternative : token.alternatives) {
      fuzz::RequireText(alternative.term, "an alternative is well-formed");
      fuzz::Require(alternative.span > 0, "an alternative stands for words");
    }
    begin = token.begin;
    position = token.position;
    first = false;
  }
}

void RequireQuery(const query::Query& query, absl::string_view text) {
  size_t words = 0;
  for (const query::Clause& clause : query.clauses) {
    fuzz::Require(IsPlace(clause.begin, clause.end, text),
                  "a clause stands in the query");
    fuzz::Require(!clause.words.empty() || !clause.instead.empty(),
                  "a clause asks for something");
    for (const query::Word& word : clause.words) {
      ++words;
      fuzz::Require(IsPlace(word.begin, word.end, text),
                    "a word stands in the query");
      fuzz::Require(!word.terms.empty(), "a word has terms");
      for (const std::string& term : word.terms) {
        fuzz::RequireText(term, "a term is well-formed");
      }
    }
  }
  fuzz::Require(words <= query::kMaxQueryWords, "words are bounded");
}

void RequireSnippet(const text::Snippet& snippet, absl::string_view text) {
  fuzz::Require(text.find(snippet.text) != absl::string_view::npos,
                "a snippet stands in its text");
  uint32_t end = 0;
  for (const text::Snippet::Span& span : snippet.spans) {
    fuzz::Require(span.begin < span.end && span.begin >= end &&
                      span.end <= snippet.text.size(),
                  "matches stand in a snippet one after another");
    end = span.end;
  }
}

void RequireUnderstood(absl::string_view text,
                       const understanding::Options& options) {
  static const understanding::ProviderNames providers(
      {"Réseau Canopé", "Musée du Louvre"});
  const auto understood = understanding::Understand(text, providers, options);
  if (!understood.ok()) {
    fuzz::RequireSayable(understood.status());
    return;
  }
  RequireQuery(understood->query, text);
  fuzz::Require(!options.any_word || understood->filters.empty(),
                "nothing is filtered where any word is enough");
  for (const auto& each : understood->interpretations) {
    fuzz::Require(IsPlace(each.begin, each.end, text),
                  "what is understood stands in the query");
  }
  const auto again = understanding::Understand(text, providers, options);
  fuzz::Require(
      again.ok() && again->interpretations == understood->interpretations,
      "a query that is understood twice means the same");
}

void Test(absl::string_view text) {
  RequireTokens(text);
  const std::string plain = text::HtmlToText(text);
  fuzz::RequireText(text::SanitiseUtf8(plain), "text is well-formed");
  // The query is the first line, and what follows is searched.
  const absl::string_view typed = text.substr(0, text.find('\n'));
  const auto query = query::ParseQuery(typed);
  if (!query.ok()) {
    fuzz::RequireSayable(query.status());
    return;
  }
  fuzz::Require(typed.size() <= query::kMaxQueryBytes, "queries are bounded");
  RequireQuery(*query, typed);
  const text::Marker marker(query->marked);
  RequireSnippet(marker.MarkAll(text), text);
  RequireSnippet(marker.MakeSnippet(text, 200), text);
  for (const bool any_word : {false, true}) {
    RequireUnderstood(typed, {.any_word = any_word, .filters = true});
  }
  RequireUnderstood(typed, {.any_word = false, .filters = false});
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
