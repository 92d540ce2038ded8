#ifndef TOOLS_BENCH_RELEVANCE_H_
#define TOOLS_BENCH_RELEVANCE_H_

#include <map>
#include <string>
#include <vector>

namespace preau::bench {

// Grades by document, for one query.
using Grades = std::map<std::string, double>;

// Normalised discounted cumulative gain of the first `depth` documents, with
// gain 2^grade - 1 (Burges et al. 2005); 0 when nothing is relevant.
double Ndcg(const std::vector<std::string>& found, const Grades& grades,
            size_t depth);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_RELEVANCE_H_
