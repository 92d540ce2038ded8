#include "indexer/hot/merge_policy.h"

#include <map>

namespace preau::hot {
namespace {

constexpr uint32_t kLevelFactor = 8;

int LevelOf(uint32_t documents) {
  int level = 0;
  for (; documents >= kLevelFactor; documents /= kLevelFactor) ++level;
  return level;
}

}  // namespace

std::vector<size_t> ChooseMerge(const std::vector<SegmentView>& segments,
                                size_t max_of_level) {
  std::map<int, std::vector<size_t>> levels;
  for (size_t i = 0; i < segments.size(); ++i) {
    levels[LevelOf(segments[i].live())].push_back(i);
  }
  for (const auto& [level, members] : levels) {
    if (members.size() > max_of_level) return members;
  }
  for (size_t i = 0; i < segments.size(); ++i) {
    // Small ones are soon merged anyway.
    constexpr uint32_t kMinRewritten = 1000;
    const uint32_t gone = segments[i].deletions->count();
    if (gone > kMinRewritten && gone > segments[i].segment->size() / 4) {
      return {i};
    }
  }
  return {};
}

}  // namespace preau::hot
