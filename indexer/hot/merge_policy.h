#ifndef INDEXER_HOT_MERGE_POLICY_H_
#define INDEXER_HOT_MERGE_POLICY_H_

#include <cstddef>
#include <vector>

#include "indexer/hot/snapshot.h"

namespace preau::hot {

// Which segments to make one of, by their indices; none when all is well.
// Segments of about one size (a level has eight times the documents of the one
// below) are merged when there are more than `max_of_level`, the smallest
// first; one of which much is gone is written anew.
std::vector<size_t> ChooseMerge(const std::vector<SegmentView>& segments,
                                size_t max_of_level);

}  // namespace preau::hot

#endif  // INDEXER_HOT_MERGE_POLICY_H_
