#include "tools/bench/token_text.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "indexer/document/fields.h"
#include "indexer/query/query.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/fold.h"

namespace preau::bench {
namespace {

// Texts of a document are further apart than this, words of a text aren't.
constexpr uint32_t kWidestStep = 20;
constexpr absl::string_view kTextBreak = " / ";

// Terms are folded to lower case, prefixes are capitals.
bool HasPrefix(absl::string_view term) {
  return !term.empty() &&
         absl::ascii_isupper(static_cast<unsigned char>(term[0]));
}

// Terms by position; what has none stands at the end, by itself.
using Positions = std::map<uint32_t, std::vector<absl::string_view>>;

Positions PositionsOf(const document::Document& document) {
  Positions positions;
  std::vector<std::pair<absl::string_view, uint32_t>> placeless;
  for (const document::Posting& posting : document.terms) {
    if (HasPrefix(posting.term)) continue;
    const uint32_t frequency = posting.occurrences.frequency;
    if (posting.positions.empty()) {
      placeless.emplace_back(posting.term, frequency);
      continue;
    }
    // The weight beyond one is spread from the front, where titles are.
    const size_t count = posting.positions.size();
    for (size_t i = 0; i < count; ++i) {
      const size_t times =
          std::max(size_t{1}, (frequency + count - 1 - i) / count);
      std::vector<absl::string_view>& terms = positions[posting.positions[i]];
      terms.insert(terms.end(), times, posting.term);
    }
  }
  uint32_t last = positions.empty() ? 0 : positions.rbegin()->first;
  std::sort(placeless.begin(), placeless.end());
  for (const auto& [term, frequency] : placeless) {
    last += kWidestStep + 1;
    positions[last].assign(std::max(frequency, 1U), term);
  }
  return positions;
}

std::string Tokens(const document::Document& document) {
  std::string text;
  uint32_t last = 0;
  for (auto& [position, terms] : PositionsOf(document)) {
    if (!text.empty()) {
      absl::StrAppend(&text, position - last > kWidestStep ? kTextBreak : " ");
    }
    // The document's terms are in no order.
    std::vector<absl::string_view> sorted = terms;
    std::sort(sorted.begin(), sorted.end());
    absl::StrAppend(&text, absl::StrJoin(sorted, "|"));
    last = position;
  }
  return text;
}

std::string Values(const document::Document& document,
                   absl::string_view field) {
  std::vector<std::string> all;
  for (const auto& values : document.record.values()) {
    if (values.field() != field) continue;
    for (const std::string& id : values.id()) {
      for (std::string& above :
           document::WithAncestors(*document::FieldIndex(field), id)) {
        if (std::find(all.begin(), all.end(), above) == all.end()) {
          all.push_back(std::move(above));
        }
      }
    }
  }
  return absl::StrJoin(all, " ");
}

absl::string_view NameOf(Operator match) {
  switch (match) {
    case Operator::kAll:
      return "all";
    case Operator::kAny:
      return "any";
    case Operator::kPhrase:
      return "phrase";
    case Operator::kPrefix:
      return "prefix";
    case Operator::kEverything:
      break;
  }
  return "everything";
}

absl::StatusOr<std::string> Words(const Query& query, Operator match) {
  if (match == Operator::kEverything) return std::string("*");
  if (match == Operator::kPrefix) return vocabulary::FoldLabel(query.text);
  PREAU_ASSIGN_OR_RETURN(const query::Query parsed,
                         query::ParseQuery(query.text));
  std::vector<std::string> words;
  for (const query::Clause& clause : parsed.clauses) {
    const bool is_phrase = clause.kind == query::Clause::Kind::kPhrase;
    if (is_phrase != (match == Operator::kPhrase) || clause.excluded ||
        !clause.instead.empty() || (!is_phrase && clause.words.size() != 1)) {
      return absl::InvalidArgumentError(
          absl::StrCat(query.text, ": isn't plain words"));
    }
    for (const query::Word& word : clause.words) {
      // The other stem of a word in a phrase isn't looked for.
      words.push_back(is_phrase ? word.terms[0]
                                : absl::StrJoin(word.terms, "|"));
    }
  }
  return absl::StrJoin(words, " ");
}

}  // namespace

std::string DocumentLine(const document::Document& document) {
  return absl::StrJoin(
      {document.record.uid(), Tokens(document), Values(document, "level"),
       Values(document, "discipline"), Values(document, "kind")},
      "\t");
}

absl::StatusOr<std::string> QueryLine(const Query& query) {
  const QueryClass* query_class = FindQueryClass(query.query_class);
  if (query_class == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat(query.query_class, ": no such class"));
  }
  PREAU_ASSIGN_OR_RETURN(const std::string words,
                         Words(query, query_class->match));
  return absl::StrCat(query.query_class, "\t", NameOf(query_class->match), "\t",
                      words, "\t", query.level);
}

}  // namespace preau::bench
