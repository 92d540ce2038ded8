#include "indexer/hot/matcher.h"

#include <algorithm>

#include "indexer/query/scoring.h"

namespace preau::hot {
namespace {

// Beyond so many steps a coarser answer is cheaper than an exact one.
constexpr int kMaxReachSteps = 32;

}  // namespace

Matcher::Matcher(const Plan& plan, const Segment& segment, double mean_length)
    : segment_(segment),
      inverse_mean_length_(1 / mean_length),
      any_clause_(plan.any_clause) {
  // Where documents became longer in the mean than when the segment was
  // written, terms count for more than they did, by this at most.
  constexpr double kRoundingRoom = 1 + 1e-9;
  const double stretch =
      mean_length <= segment.reference_length()
          ? 1
          : mean_length / segment.reference_length() * kRoundingRoom;
  for (const Plan::Clause& clause : plan.wanted) {
    wanted_.push_back(
        std::make_unique<ClauseMatcher>(clause, segment, stretch));
    has_wanted_phrases_ = has_wanted_phrases_ || clause.phrase;
    terms_ += clause.words.size() + clause.instead.size();
  }
  const bool without_values =
      any_clause_ && plan.other_than_values &&
      std::any_of(
          plan.wanted.begin(), plan.wanted.end(),
          [](const Plan::Clause& clause) { return !clause.names_value; });
  for (size_t i = 0; i < wanted_.size(); ++i) {
    if (!without_values || !plan.wanted[i].names_value) {
      needed_.push_back(wanted_[i].get());
    }
  }
  for (const Plan::Clause& clause : plan.unwanted) {
    unwanted_.push_back(
        std::make_unique<ClauseMatcher>(clause, segment, stretch));
    has_phrases_ = has_phrases_ || clause.phrase;
  }
  has_phrases_ = has_phrases_ || has_wanted_phrases_;
  for (const auto& clause : wanted_) by_size_.push_back(clause.get());
  std::sort(by_size_.begin(), by_size_.end(),
            [](const ClauseMatcher* a, const ClauseMatcher* b) {
              return a->size() < b->size();
            });
}

size_t Matcher::NextTile(size_t tile) {
  if (wanted_.empty()) return tile;
  size_t next = any_clause_ ? ~size_t{0} : tile;
  for (ClauseMatcher* const clause : needed_) {
    const size_t its = clause->NextTile(tile);
    next = any_clause_ ? std::min(next, its) : std::max(next, its);
  }
  return next;
}

size_t Matcher::NextTile(size_t tile, double least) {
  return wanted_.size() == 1 ? wanted_[0]->NextTile(tile, least)
                             : NextTile(tile);
}

double Matcher::AtLeast(size_t count) const {
  if (!unwanted_.empty() || has_phrases_ ||
      (wanted_.size() != 1 && !any_clause_)) {
    return 0;
  }
  // See the constructor.
  constexpr double kRoundingRoom = 1 - 1e-9;
  const double shrink =
      std::min(1.0, 1 / inverse_mean_length_ / segment_.reference_length()) *
      kRoundingRoom;
  double least = 0;
  for (const ClauseMatcher* const clause : needed_) {
    least = std::max(least, clause->AtLeast(count, shrink));
  }
  return least;
}

void Matcher::Seek(size_t tile) {
  begin_ = tile * kTile;
  for (const auto& clause : wanted_) clause->Seek(tile);
  for (const auto& clause : unwanted_) clause->Seek(tile);
}

bool Matcher::CanExceed(double least) {
  double sum = 0;
  for (const auto& clause : wanted_) sum += clause->ComputeBound();
  if (sum <= least) return false;
  for (const auto& clause : wanted_) {
    clause->SetNeed(least - (sum - clause->bound()));
  }
  has_word_bounds_ =
      std::any_of(wanted_.begin(), wanted_.end(),
                  [](const auto& clause) { return clause->is_fine(); });
  if (!has_word_bounds_) return true;
  word_bounds_.fill(0);
  for (const auto& clause : wanted_) clause->AddWordBounds(word_bounds_);
  return *std::max_element(word_bounds_.begin(), word_bounds_.end()) > least;
}

void Matcher::Combine(TileBits& matches) const {
  matches = kAllBits;
  if (any_clause_ && !wanted_.empty()) matches.used = 0;
  for (const ClauseMatcher* const clause : needed_) {
    if (any_clause_) {
      Or(clause->bits(), matches);
    } else {
      And(clause->bits(), matches);
    }
  }
}

void Matcher::Load(bool all, TileBits& matches) {
  if (any_clause_) {
    for (const auto& clause : wanted_) clause->Load(all, kAllBits);
    Combine(matches);
  } else {
    if (by_size_.empty()) matches = kAllBits;
    for (ClauseMatcher* const clause : by_size_) {
      if (clause == by_size_.front()) {
        clause->Load(all, kAllBits);
        Assign(clause->bits(), matches);
      } else {
        clause->Load(all, matches);
        And(clause->bits(), matches);
        Tighten(matches);
      }
    }
  }
  for (const auto& clause : unwanted_) {
    clause->Load(true, matches);
    // An unwanted phrase takes nothing away before it is looked at.
    if (!clause->phrase()) AndNot(clause->bits(), matches);
  }
}

void Matcher::CheckPhrases(Budget& budget, TileBits& matches) {
  if (has_wanted_phrases_) {
    for (const auto& clause : wanted_) {
      if (clause->phrase()) clause->CheckPhrase(matches, false, budget);
    }
    TileBits found;
    Combine(found);
    And(found, matches);
  }
  for (const auto& clause : unwanted_) {
    if (!clause->phrase()) continue;
    clause->CheckPhrase(matches, true, budget);
    AndNot(clause->bits(), matches);
  }
}

void Matcher::KeepExceeding(double least, TileBits& matches) {
  if (has_word_bounds_) {
    ForEachOne(matches.used, [&](size_t word) {
      if (word_bounds_[word] <= least) matches.used &= ~(uint64_t{1} << word);
    });
  }
  if (!any_clause_ || wanted_.size() == 1) return;
  by_bound_.clear();
  for (const auto& clause : wanted_) by_bound_.push_back(clause.get());
  std::sort(by_bound_.begin(), by_bound_.end(),
            [](const ClauseMatcher* a, const ClauseMatcher* b) {
              return a->bound() > b->bound();
            });
  rest_bounds_.assign(by_bound_.size() + 1, 0);
  for (size_t i = by_bound_.size(); i-- > 0;) {
    rest_bounds_[i] = rest_bounds_[i + 1] + by_bound_[i]->bound();
  }
  TileBits reached;
  int steps = kMaxReachSteps;
  Reach(matches, 0, least, steps, reached);
  matches = reached;
}

// Those of `among` whose clauses from `clause` on have bounds that sum up to
// more than `need`.
void Matcher::Reach(const TileBits& among, size_t clause, double need,
                    int& steps, TileBits& out) const {
  if (need < 0 || --steps < 0) {
    out = among;
    return;
  }
  if (rest_bounds_[clause] <= need) {
    out.used = 0;
    return;
  }
  TileBits with;
  Reach(among, clause + 1, need - by_bound_[clause]->bound(), steps, with);
  And(by_bound_[clause]->bits(), with);
  Reach(among, clause + 1, need, steps, out);
  Or(with, out);
}

void Matcher::PrepareScores(const TileBits& among) {
  for (const auto& clause : wanted_) clause->LoadBonus(among);
}

double Matcher::Score(size_t in_tile) const {
  const double half = query::HalfFrequency(
      segment_.lengths()[begin_ + in_tile] * inverse_mean_length_);
  double score = 0;
  for (const auto& clause : wanted_) score += clause->Score(in_tile, half);
  return score;
}

double Matcher::Bound(size_t in_tile) const {
  double bound = 0;
  for (const auto& clause : wanted_) bound += clause->Bound(in_tile);
  return bound;
}

}  // namespace preau::hot
