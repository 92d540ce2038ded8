#ifndef INDEXER_HOT_HIT_H_
#define INDEXER_HOT_HIT_H_

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/hot/layout.h"

namespace preau::hot {

// A document that was found.
struct Hit {
  // Of the snapshot's segments.
  size_t segment = 0;
  Doc doc = 0;
  double score = 0;
  // SegmentWorks::NumberOf(); 0 where copies count apart.
  uint32_t work = 0;
};

// How hits are ordered: by descending score, or by a column, those without a
// value last; equal ones by uid.
struct Order {
  std::optional<SortField> by;
  bool descending = false;
};

// A place in that order: that of a document which may be gone.
struct Mark {
  double score = 0;
  // SortKey(); empty when ordered by score.
  std::string key;
  std::string uid;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_HIT_H_
