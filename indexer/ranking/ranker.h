#ifndef INDEXER_RANKING_RANKER_H_
#define INDEXER_RANKING_RANKER_H_

#include <memory>
#include <string>
#include <vector>

#include "indexer/hot/hit.h"
#include "indexer/hot/plan.h"
#include "indexer/hot/snapshot.h"
#include "indexer/ranking/score.h"

namespace preau::ranking {

// Looks up what documents have of a plan, and orders them by it.
// Thread-compatible.
class Ranker {
 public:
  // Both must outlive it.
  Ranker(const hot::Snapshot& snapshot, const hot::Plan& plan);
  ~Ranker();

  // The best first, by uid where they are equal; their scores become Score().
  void Rank(std::vector<hot::Hit>& hits);

  DocumentEvidence Gather(const hot::Snapshot::Place& place);

 private:
  class InSegment;

  const hot::Snapshot& snapshot_;
  const hot::Plan& plan_;
  // For each wanted clause, terms of the levels beside those asked for.
  std::vector<std::vector<hot::Plan::Term>> neighbours_;
  // Of the segments looked at so far.
  std::vector<std::unique_ptr<InSegment>> segments_;
};

}  // namespace preau::ranking

#endif  // INDEXER_RANKING_RANKER_H_
