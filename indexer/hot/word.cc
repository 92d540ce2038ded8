#include <algorithm>
#include <cmath>
#include <optional>

#include "indexer/hot/clause.h"

namespace preau::hot {
namespace {

std::unique_ptr<Leaf> MakeLeaf(const Plan::Term& term, const Segment& segment) {
  const std::optional<TermId> id = segment.FindTerm(term.text);
  return id.has_value() ? std::make_unique<Leaf>(segment, *id, term.weight)
                        : nullptr;
}

// The least whole number of bounds that is worth more than `need`; 256: none.
int LeastBound(double need, double factor) {
  if (need < 0) return 0;
  const double least = std::floor(need / factor) + 1;
  return least > 255 ? 256 : static_cast<int>(least);
}

}  // namespace

WordMatcher::WordMatcher(const Plan::Word& word, const Segment& segment,
                         double unit) {
  for (size_t i = 0; i < word.any.size(); ++i) {
    std::unique_ptr<Leaf> leaf = MakeLeaf(word.any[i], segment);
    if (leaf == nullptr) continue;
    has_first_ = has_first_ || i == 0;
    any_.push_back({std::move(leaf), word.any[i].weight * unit, 0, 0});
  }
  // Where the first term isn't, those that say more about it aren't either.
  if (!has_first_) return;
  for (const Plan::Term& term : word.bonus) {
    std::unique_ptr<Leaf> leaf = MakeLeaf(term, segment);
    if (leaf == nullptr) continue;
    bonus_.push_back(std::move(leaf));
    // It stands nowhere more often than the first.
    bonus_factor_ += term.weight * unit;
  }
}

size_t WordMatcher::NextTile(size_t tile) {
  size_t next = ~size_t{0};
  for (const Alternative& each : any_) {
    next = std::min(next, each.leaf->NextTile(tile));
  }
  return next;
}

void WordMatcher::Seek(size_t tile) {
  for (const Alternative& each : any_) each.leaf->Seek(tile);
  for (const auto& leaf : bonus_) leaf->Seek(tile);
}

double WordMatcher::ComputeBound() {
  bound_ = 0;
  for (Alternative& each : any_) {
    each.bound = each.leaf->TileBound();
    bound_ = std::max(bound_, each.bound * each.factor);
  }
  if (has_first_) bound_ += any_[0].bound * bonus_factor_;
  return bound_;
}

void WordMatcher::SetNeed(double need) {
  strong_.clear();
  // What the others add at most, where they are too.
  double others = 0;
  const double bonus = has_first_ ? any_[0].bound * bonus_factor_ : 0;
  for (size_t i = any_.size(); i-- > 0;) {
    Alternative& each = any_[i];
    if (i == 0 && has_first_) {
      each.least = LeastBound(need, each.factor + bonus_factor_);
      if (others > 0 && bonus_factor_ > 0) {
        each.least =
            std::min(each.least, LeastBound(need - others, bonus_factor_));
      }
    } else {
      each.least = LeastBound(need - bonus, each.factor);
      others = std::max(others, each.bound * each.factor);
    }
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
    each->leaf->RaiseWordBounds(static_cast<float>(each->factor), best);
  }
  if (bonus_factor_ > 0 && IsStrong(any_[0])) {
    WordScores bonus;
    bonus.fill(0);
    any_[0].leaf->RaiseWordBounds(static_cast<float>(bonus_factor_), bonus);
    for (size_t i = 0; i < kTileWords; ++i) best[i] += bonus[i];
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
  for (const auto& leaf : bonus_) leaf->Load(0, among);
}

double WordMatcher::Bound(size_t in_tile) const {
  double bound = 0;
  for (const Alternative* each : strong_) {
    if (each->leaf->Has(in_tile)) {
      bound = std::max(bound, each->leaf->Bound(in_tile) * each->factor);
    }
  }
  if (bonus_factor_ > 0 && IsStrong(any_[0]) && any_[0].leaf->Has(in_tile)) {
    bound += any_[0].leaf->Bound(in_tile) * bonus_factor_;
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
  if (!bonus_.empty() && IsStrong(any_[0])) {
    for (const auto& leaf : bonus_) {
      if (leaf->Has(in_tile)) score += leaf->Score(in_tile, half);
    }
  }
  return score;
}

}  // namespace preau::hot
