#include "indexer/hot/plan.h"

#include "indexer/query/scoring.h"

namespace preau::hot {
namespace {

class Planner {
 public:
  explicit Planner(const Snapshot& snapshot) : snapshot_(snapshot) {}

  Plan::Term MakeTerm(const std::string& text, double scale) const {
    return {text, scale * query::TermWeight(snapshot_.documents(),
                                            snapshot_.DocumentsWith(text))};
  }

  Plan::Word MakeWord(const query::Word& word) const {
    Plan::Word planned;
    for (const std::string& term : word.terms) {
      planned.any.push_back(
          MakeTerm(term, word.folded.empty() ? 1 + query::kFoldedScale : 1));
    }
    const double weight =
        word.completions.scale *
        query::TermWeight(static_cast<double>(snapshot_.documents()),
                          static_cast<double>(word.completions.documents));
    for (const std::string& term : word.completions.terms) {
      planned.any.push_back({term, weight});
    }
    if (!word.folded.empty()) {
      planned.bonus.push_back(MakeTerm(word.folded, query::kFoldedScale));
    }
    if (!word.exact.empty()) {
      planned.bonus.push_back(MakeTerm(word.exact, query::kExactScale));
    }
    return planned;
  }

  Plan::Clause MakeClause(const query::Clause& clause) const {
    Plan::Clause planned;
    planned.names_value = clause.names_value;
    planned.phrase = clause.kind == query::Clause::Kind::kPhrase;
    for (const query::Word& word : clause.words) {
      if (planned.phrase) {
        planned.words.push_back({{MakeTerm(word.terms[0], 1)}, {}});
      } else if (!word.stop_word || clause.words.size() == 1) {
        planned.words.push_back(MakeWord(word));
      }
    }
    for (const std::string& term : clause.instead) {
      planned.instead.push_back(MakeTerm(term, 1 + query::kFoldedScale));
    }
    return planned;
  }

 private:
  const Snapshot& snapshot_;
};

}  // namespace

Plan MakePlan(const query::Query& query, bool any_word,
              const Snapshot& snapshot) {
  const Planner planner(snapshot);
  Plan plan;
  plan.any_clause = any_word;
  for (const query::Clause& clause : query.clauses) {
    (clause.excluded ? plan.unwanted : plan.wanted)
        .push_back(planner.MakeClause(clause));
  }
  return plan;
}

}  // namespace preau::hot
