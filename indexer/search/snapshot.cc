#include "indexer/search/snapshot.h"

#include "storage/base/status_macros.h"

namespace preau::search {

absl::StatusOr<std::shared_ptr<Snapshot>> Snapshot::Open(
    const std::string& path, int readers, uint64_t sequence,
    uint64_t generation, std::shared_ptr<const columns::Columns> columns,
    std::shared_ptr<const suggest::Completions> completions) {
  std::shared_ptr<Snapshot> snapshot(new Snapshot(
      sequence, generation, std::move(columns), std::move(completions)));
  base::MutexLock lock(&snapshot->mutex_);
  for (int i = 0; i < readers; ++i) {
    PREAU_ASSIGN_OR_RETURN(std::unique_ptr<xapian::IndexReader> reader,
                           xapian::IndexReader::Open(path));
    snapshot->free_.push_back(std::move(reader));
  }
  return snapshot;
}

Snapshot::Lease Snapshot::Borrow() {
  base::MutexLock lock(&mutex_);
  while (free_.empty()) changed_.Wait(&mutex_);
  std::unique_ptr<xapian::IndexReader> reader = std::move(free_.back());
  free_.pop_back();
  return Lease(this, std::move(reader));
}

void Snapshot::GiveBack(std::unique_ptr<xapian::IndexReader> reader) {
  base::MutexLock lock(&mutex_);
  free_.push_back(std::move(reader));
  changed_.NotifyOne();
}

}  // namespace preau::search
