#ifndef INDEXER_HOT_VALUE_NUMBERS_H_
#define INDEXER_HOT_VALUE_NUMBERS_H_

#include <array>
#include <vector>

#include "indexer/columns/dictionary.h"
#include "indexer/document/fields.h"
#include "indexer/hot/segment.h"

namespace preau::hot {

// Numbers of a segment's values in the index's dictionary, by field.
using ValueNumbers =
    std::array<std::vector<columns::ValueId>, document::kFieldCount>;

ValueNumbers NumberValues(const Segment& segment,
                          columns::Dictionary& dictionary);

}  // namespace preau::hot

#endif  // INDEXER_HOT_VALUE_NUMBERS_H_
