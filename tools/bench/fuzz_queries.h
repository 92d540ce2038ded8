#ifndef TOOLS_BENCH_FUZZ_QUERIES_H_
#define TOOLS_BENCH_FUZZ_QUERIES_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/document/fields.h"
#include "indexer/search/search.h"
#include "tools/bench/fuzz_texts.h"
#include "tools/bench/seeded_random.h"

namespace preau::bench {

// What requests are made of, so that they get somewhere: words, values and
// documents of the index.
struct FuzzWorld {
  FuzzWords words;
  // By field.
  std::array<std::vector<std::string>, document::kFieldCount> values;
  std::vector<std::string> uids;
};

struct FuzzRequest {
  uint64_t number = 0;
  FuzzKind kind = FuzzKind::kEverything;
  // Otherwise a search.
  bool is_suggest = false;
  search::Visibility visibility;
  search::Request search;
  search::SuggestRequest suggest;
};

// One line of printable characters that says what was asked.
std::string Describe(const FuzzRequest& request);

// Makes requests that a client may send: some are refused. What it gives
// depends on seed, world and number alone. Immutable, thread-safe.
class FuzzGenerator {
 public:
  // `world` must outlive it.
  FuzzGenerator(uint64_t seed, const FuzzWorld& world)
      : seed_(seed), world_(world) {}

  FuzzRequest Make(uint64_t number) const;

 private:
  std::string MakeValue(size_t field, SeededRandom& random) const;
  columns::Filter MakeFilter(SeededRandom& random) const;
  void AddFilters(SeededRandom& random, search::Request& request) const;
  void AddFacets(SeededRandom& random, search::Request& request) const;
  search::Cursor MakeCursor(SeededRandom& random) const;

  const uint64_t seed_;
  const FuzzWorld& world_;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_FUZZ_QUERIES_H_
