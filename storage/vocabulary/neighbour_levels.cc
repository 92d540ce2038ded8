#include "storage/vocabulary/neighbour_levels.h"

#include <cstddef>

#include "absl/types/span.h"

namespace preau::vocabulary {
namespace {

constexpr absl::string_view kYears[] = {
    "tps", "ps", "ms", "gs", "cp", "ce1",     "ce2",      "cm1",
    "cm2", "6e", "5e", "4e", "3e", "seconde", "premiere", "terminale"};
constexpr absl::string_view kCycles[] = {"cycle-1", "cycle-2", "cycle-3",
                                         "cycle-4"};

}  // namespace

std::vector<absl::string_view> NeighbourLevels(absl::string_view id) {
  std::vector<absl::string_view> neighbours;
  for (const absl::Span<const absl::string_view> path :
       {absl::MakeConstSpan(kYears), absl::MakeConstSpan(kCycles)}) {
    for (size_t i = 0; i < path.size(); ++i) {
      if (path[i] != id) continue;
      if (i > 0) neighbours.push_back(path[i - 1]);
      if (i + 1 < path.size()) neighbours.push_back(path[i + 1]);
    }
  }
  return neighbours;
}

}  // namespace preau::vocabulary
