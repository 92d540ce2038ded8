#ifndef STORAGE_WORKS_WORKS_H_
#define STORAGE_WORKS_WORKS_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/mutex.h"
#include "storage/catalogue/catalogue.h"
#include "storage/kv/key_value_store.h"
#include "storage/works/join.h"
#include "storage/works/key_index.h"
#include "storage/works/ties.h"

namespace preau::works {

// A work with its copies, for those who ask why.
struct WorkCopies {
  std::string uid;
  // The oldest first.
  std::vector<catalogue::StoredResource> copies;
  // Whose `a` and `b` are indexes among `copies`.
  std::vector<Link> links;
};

// Finds out which published resources are copies of one work, and keeps it in
// their `work_uid`: a view of the catalogue that follows its log, a moment
// behind. It can be lost (table `works`) and is made again. Thread-safe.
class Works {
 public:
  // Follows on a thread of its own. `store` holds the table; all must outlive
  // it. DATA_LOSS (STORAGE_DAMAGED).
  static absl::StatusOr<std::unique_ptr<Works>> Create(
      kv::KeyValueStore* store, catalogue::Catalogue* catalogue);
  ~Works();
  Works(const Works&) = delete;
  Works& operator=(const Works&) = delete;

  // The work of a resource: what its present copies are and what makes them so.
  // NOT_FOUND (RESOURCE_NOT_FOUND): there is none, or it isn't published.
  absl::StatusOr<WorkCopies> Explain(absl::string_view uid) const;

  // Blocks until all changes up to `sequence` are in the works; false at the
  // deadline.
  bool WaitFor(uint64_t sequence,
               std::chrono::steady_clock::time_point deadline) const;

 private:
  Works(kv::KeyValueStore* store, catalogue::Catalogue* catalogue,
        uint64_t cursor);

  void Run();
  // Takes up to a batch of changes; false: there was none.
  absl::StatusOr<bool> Step();
  absl::Status Write(std::vector<catalogue::Mutation> mutations, size_t bytes);

  kv::KeyValueStore* const store_;
  catalogue::Catalogue* const catalogue_;
  mutable base::Mutex mutex_;
  mutable base::CondVar changed_;
  uint64_t cursor_ ABSL_GUARDED_BY(mutex_);
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace preau::works

#endif  // STORAGE_WORKS_WORKS_H_
