#ifndef INDEXER_XAPIAN_SLOT_H_
#define INDEXER_XAPIAN_SLOT_H_

#include <cstdint>

namespace preau::xapian {

// Number of a document in Xapian's index.
using Slot = uint32_t;

}  // namespace preau::xapian

#endif  // INDEXER_XAPIAN_SLOT_H_
