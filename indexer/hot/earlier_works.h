#ifndef INDEXER_HOT_EARLIER_WORKS_H_
#define INDEXER_HOT_EARLIER_WORKS_H_

#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "indexer/hot/search.h"
#include "indexer/hot/snapshot.h"

namespace preau::hot {

// The works of which a copy stands on the pages before a search's mark.
// Thread-compatible.
class EarlierWorks {
 public:
  // `ask.after` is there; both must outlive it.
  EarlierWorks(const Snapshot& snapshot, const Ask& ask);

  // `place` is a document of the work.
  bool Has(uint32_t work, const Snapshot::Place& place);

 private:
  bool StandsBefore(const Snapshot::Place& place);

  const Snapshot& snapshot_;
  const Ask& ask_;
  absl::flat_hash_map<uint32_t, bool> known_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_EARLIER_WORKS_H_
