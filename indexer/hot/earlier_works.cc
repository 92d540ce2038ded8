#include "indexer/hot/earlier_works.h"

#include <algorithm>
#include <optional>

#include "indexer/hot/filter.h"

namespace preau::hot {

EarlierWorks::EarlierWorks(const Snapshot& snapshot, const Ask& ask)
    : snapshot_(snapshot), ask_(ask) {}

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
  return Passes(snapshot_, place, ask_.enforced) &&
         Passes(snapshot_, place, ask_.chosen);
}

}  // namespace preau::hot
