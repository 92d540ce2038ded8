#include "indexer/hot/clause.h"

#include <algorithm>

namespace preau::hot {

ClauseMatcher::ClauseMatcher(const Plan::Clause& clause, const Segment& segment,
                             double stretch)
    : phrase_(clause.phrase) {
  size_ = ~uint64_t{0};
  for (const Plan::Word& word : clause.words) {
    words_.push_back(std::make_unique<WordMatcher>(word, segment, stretch));
    if (!words_.back()->exists()) {
      words_.clear();
      break;
    }
    size_ = std::min(size_, words_.back()->size());
  }
  if (words_.empty()) size_ = 0;
  if (!clause.instead.empty()) {
    instead_ = std::make_unique<WordMatcher>(Plan::Word{clause.instead, {}},
                                             segment, stretch);
    size_ += instead_->size();
  }
}

size_t ClauseMatcher::NextTile(size_t tile) {
  size_t next = words_.empty() ? ~size_t{0} : tile;
  for (const auto& word : words_) next = std::max(next, word->NextTile(tile));
  if (instead_ != nullptr) next = std::min(next, instead_->NextTile(tile));
  return next;
}

size_t ClauseMatcher::NextTile(size_t tile, double need) {
  if (words_.size() == 1 && instead_ == nullptr) {
    return words_[0]->NextTile(tile, need);
  }
  return NextTile(tile);
}

double ClauseMatcher::AtLeast(size_t count, double shrink) const {
  if (words_.size() == 1) return words_[0]->AtLeast(count, shrink);
  return instead_ == nullptr ? 0 : instead_->AtLeast(count, shrink);
}

void ClauseMatcher::Seek(size_t tile) {
  for (const auto& word : words_) word->Seek(tile);
  if (instead_ != nullptr) instead_->Seek(tile);
}

double ClauseMatcher::ComputeBound() {
  words_bound_ = 0;
  for (const auto& word : words_) words_bound_ += word->ComputeBound();
  bound_ = instead_ == nullptr
               ? words_bound_
               : std::max(words_bound_, instead_->ComputeBound());
  return bound_;
}

void ClauseMatcher::SetNeed(double need) {
  for (const auto& word : words_) {
    word->SetNeed(need - (words_bound_ - word->bound()));
  }
  if (instead_ != nullptr) instead_->SetNeed(need);
}

bool ClauseMatcher::is_fine() const {
  return (instead_ != nullptr && instead_->is_fine()) ||
         std::any_of(words_.begin(), words_.end(),
                     [](const auto& word) { return word->is_fine(); });
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
  for (size_t i = 0; i < kTileWords; ++i) {
    sums[i] += std::max(all[i], instead[i]);
  }
}

void ClauseMatcher::Load(bool all, const TileBits& among) {
  bits_.used = 0;
  for (const auto& word : words_) {
    if (word == words_.front()) {
      word->Load(all, among);
      Assign(word->bits(), bits_);
    } else {
      word->Load(all, bits_);
      And(word->bits(), bits_);
    }
  }
  if (instead_ != nullptr) {
    instead_->Load(all, among);
    Or(instead_->bits(), bits_);
  }
}

void ClauseMatcher::CheckPhrase(const TileBits& among, bool otherwise,
                                Budget& budget) {
  And(among, bits_);
  // A tile of frequent words has more positions than some budgets.
  constexpr size_t kAtOnce = 32;
  size_t looked_at = 0;
  bool spent = false;
  KeepBits(bits_, [&](size_t in_tile) {
    if (looked_at++ % kAtOnce == 0) spent = budget.IsSpent();
    return spent ? otherwise : HasPhrase(in_tile);
  });
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

void ClauseMatcher::LoadBonus(const TileBits& among) {
  for (const auto& word : words_) word->LoadBonus(among);
}

// All words, or what stands instead of them if that is more.
template <typename OfWord>
double ClauseMatcher::Combine(size_t in_tile, const OfWord& of_word) const {
  if (!bits_.Has(in_tile)) return 0;
  double sum = 0;
  for (const auto& word : words_) {
    if (instead_ != nullptr && !word->bits().Has(in_tile)) {
      sum = 0;
      break;
    }
    sum += of_word(*word);
  }
  return instead_ == nullptr ? sum : std::max(sum, of_word(*instead_));
}

double ClauseMatcher::Bound(size_t in_tile) const {
  return Combine(in_tile,
                 [&](const WordMatcher& word) { return word.Bound(in_tile); });
}

double ClauseMatcher::Score(size_t in_tile, double half) const {
  return Combine(in_tile, [&](const WordMatcher& word) {
    return word.Score(in_tile, half);
  });
}

}  // namespace preau::hot
