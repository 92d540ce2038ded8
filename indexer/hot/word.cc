#include <algorithm>
#include <cmath>
#include <optional>

#include "indexer/hot/clause.h"

namespace preau::hot {
namespace {

std::unique_ptr<Leaf> MakeLeaf(const Plan::Term& term, const Segment& segment,
                               double stretch) {
  const std::optional<TermId> id = segment.FindTerm(term.text);
  return id.has_value()
             ? std::make_unique<Leaf>(segment, *id, term.weight, stretch)
             : nullptr;
}

// The least bound that is worth more than `need` where the largest is worth
// `most`; 256: none.
int LeastBound(double need, double most) {
  if (need < 0) return 0;
  if (need >= most) return 256;
  // Where rounding could decide, the lower one.
  return static_cast<int>(std::floor(need / most * 255 * (1 - 1e-9))) + 1;
}

}  // namespace

WordMatcher::WordMatcher(const Plan::Word& word, const Segment& segment,
                         double stretch) {
  for (size_t i = 0; i < word.any.size(); ++i) {
    std::unique_ptr<Leaf> leaf = MakeLeaf(word.any[i], segment, stretch);
    if (leaf == nullptr) continue;
    has_first_ = has_first_ || i == 0;
    any_.push_back({std::move(leaf), 0, 0, 0});
  }
  // Where the first term isn't, those that say more about it aren't either.
  if (!has_first_) return;
  for (const Plan::Term& term : word.bonus) {
    std::unique_ptr<Leaf> leaf = MakeLeaf(term, segment, stretch);
    if (leaf == nullptr) continue;
    const double by_first =
        any_[0].leaf->most() * term.weight / word.any[0].weight;
    bonus_.push_back({std::move(leaf), by_first});
    bonus_by_first_ += by_first;
  }
}

size_t WordMatcher::NextTile(size_t tile) {
  size_t next = ~size_t{0};
  for (const Alternative& each : any_) {
    next = std::min(next, each.leaf->NextTile(tile));
  }
  return next;
}

size_t WordMatcher::NextTile(size_t tile, double need) {
  size_t next = ~size_t{0};
  for (const Alternative& each : any_) {
    const int least = LeastBound(need - bonus_by_first_, each.leaf->most());
    if (least > 255) continue;
    next =
        std::min(next, each.leaf->NextTile(tile, static_cast<uint8_t>(least)));
  }
  return next;
}

double WordMatcher::AtLeast(size_t count, double shrink) const {
  double least = 0;
  for (const Alternative& each : any_) {
    least = std::max(least, each.leaf->AtLeast(count, shrink));
  }
  return least;
}

void WordMatcher::Seek(size_t tile) {
  for (const Alternative& each : any_) each.leaf->Seek(tile);
  for (const Bonus& each : bonus_) each.leaf->Seek(tile);
}

double WordMatcher::ComputeBound() {
  bound_ = 0;
  for (Alternative& each : any_) {
    each.bound = each.leaf->TileBound();
    each.most = each.leaf->most() * Leaf::PartOf(each.bound);
    bound_ = std::max(bound_, each.most);
  }
  bonus_most_ = 0;
  for (const Bonus& each : bonus_) {
    bonus_most_ +=
        std::min(each.leaf->most() * Leaf::PartOf(each.leaf->TileBound()),
                 each.by_first * Leaf::PartOf(any_[0].bound));
  }
  bound_ += bonus_most_;
  return bound_;
}

void WordMatcher::SetNeed(double need) {
  strong_.clear();
  // What the others add at most.
  double others = 0;
  for (size_t i = any_.size(); i-- > 0;) {
    Alternative& each = any_[i];
    each.least = LeastBound(need - bonus_most_, each.leaf->most());
    if (i == 0 && has_first_) {
      each.least = std::max(
          each.least, LeastBound(need, each.leaf->most() + bonus_by_first_));
      // Perhaps it only has to raise what another adds.
      if (others > 0 && others + bonus_most_ > need && !bonus_.empty()) {
        each.least =
            std::min(each.least, LeastBound(need - others, bonus_by_first_));
      }
    }
    others = std::max(others, each.most);
    if (IsStrong(each)) strong_.push_back(&each);
  }
}

bool WordMatcher::is_fine() const {
  return std::any_of(
      strong_.begin(), strong_.end(),
      [](const Alternative* each) { return each->leaf->is_fine(); });
}

void WordMatcher::AddWordBounds(WordScores& sums) const {
  WordScores best;
  best.fill(0);
  for (const Alternative* each : strong_) {
    each->leaf->RaiseWordBounds(each->leaf->most(), best);
  }
  if (!bonus_.empty() && IsStrong(any_[0])) {
    for (const Bonus& each : bonus_) {
      WordScores first;
      first.fill(0);
      any_[0].leaf->RaiseWordBounds(each.by_first, first);
      WordScores own;
      own.fill(0);
      each.leaf->RaiseWordBounds(each.leaf->most(), own);
      for (size_t i = 0; i < kTileWords; ++i) {
        best[i] += std::min(own[i], first[i]);
      }
    }
  }
  for (size_t i = 0; i < kTileWords; ++i) sums[i] += best[i];
}

uint64_t WordMatcher::size() const {
  uint64_t size = 0;
  for (const Alternative& each : any_) size += each.leaf->size();
  return size;
}

void WordMatcher::Load(bool all, const TileBits& among) {
  const Leaf* only = nullptr;
  size_t loaded = 0;
  for (const Alternative& each : any_) {
    if (!all && !IsStrong(each)) continue;
    each.leaf->Load(all ? 0 : static_cast<uint8_t>(each.least), among);
    only = each.leaf.get();
    ++loaded;
  }
  if (loaded == 1) {
    bits_ = &only->bits();
    return;
  }
  own_bits_.used = 0;
  bits_ = &own_bits_;
  for (const Alternative& each : any_) {
    if (all || IsStrong(each)) Or(each.leaf->bits(), own_bits_);
  }
}

void WordMatcher::LoadBonus(const TileBits& among) {
  if (bonus_.empty() || !IsStrong(any_[0])) return;
  for (const Bonus& each : bonus_) each.leaf->Load(0, among);
}

double WordMatcher::Bound(size_t in_tile) const {
  double bound = 0;
  for (const Alternative* each : strong_) {
    if (!each->leaf->Has(in_tile)) continue;
    bound = std::max(
        bound, each->leaf->most() * Leaf::PartOf(each->leaf->Bound(in_tile)));
  }
  if (bonus_.empty() || !IsStrong(any_[0]) || !any_[0].leaf->Has(in_tile)) {
    return bound;
  }
  const double first = Leaf::PartOf(any_[0].leaf->Bound(in_tile));
  for (const Bonus& each : bonus_) {
    if (!each.leaf->Has(in_tile)) continue;
    bound +=
        std::min(each.leaf->most() * Leaf::PartOf(each.leaf->Bound(in_tile)),
                 each.by_first * first);
  }
  return bound;
}

double WordMatcher::Score(size_t in_tile, double half) const {
  double score = 0;
  for (const Alternative* each : strong_) {
    if (each->leaf->Has(in_tile)) {
      score = std::max(score, each->leaf->Score(in_tile, half));
    }
  }
  if (bonus_.empty() || !IsStrong(any_[0])) return score;
  for (const Bonus& each : bonus_) {
    if (each.leaf->Has(in_tile)) score += each.leaf->Score(in_tile, half);
  }
  return score;
}

}  // namespace preau::hot
