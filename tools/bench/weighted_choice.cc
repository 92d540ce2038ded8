#include "tools/bench/weighted_choice.h"

#include <cmath>
#include <numeric>

namespace preau::bench {

WeightedChoice::WeightedChoice(const std::vector<double>& weights)
    : cells_(weights.size()) {
  const double mean = std::accumulate(weights.begin(), weights.end(), 0.0) /
                      static_cast<double>(weights.size());
  std::vector<uint32_t> below;
  std::vector<uint32_t> above;
  for (uint32_t i = 0; i < weights.size(); ++i) {
    cells_[i] = {weights[i] / mean, i};
    (cells_[i].own_share < 1 ? below : above).push_back(i);
  }
  // What a cell below the mean lacks is lent by one above it.
  while (!below.empty() && !above.empty()) {
    const uint32_t poor = below.back();
    const uint32_t rich = above.back();
    below.pop_back();
    cells_[poor].alias = rich;
    cells_[rich].own_share -= 1 - cells_[poor].own_share;
    if (cells_[rich].own_share < 1) {
      above.pop_back();
      below.push_back(rich);
    }
  }
  // Only rounding leaves any.
  for (const uint32_t i : below) cells_[i].own_share = 1;
}

WeightedChoice WeightedChoice::Zipf(size_t count, double exponent,
                                    double offset) {
  std::vector<double> weights(count);
  for (size_t rank = 0; rank < count; ++rank) {
    weights[rank] = std::pow(static_cast<double>(rank) + 1 + offset, -exponent);
  }
  return WeightedChoice(weights);
}

size_t WeightedChoice::Draw(SeededRandom& random) const {
  const size_t i = random.Below(cells_.size());
  return random.Unit() < cells_[i].own_share ? i : cells_[i].alias;
}

}  // namespace preau::bench
