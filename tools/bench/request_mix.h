#ifndef TOOLS_BENCH_REQUEST_MIX_H_
#define TOOLS_BENCH_REQUEST_MIX_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "preau/v1/search_service.pb.h"
#include "tools/bench/query_file.h"
#include "tools/bench/seeded_random.h"
#include "tools/bench/weighted_choice.h"

namespace preau::bench {

struct MixOptions {
  // Part of the requests that are drawn from the popular ones.
  double repeats = 0;
  // How many queries are popular; at most half of all are.
  size_t popular = 200;
  uint64_t seed = 1;
  int page_size = 20;
  // Fields to count the values of.
  std::vector<std::string> facets;
};

// Searches as a portal sends them. Popular ones come as often as Zipf's law has
// it, and always the same. All others are different from one another as far as
// that goes: a round over the queries asks for pages and facets of lengths that
// no round before has asked for, so that the server's answers to those are of
// no use. Thread-compatible.
class RequestMix {
 public:
  // INVALID_ARGUMENT when none of the queries can be said in the API: it has no
  // prefixes.
  static absl::StatusOr<RequestMix> Create(const std::vector<Query>& queries,
                                           const MixOptions& options);

  v1::SearchRequest Next();

 private:
  RequestMix(std::vector<v1::SearchRequest> popular,
             std::vector<v1::SearchRequest> others, const MixOptions& options);

  const double repeats_;
  const int page_size_;
  SeededRandom random_;
  std::vector<v1::SearchRequest> popular_;
  WeightedChoice choice_;
  std::vector<v1::SearchRequest> others_;
  // Requests made of others_.
  uint64_t made_ = 0;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_REQUEST_MIX_H_
