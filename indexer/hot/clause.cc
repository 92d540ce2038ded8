#include "indexer/hot/clause.h"

#include <algorithm>
#include <optional>

namespace preau::hot {
namespace {

std::vector<std::unique_ptr<Leaf>> MakeLeaves(
    const std::vector<Plan::Term>& terms, const Segment& segment,
    double stretch) {
  std::vector<std::unique_ptr<Leaf>> leaves;
  for (const Plan::Term& term : terms) {
    const std::optional<TermId> id = segment.FindTerm(term.text);
    if (!id.has_value()) continue;
    leaves.push_back(
        std::make_unique<Leaf>(segment, *id, term.weight, stretch));
  }
  return leaves;
}

}  // namespace

WordMatcher::WordMatcher(const Plan::Word& word, const Segment& segment,
                         double stretch)
    : any_(MakeLeaves(word.any, segment, stretch)) {
  if (!any_.empty()) bonus_ = MakeLeaves(word.bonus, segment, stretch);
}

size_t WordMatcher::NextTile(size_t tile) {
  size_t next = ~size_t{0};
  for (const auto& leaf : any_) next = std::min(next, leaf->NextTile(tile));
  return next;
}

void WordMatcher::Seek(size_t tile) {
  for (const auto& leaf : any_) leaf->Seek(tile);
  for (const auto& leaf : bonus_) leaf->Seek(tile);
}

float WordMatcher::TileBound() const {
  float bound = 0;
  for (const auto& leaf : any_) bound = std::max(bound, leaf->TileBound());
  for (const auto& leaf : bonus_) bound += leaf->TileBound();
  return bound;
}

void WordMatcher::AddWordBounds(WordScores& sums) const {
  WordScores best;
  best.fill(0);
  WordScores bounds;
  for (const auto& leaf : any_) {
    leaf->WordBounds(bounds);
    for (size_t i = 0; i < kTileWords; ++i) {
      best[i] = std::max(best[i], bounds[i]);
    }
  }
  for (const auto& leaf : bonus_) {
    leaf->WordBounds(bounds);
    for (size_t i = 0; i < kTileWords; ++i) best[i] += bounds[i];
  }
  for (size_t i = 0; i < kTileWords; ++i) sums[i] += best[i];
}

void WordMatcher::Load() {
  for (const auto& leaf : any_) leaf->Load();
  if (any_.size() == 1) {
    bits_ = any_[0]->bits();
    return;
  }
  own_bits_.fill(0);
  for (const auto& leaf : any_) Or(leaf->bits(), own_bits_);
  bits_ = own_bits_.data();
}

void WordMatcher::LoadBonus() {
  for (const auto& leaf : bonus_) leaf->Load();
}

double WordMatcher::Score(size_t in_tile, double half) const {
  double score = 0;
  for (const auto& leaf : any_) {
    score = std::max(score, leaf->Score(in_tile, half));
  }
  for (const auto& leaf : bonus_) score += leaf->Score(in_tile, half);
  return score;
}

ClauseMatcher::ClauseMatcher(const Plan::Clause& clause, const Segment& segment,
                             double stretch)
    : phrase_(clause.phrase) {
  words_exist_ = !clause.words.empty();
  for (const Plan::Word& word : clause.words) {
    words_.push_back(std::make_unique<WordMatcher>(word, segment, stretch));
    words_exist_ = words_exist_ && words_.back()->exists();
  }
  if (!words_exist_) words_.clear();
  if (!clause.instead.empty()) {
    instead_ = std::make_unique<WordMatcher>(Plan::Word{clause.instead, {}},
                                             segment, stretch);
  }
}

size_t ClauseMatcher::NextTile(size_t tile) {
  size_t next = ~size_t{0};
  if (words_exist_) {
    next = tile;
    for (const auto& word : words_) {
      next = std::max(next, word->NextTile(tile));
    }
  }
  if (instead_ != nullptr) next = std::min(next, instead_->NextTile(tile));
  return next;
}

void ClauseMatcher::Seek(size_t tile) {
  for (const auto& word : words_) word->Seek(tile);
  if (instead_ != nullptr) instead_->Seek(tile);
}

double ClauseMatcher::ComputeBound() {
  bound_ = 0;
  for (const auto& word : words_) bound_ += word->TileBound();
  if (instead_ != nullptr) {
    bound_ = std::max(bound_, double{instead_->TileBound()});
  }
  return bound_;
}

void ClauseMatcher::AddAllWordBounds(WordScores& sums) const {
  for (const auto& word : words_) word->AddWordBounds(sums);
}

void ClauseMatcher::AddWordBounds(WordScores& sums) const {
  if (instead_ == nullptr) {
    AddAllWordBounds(sums);
    return;
  }
  WordScores all;
  all.fill(0);
  AddAllWordBounds(all);
  WordScores instead;
  instead.fill(0);
  instead_->AddWordBounds(instead);
  for (size_t i = 0; i < kTileWords; ++i)
    sums[i] += std::max(all[i], instead[i]);
}

void ClauseMatcher::Load() {
  if (words_exist_) {
    bits_.fill(~uint64_t{0});
    for (const auto& word : words_) {
      word->Load();
      And(word->bits(), bits_);
    }
  } else {
    bits_.fill(0);
  }
  if (instead_ != nullptr) {
    instead_->Load();
    Or(instead_->bits(), bits_);
  }
}

void ClauseMatcher::CheckPhrase(const TileBits& among) {
  And(among.data(), bits_);
  KeepBits(bits_, [&](size_t in_tile) { return HasPhrase(in_tile); });
}

bool ClauseMatcher::HasPhrase(size_t in_tile) {
  if (words_.size() == 1) return true;
  words_[0]->leaf().ReadPositions(in_tile, starts_);
  for (size_t i = 1; i < words_.size() && !starts_.empty(); ++i) {
    words_[i]->leaf().ReadPositions(in_tile, positions_);
    size_t kept = 0;
    auto at = positions_.begin();
    for (const uint32_t start : starts_) {
      const uint64_t wanted = uint64_t{start} + i;
      while (at != positions_.end() && *at < wanted) ++at;
      if (at == positions_.end()) break;
      if (*at == wanted) starts_[kept++] = start;
    }
    starts_.resize(kept);
  }
  return !starts_.empty();
}

void ClauseMatcher::LoadBonus() {
  for (const auto& word : words_) word->LoadBonus();
}

double ClauseMatcher::Score(size_t in_tile, double half) const {
  if (!HasBit(bits_.data(), in_tile)) return 0;
  double score = 0;
  for (const auto& word : words_) {
    if (instead_ != nullptr && !HasBit(word->bits(), in_tile)) {
      score = 0;
      break;
    }
    score += word->Score(in_tile, half);
  }
  if (instead_ == nullptr) return score;
  return std::max(score, instead_->Score(in_tile, half));
}

}  // namespace preau::hot
