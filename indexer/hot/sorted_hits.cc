#include "indexer/hot/sorted_hits.h"

#include <algorithm>
#include <limits>

#include "indexer/hot/record.h"

namespace preau::hot {
namespace {

constexpr uint32_t kLastPlace = std::numeric_limits<uint32_t>::max();

}  // namespace

bool StandsBefore(bool descending, const std::string& key_a,
                  absl::string_view uid_a, const std::string& key_b,
                  absl::string_view uid_b) {
  if (key_a == key_b) return uid_a < uid_b;
  if (key_a.empty() != key_b.empty()) return key_b.empty();
  return descending ? key_a > key_b : key_a < key_b;
}

SortedHits::SortedHits(const Snapshot& snapshot, size_t limit,
                       const Order& order, const std::optional<Mark>& after)
    : snapshot_(snapshot),
      limit_(limit),
      by_(*order.by),
      descending_(order.descending),
      after_(after) {}

std::string SortedHits::KeyOf(const Segment& segment, Doc doc) const {
  return SortKey(ReadRecord(segment, doc), by_);
}

uint32_t SortedHits::PlaceOf(uint32_t rank) const {
  // No key sorts before all keys.
  if (has_empty_ && rank == 0) return kLastPlace;
  return descending_ ? rank_count_ - rank : rank;
}

void SortedHits::Start(size_t segment) {
  segment_ = segment;
  const Segment& here = *snapshot_.segments()[segment].segment;
  const SortColumn& column = here.sort(by_);
  ranks_ = column.ranks;
  rank_count_ = static_cast<uint32_t>(column.firsts.size());
  has_empty_ = rank_count_ > 0 && KeyOf(here, column.firsts[0]).empty();
  first_.clear();
  start_ = 0;
  if (after_.has_value()) FindStart(here);
}

void SortedHits::FindStart(const Segment& segment) {
  const absl::Span<const uint32_t> firsts = segment.sort(by_).firsts;
  // The first rank whose key isn't before the mark's, as bytes.
  const auto found = std::partition_point(
      firsts.begin(), firsts.end(),
      [&](Doc doc) { return KeyOf(segment, doc) < after_->key; });
  const auto rank = static_cast<uint32_t>(found - firsts.begin());
  const bool same =
      found != firsts.end() && KeyOf(segment, *found) == after_->key;
  uint64_t place = 0;
  Doc doc = 0;
  if (same) {
    place = PlaceOf(rank);
    // Documents stand in the order of uids.
    Doc end = segment.size();
    while (doc < end) {
      const Doc middle = doc + (end - doc) / 2;
      if (segment.uid(middle) <= after_->uid) {
        doc = middle + 1;
      } else {
        end = middle;
      }
    }
  } else if (after_->key.empty()) {
    // Nothing comes after documents without a key.
    place = uint64_t{kLastPlace} + 1;
  } else if (descending_) {
    // Those with lower ranks come after it.
    place = uint64_t{rank_count_} - rank + 1;
  } else {
    place = rank == rank_count_ ? kLastPlace : PlaceOf(rank);
  }
  start_ = place > kLastPlace ? std::numeric_limits<uint64_t>::max()
                              : place << 32 | doc;
}

void SortedHits::Add(Doc begin, const TileBits& bits) {
  if (limit_ == 0) return;
  ForEachBit(bits, [&](size_t in_tile) {
    const Doc doc = begin + static_cast<Doc>(in_tile);
    const uint64_t place = uint64_t{PlaceOf(ranks_[doc])} << 32 | doc;
    if (place < start_) return;
    if (first_.size() == limit_) {
      if (place > first_.front()) return;
      std::pop_heap(first_.begin(), first_.end());
      first_.back() = place;
    } else {
      first_.push_back(place);
    }
    std::push_heap(first_.begin(), first_.end());
  });
}

void SortedHits::Finish() {
  const Segment& segment = *snapshot_.segments()[segment_].segment;
  for (const uint64_t place : first_) {
    const auto doc = static_cast<Doc>(place);
    hits_.push_back({{segment_, doc, 0}, KeyOf(segment, doc)});
  }
  const auto uid = [&](const Keyed& keyed) {
    return snapshot_.segments()[keyed.hit.segment].segment->uid(keyed.hit.doc);
  };
  std::sort(hits_.begin(), hits_.end(), [&](const Keyed& a, const Keyed& b) {
    return StandsBefore(descending_, a.key, uid(a), b.key, uid(b));
  });
  if (hits_.size() > limit_) hits_.resize(limit_);
}

std::vector<Hit> SortedHits::Take() && {
  std::vector<Hit> hits;
  for (const Keyed& keyed : hits_) hits.push_back(keyed.hit);
  return hits;
}

}  // namespace preau::hot
