#ifndef INDEXER_HOT_BUILD_H_
#define INDEXER_HOT_BUILD_H_

#include <vector>

#include "absl/types/span.h"
#include "indexer/document/document.h"
#include "indexer/hot/image.h"
#include "indexer/hot/layout.h"
#include "indexer/hot/snapshot.h"

namespace preau::hot {

// A segment of documents with different uids.
ImageWriter BuildSegment(std::vector<const document::Document*> documents);

inline constexpr Doc kNoDoc = ~Doc{0};

struct Merged {
  ImageWriter image;
  // For each segment: where each of its documents is now; kNoDoc for those
  // that were gone.
  std::vector<std::vector<Doc>> places;
};

// One segment of all that is left of several. Of those that hold a document
// of one uid, all but one must have it deleted.
Merged MergeSegments(absl::Span<const SegmentView> segments);

}  // namespace preau::hot

#endif  // INDEXER_HOT_BUILD_H_
