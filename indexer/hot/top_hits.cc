#include "indexer/hot/top_hits.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace preau::hot {

TopHits::TopHits(const Snapshot& snapshot, size_t limit,
                 const std::optional<Mark>& after)
    : snapshot_(snapshot), limit_(limit), after_(after) {}

bool TopHits::IsBetter(const Hit& a, const Hit& b) const {
  if (a.score != b.score) return a.score > b.score;
  if (a.segment == b.segment) return a.doc < b.doc;
  const auto uid = [&](const Hit& hit) {
    return snapshot_.segments()[hit.segment].segment->uid(hit.doc);
  };
  return uid(a) < uid(b);
}

void TopHits::Expect(double score) {
  if (score > 0) expected_ = std::max(expected_, std::nextafter(score, 0));
}

double TopHits::Least(size_t segment) const {
  if (hits_.size() < limit_) return expected_;
  if (limit_ == 0) return HUGE_VAL;
  const Hit& worst = hits_.front();
  // An equal one that comes later in the same segment has the greater uid.
  return std::max(expected_, worst.segment == segment
                                 ? worst.score
                                 : std::nextafter(worst.score, -1));
}

void TopHits::Add(const Hit& hit) {
  if (after_.has_value() && (hit.score > after_->score ||
                             (hit.score == after_->score &&
                              snapshot_.segments()[hit.segment].segment->uid(
                                  hit.doc) <= after_->uid))) {
    return;
  }
  const auto is_better = [this](const Hit& a, const Hit& b) {
    return IsBetter(a, b);
  };
  if (hit.work != 0 && ReplaceCopy(hit)) return;
  if (hits_.size() == limit_) {
    if (!IsBetter(hit, hits_.front())) return;
    std::pop_heap(hits_.begin(), hits_.end(), is_better);
    hits_.back() = hit;
  } else {
    hits_.push_back(hit);
  }
  std::push_heap(hits_.begin(), hits_.end(), is_better);
}

bool TopHits::ReplaceCopy(const Hit& hit) {
  const auto copy =
      std::find_if(hits_.begin(), hits_.end(),
                   [&](const Hit& each) { return each.work == hit.work; });
  if (copy == hits_.end()) return false;
  if (IsBetter(hit, *copy)) {
    *copy = hit;
    std::make_heap(
        hits_.begin(), hits_.end(),
        [this](const Hit& a, const Hit& b) { return IsBetter(a, b); });
  }
  return true;
}

std::vector<Hit> TopHits::Take() && {
  std::sort(hits_.begin(), hits_.end(),
            [this](const Hit& a, const Hit& b) { return IsBetter(a, b); });
  return std::move(hits_);
}

}  // namespace preau::hot
