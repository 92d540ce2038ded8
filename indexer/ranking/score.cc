#include "indexer/ranking/score.h"

#include <algorithm>
#include <cmath>

#include "indexer/query/scoring.h"

namespace preau::ranking {
namespace {

// What one more word counts for by where it stands, and how much the length of
// a field by its mean takes from that. Chosen with preau-relevance, as are the
// others; docs/relevance.md has what each brings.
struct FieldWeight {
  double weight;
  double b;
};
constexpr FieldWeight kTitle = {2, 0.7};
constexpr FieldWeight kKeyword = {2, 0.4};
constexpr FieldWeight kName = {2, 0.4};
constexpr FieldWeight kText = {1, 0.3};

// Of the asked level's weight.
constexpr double kNeighbour = 0.35;
// Of a pair's weight, where both stand together often.
constexpr double kPair = 0.5;
// Of the query's weight, where the title is the query.
constexpr double kWholeTitle = 0.2;
// A document with some of the words counts by the part that it has of the
// query's weight, to this power.
constexpr double kCoverage = 0.25;
// Of the score so far.
constexpr double kCompleteness = 0.1;
constexpr double kInForce = 0.02;
constexpr double kReplaced = -0.08;

double InField(const FieldWeight& field, uint32_t frequency, double length) {
  return frequency == 0
             ? 0
             : field.weight * frequency / (1 - field.b + field.b * length);
}

double TermScore(const TermEvidence& term, const FieldLengths& lengths) {
  const double frequency = InField(kTitle, term.title, lengths.title) +
                           InField(kKeyword, term.keyword, lengths.keyword) +
                           InField(kName, term.name, lengths.name) +
                           InField(kText, term.text, lengths.text);
  return term.weight * query::SaturatedFrequency(frequency, query::kK1);
}

double BestOf(const std::vector<TermEvidence>& terms,
              const FieldLengths& lengths) {
  double best = 0;
  for (const TermEvidence& term : terms) {
    best = std::max(best, TermScore(term, lengths));
  }
  return best;
}

double ClauseScore(const ClauseEvidence& clause, const FieldLengths& lengths) {
  double all_words = 0;
  for (const WordEvidence& word : clause.words) {
    const double best = BestOf(word.any, lengths);
    if (best == 0) {
      all_words = 0;
      break;
    }
    all_words += best;
    for (const TermEvidence& bonus : word.bonus) {
      all_words += TermScore(bonus, lengths);
    }
  }
  return std::max(all_words, BestOf(clause.instead, lengths));
}

bool IsInTitle(const std::vector<TermEvidence>& terms) {
  return std::any_of(terms.begin(), terms.end(),
                     [](const TermEvidence& term) { return term.title > 0; });
}

bool IsInTitle(const ClauseEvidence& clause) {
  return IsInTitle(clause.instead) ||
         (!clause.words.empty() &&
          std::all_of(
              clause.words.begin(), clause.words.end(),
              [](const WordEvidence& word) { return IsInTitle(word.any); }));
}

// How much of the query's weight is in the title, by how much of the title it
// is.
double TitleScore(const DocumentEvidence& document) {
  double inside = 0;
  double words = 0;
  for (const ClauseEvidence& clause : document.clauses) {
    if (!IsInTitle(clause)) continue;
    inside += clause.weight;
    words += static_cast<double>(std::max<size_t>(1, clause.words.size()));
  }
  if (inside == 0) return 0;
  return inside * std::min(1.0, words / std::max(1u, document.title_words));
}

}  // namespace

double Score(const DocumentEvidence& document,
             std::vector<Contribution>* contributions) {
  double score = 0;
  const auto add = [&](Contribution::Kind kind, size_t number, double more) {
    score += more;
    if (contributions != nullptr && more != 0) {
      contributions->push_back({kind, number, more});
    }
  };
  double weight = 0;
  double covered = 0;
  for (size_t i = 0; i < document.clauses.size(); ++i) {
    const ClauseEvidence& clause = document.clauses[i];
    const double found = ClauseScore(clause, document.lengths);
    weight += clause.weight;
    if (found > 0) covered += clause.weight;
    add(Contribution::Kind::kClause, i, found);
    if (found == 0) {
      add(Contribution::Kind::kNearLevel, i,
          kNeighbour * BestOf(clause.neighbour, document.lengths));
    }
  }
  for (size_t i = 0; i < document.pairs.size(); ++i) {
    const PairEvidence& pair = document.pairs[i];
    add(Contribution::Kind::kPair, i,
        kPair * pair.weight * query::SaturatedFrequency(pair.closeness, 1));
  }
  add(Contribution::Kind::kTitle, 0, kWholeTitle * TitleScore(document));
  if (covered < weight) {
    add(Contribution::Kind::kMissing, 0,
        score * (std::pow(covered / weight, kCoverage) - 1));
  }
  const double of_words = score;
  add(Contribution::Kind::kCompleteness, 0,
      of_words * kCompleteness * document.completeness);
  add(Contribution::Kind::kProgramme, 0,
      of_words *
          (document.programme == document::ProgrammeState::kReplaced ? kReplaced
           : document.programme == document::ProgrammeState::kInForce ? kInForce
                                                                      : 0));
  return score;
}

}  // namespace preau::ranking
