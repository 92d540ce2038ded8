#ifndef INDEXER_XAPIAN_INDEX_READER_H_
#define INDEXER_XAPIAN_INDEX_READER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "indexer/query/query.h"
#include "indexer/xapian/slot.h"

namespace preau::xapian {

struct ScoredSlot {
  Slot slot = 0;
  double score = 0;
};

// The index as it was committed when this was opened. Thread-compatible: one
// search at a time.
class IndexReader {
 public:
  static absl::StatusOr<std::unique_ptr<IndexReader>> Open(
      const std::string& path);
  ~IndexReader();
  IndexReader(const IndexReader&) = delete;
  IndexReader& operator=(const IndexReader&) = delete;

  // The `limit` best documents for a query that isn't empty, best first.
  // `accept` sees each document that the words find, once, and says whether it
  // counts. ABORTED when the index has been committed twice since: the whole
  // search has to be done again with a newer reader.
  absl::StatusOr<std::vector<ScoredSlot>> Search(
      const query::Query& query, bool any_word, size_t limit,
      absl::FunctionRef<bool(Slot slot)> accept);

 private:
  class Database;
  IndexReader();
  std::unique_ptr<Database> database_;
};

}  // namespace preau::xapian

#endif  // INDEXER_XAPIAN_INDEX_READER_H_
