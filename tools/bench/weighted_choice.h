#ifndef TOOLS_BENCH_WEIGHTED_CHOICE_H_
#define TOOLS_BENCH_WEIGHTED_CHOICE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tools/bench/seeded_random.h"

namespace preau::bench {

// Draws indexes in proportion to their weights, in constant time: the alias
// method (Walker 1977, Vose 1991). Immutable, thread-safe.
class WeightedChoice {
 public:
  // At least one weight; none negative, not all 0.
  explicit WeightedChoice(const std::vector<double>& weights);

  // Of `count` things by rank, weights 1 / (rank + 1 + offset)^exponent: the
  // law of words in texts (Zipf 1949, Mandelbrot 1953).
  static WeightedChoice Zipf(size_t count, double exponent, double offset);

  size_t Draw(SeededRandom& random) const;

 private:
  struct Cell {
    double own_share;
    uint32_t alias;
  };
  std::vector<Cell> cells_;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_WEIGHTED_CHOICE_H_
