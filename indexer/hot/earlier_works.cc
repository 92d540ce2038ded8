#include "indexer/hot/earlier_works.h"

#include <algorithm>

namespace preau::hot {

EarlierWorks::EarlierWorks(const Snapshot& snapshot, const Ask& ask)
    : snapshot_(snapshot), ask_(ask), filters_(snapshot.segments().size()) {}

bool EarlierWorks::Has(uint32_t work, const Snapshot::Place& place) {
  const auto [known, added] = known_.try_emplace(work, false);
  if (added) {
    const std::vector<Snapshot::Place> copies = snapshot_.CopiesOf(place);
    known->second =
        std::any_of(copies.begin(), copies.end(),
                    [this](const auto& copy) { return StandsBefore(copy); });
  }
  return known->second;
}

bool EarlierWorks::StandsBefore(const Snapshot::Place& place) {
  const Segment& segment = *snapshot_.segments()[place.segment].segment;
  const std::optional<double> score = ScoreOf(snapshot_, ask_.plan, place);
  if (!score.has_value() || *score < ask_.after->score ||
      (*score == ask_.after->score &&
       segment.uid(place.doc) > ask_.after->uid)) {
    return false;
  }
  std::optional<SegmentFilters>& filters = filters_[place.segment];
  if (!filters.has_value()) {
    filters.emplace(ask_.enforced, ask_.chosen, absl::Span<const size_t>(),
                    segment);
  }
  TileBits bits{};
  bits.Set(place.doc % kTile);
  filters->Keep(place.doc - place.doc % kTile, bits);
  return bits.Has(place.doc % kTile);
}

}  // namespace preau::hot
