#ifndef TOOLS_BENCH_QUERY_SAMPLER_H_
#define TOOLS_BENCH_QUERY_SAMPLER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "preau/v1/resource.pb.h"
#include "tools/bench/query_file.h"
#include "tools/bench/seeded_random.h"

namespace preau::bench {

// Makes queries of the words that stand together in records, so that they find
// something. Keeps a sample of the records. Thread-compatible.
class QuerySampler {
 public:
  explicit QuerySampler(uint64_t seed) : random_(seed) {}

  void Add(const v1::Resource& resource);

  // Up to `per_class` of each class, the same for the same seed and records.
  // Fewer where the records hold too few such words.
  std::vector<Query> Draw(size_t per_class);

 private:
  struct Sampled {
    // Title and description, a line each.
    std::string text;
    std::vector<std::string> levels;
  };
  // A word of a record that can be asked for by itself.
  struct Candidate {
    std::string word;
    std::string stem;
    double share = 0;
    // The one before it in the list stands right before it in the text.
    bool follows = false;
  };

  void CountStems();
  std::vector<Candidate> CandidatesOf(const Sampled& record) const;
  std::optional<Query> DrawOne(const QueryClass& query_class);
  std::optional<std::string> DrawText(const QueryClass& query_class,
                                      std::vector<Candidate> words);
  // As some type: without accents.
  std::string Typed(const std::string& word);

  SeededRandom random_;
  uint64_t seen_ = 0;
  std::vector<Sampled> sample_;
  // In how many records of the sample a stem is.
  absl::flat_hash_map<std::string, uint32_t> frequencies_;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_QUERY_SAMPLER_H_
