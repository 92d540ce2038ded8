#include "tools/bench/relevance.h"

#include <algorithm>
#include <cmath>

namespace preau::bench {
namespace {

double Gain(double grade, size_t rank) {
  return (std::exp2(grade) - 1) / std::log2(static_cast<double>(rank) + 2);
}

}  // namespace

double Ndcg(const std::vector<std::string>& found, const Grades& grades,
            size_t depth) {
  double gained = 0;
  for (size_t rank = 0; rank < std::min(depth, found.size()); ++rank) {
    const auto grade = grades.find(found[rank]);
    if (grade != grades.end()) gained += Gain(grade->second, rank);
  }
  std::vector<double> best;
  for (const auto& [document, grade] : grades) best.push_back(grade);
  std::sort(best.rbegin(), best.rend());
  double ideal = 0;
  for (size_t rank = 0; rank < std::min(depth, best.size()); ++rank) {
    ideal += Gain(best[rank], rank);
  }
  return ideal > 0 ? gained / ideal : 0;
}

}  // namespace preau::bench
