#ifndef INDEXER_HOT_TOP_HITS_H_
#define INDEXER_HOT_TOP_HITS_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/hot/hit.h"
#include "indexer/hot/snapshot.h"

namespace preau::hot {

// The best of the hits that are added, one of each work: segment by segment,
// each in the order of its documents. Thread-compatible.
class TopHits {
 public:
  // `after`: hits that don't stand after it are passed over. Both references
  // must outlive it.
  TopHits(const Snapshot& snapshot, size_t limit,
          const std::optional<Mark>& after);

  // A hit of this segment has to have more than this to be kept. -1: any has.
  double Least(size_t segment) const;
  // To be called when there are as many hits as are wanted with this score or
  // more, of different works, before they are added.
  void Expect(double score);
  void Add(const Hit& hit);

  // Best first.
  std::vector<Hit> Take() &&;

 private:
  bool IsBetter(const Hit& a, const Hit& b) const;
  // Puts it in the place of a worse copy. False where there is no copy.
  bool ReplaceCopy(const Hit& hit);

  const Snapshot& snapshot_;
  const size_t limit_;
  const std::optional<Mark>& after_;
  // Hits with this or less needn't be kept.
  double expected_ = -1;
  // A heap, the worst on top.
  std::vector<Hit> hits_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_TOP_HITS_H_
