#ifndef TOOLS_BENCH_RECORD_GENERATOR_H_
#define TOOLS_BENCH_RECORD_GENERATOR_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "preau/v1/resource.pb.h"
#include "tools/bench/seeded_random.h"
#include "tools/bench/text_generator.h"

namespace preau::bench {

// Makes the records of a catalogue of any size, in natural proportions. Each
// depends on the seed and its number alone, so that none has to be kept and
// all catalogues of a seed begin alike. Immutable, thread-safe.
class RecordGenerator {
 public:
  explicit RecordGenerator(uint64_t seed);
  ~RecordGenerator();

  v1::Resource Make(uint64_t number) const;
  std::string Uid(uint64_t number) const;
  // The record of which this one is a copy that another provider made: its
  // number is smaller and it is no copy. A fifth of all records are copies.
  std::optional<uint64_t> OriginalOf(uint64_t number) const;

 private:
  struct Choices;

  bool IsCopy(uint64_t number) const;
  v1::Resource MakeOriginal(uint64_t number) const;
  void AddTexts(size_t subject, SeededRandom& random,
                log::v1::Notice& notice) const;
  // What tells a copy from its original: who published it, and small changes.
  void Publish(uint64_t number, v1::Resource& resource) const;
  void Alter(SeededRandom& random, v1::Resource& resource) const;

  const uint64_t seed_;
  const TextGenerator texts_;
  const std::unique_ptr<const Choices> choices_;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_RECORD_GENERATOR_H_
