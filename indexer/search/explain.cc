#include "indexer/search/explain.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace preau::search {
namespace {

using ranking::Contribution;
using ranking::TermEvidence;

// As they were typed; a clause that was added for others has none.
std::string WordsOf(const query::Clause& clause, absl::string_view text) {
  size_t end = clause.end;
  for (const query::Word& word : clause.words) {
    end = std::max<size_t>(end, word.end);
  }
  end = std::min(end, text.size());
  return clause.begin >= end
             ? ""
             : std::string(text.substr(clause.begin, end - clause.begin));
}

void Raise(const std::vector<TermEvidence>& terms, ScorePart& part) {
  for (const TermEvidence& term : terms) {
    part.title = std::max(part.title, term.title);
    part.keyword = std::max(part.keyword, term.keyword);
    part.name = std::max(part.name, term.name);
    part.text = std::max(part.text, term.text);
  }
}

}  // namespace

std::vector<ScorePart> Explain(ranking::Ranker& ranker,
                               const query::Query& query,
                               absl::string_view text,
                               const hot::Snapshot::Place& place) {
  const ranking::DocumentEvidence evidence = ranker.Gather(place);
  std::vector<Contribution> contributions;
  ranking::Score(evidence, &contributions);
  std::vector<std::string> words;
  for (const query::Clause& clause : query.clauses) {
    if (!clause.excluded) words.push_back(WordsOf(clause, text));
  }
  std::vector<ScorePart> parts;
  for (const Contribution& each : contributions) {
    ScorePart& part = parts.emplace_back();
    part.kind = each.kind;
    part.score = each.score;
    switch (each.kind) {
      case Contribution::Kind::kClause:
        part.words = words[each.number];
        for (const auto& word : evidence.clauses[each.number].words) {
          Raise(word.any, part);
        }
        Raise(evidence.clauses[each.number].instead, part);
        break;
      case Contribution::Kind::kNearLevel:
        part.words = words[each.number];
        break;
      case Contribution::Kind::kPair:
        part.words =
            absl::StrCat(words[each.number], " ", words[each.number + 1]);
        break;
      default:
        break;
    }
  }
  return parts;
}

}  // namespace preau::search
