#ifndef TOOLS_BENCH_SEEDED_RANDOM_H_
#define TOOLS_BENCH_SEEDED_RANDOM_H_

#include <cstdint>

namespace preau::bench {

// Pseudo-random numbers that are the same everywhere for the same seed, which
// the distributions of the standard library aren't: SplitMix64 (Steele, Lea &
// Flood 2014). Cheap to make, so that each record has its own.
// Thread-compatible.
class SeededRandom {
 public:
  explicit SeededRandom(uint64_t seed, uint64_t stream = 0)
      : state_(Mix(seed + kStep) ^ Mix(stream)) {}

  uint64_t Next() { return Mix(state_ += kStep); }
  // In [0, bound); `bound` isn't 0.
  uint64_t Below(uint64_t bound) {
    return static_cast<uint64_t>(
        (static_cast<unsigned __int128>(Next()) * bound) >> 64);
  }
  // In [0, 1).
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1.0p-53; }
  bool Chance(double probability) { return Unit() < probability; }

 private:
  static constexpr uint64_t kStep = 0x9e3779b97f4a7c15;

  static constexpr uint64_t Mix(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
  }

  uint64_t state_;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_SEEDED_RANDOM_H_
