#ifndef INDEXER_SEARCH_SNAPSHOT_H_
#define INDEXER_SEARCH_SNAPSHOT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/columns/columns.h"
#include "indexer/suggest/completions.h"
#include "indexer/xapian/index_reader.h"
#include "storage/base/mutex.h"

namespace preau::search {

// The index at one moment: columns, what can be proposed, and readers that were
// opened on the same commit. Thread-safe.
class Snapshot {
 public:
  static absl::StatusOr<std::shared_ptr<Snapshot>> Open(
      const std::string& path, int readers, uint64_t sequence,
      uint64_t generation, std::shared_ptr<const columns::Columns> columns,
      std::shared_ptr<const suggest::Completions> completions);

  const columns::Columns& columns() const { return *columns_; }
  const std::shared_ptr<const columns::Columns>& shared_columns() const {
    return columns_;
  }
  const suggest::Completions& completions() const { return *completions_; }
  uint64_t sequence() const { return sequence_; }
  // Counts snapshots.
  uint64_t generation() const { return generation_; }

  // A reader for one search; waits while all are lent.
  class Lease {
   public:
    Lease(Snapshot* from, std::unique_ptr<xapian::IndexReader> reader)
        : from_(from), reader_(std::move(reader)) {}
    ~Lease() { from_->GiveBack(std::move(reader_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    xapian::IndexReader* operator->() { return reader_.get(); }

   private:
    Snapshot* const from_;
    std::unique_ptr<xapian::IndexReader> reader_;
  };
  Lease Borrow();

 private:
  Snapshot(uint64_t sequence, uint64_t generation,
           std::shared_ptr<const columns::Columns> columns,
           std::shared_ptr<const suggest::Completions> completions)
      : sequence_(sequence),
        generation_(generation),
        columns_(std::move(columns)),
        completions_(std::move(completions)) {}
  void GiveBack(std::unique_ptr<xapian::IndexReader> reader);

  const uint64_t sequence_;
  const uint64_t generation_;
  const std::shared_ptr<const columns::Columns> columns_;
  const std::shared_ptr<const suggest::Completions> completions_;
  base::Mutex mutex_;
  base::CondVar changed_;
  std::vector<std::unique_ptr<xapian::IndexReader>> free_
      ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::search

#endif  // INDEXER_SEARCH_SNAPSHOT_H_
