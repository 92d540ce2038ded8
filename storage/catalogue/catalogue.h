#ifndef STORAGE_CATALOGUE_CATALOGUE_H_
#define STORAGE_CATALOGUE_CATALOGUE_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/base/random.h"
#include "storage/catalogue/head.h"
#include "storage/catalogue/types.h"
#include "storage/kv/key_value_store.h"

namespace preau::catalogue {

// The records, and the logs of their changes. Nothing else is the truth.
//
// Writes of all callers go through one sequencer, which numbers many together
// and syncs them as one batch: resource, apply log, the owner's published log,
// answer for the request id, audit, all or none. A write returns once it would
// survive a power cut; reads see what is durable.
//
// Errors of the store come through as they are (see kv/key_value_store.h);
// after one that leaves the outcome unknown, writes fail with STORAGE_FAILED
// until the catalogue is opened again. Thread-safe.
class Catalogue {
 public:
  struct Options {
    // Requests that may wait for the sequencer.
    size_t max_waiting = 256;
    // How long a request id is remembered.
    int64_t ledger_micros = int64_t{7} * 24 * 3600 * 1000000;
  };

  // `store`, `clock` and `random` must outlive it. DATA_LOSS (STORAGE_DAMAGED).
  static absl::StatusOr<std::unique_ptr<Catalogue>> Create(
      const Options& options, kv::KeyValueStore* store, base::Clock* clock,
      base::Random* random);
  ~Catalogue();
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  // Blocks. What becomes of each mutation stands in its outcome; the errors
  // that the whole request can get: SERVER_BUSY, REQUEST_ID_REUSED, those of
  // the store. Refusals, besides those of `edit`: RESOURCE_NOT_FOUND,
  // RESOURCE_EXISTS, OWNER_DIFFERS, ETAG_MISMATCH, MEMBER_NOT_FOUND.
  absl::StatusOr<WriteResult> Write(WriteRequest request);

  // ALREADY_EXISTS (MEMBER_EXISTS). `member` has an id and labels.
  absl::Status AddMember(StoredMember member);
  // By id.
  std::vector<StoredMember> Members() const;

  // NOT_FOUND (RESOURCE_NOT_FOUND).
  absl::StatusOr<StoredResource> GetByUid(absl::string_view uid) const;
  absl::StatusOr<StoredResource> GetByName(absl::string_view name) const;

  // Up to `limit` resources of a member, by name, after the name `after`.
  absl::StatusOr<std::vector<StoredResource>> List(absl::string_view member,
                                                   absl::string_view after,
                                                   size_t limit) const;

  // Up to `limit` steps after `after`, without gaps.
  absl::StatusOr<std::vector<Change>> ReadChanges(uint64_t after,
                                                  size_t limit) const;
  // Last durable apply sequence.
  uint64_t sequence() const;
  // True once there is a step after `after`; false at the deadline.
  bool WaitForChange(uint64_t after,
                     std::chrono::steady_clock::time_point deadline) const;

  // NOT_FOUND (ORIGINAL_NOT_FOUND) when none was kept, or it was erased.
  absl::StatusOr<Original> ReadOriginal(absl::string_view uid) const;
  // Deletes the key, which makes the original unreadable wherever it is.
  absl::Status EraseOriginal(absl::string_view uid);

  absl::Status CheckWritable() const { return store_->CheckWritable(); }

 private:
  // A request, or a new member, that waits for the sequencer.
  struct Waiting {
    const WriteRequest* request = nullptr;
    const StoredMember* member = nullptr;
    absl::StatusOr<WriteResult> result;
    bool done = false;
  };

  Catalogue(const Options& options, kv::KeyValueStore* store,
            base::Clock* clock, base::Random* random, Head head);

  absl::StatusOr<WriteResult> Enqueue(Waiting& waiting);
  void Run();
  std::vector<Waiting*> TakeGroup() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Process(const std::vector<Waiting*>& group);
  absl::Status WriteBatch(const kv::WriteBatch& batch);

  const Options options_;
  kv::KeyValueStore* const store_;
  base::Clock* const clock_;
  base::Random* const random_;

  mutable base::Mutex mutex_;
  mutable base::CondVar changed_;
  std::deque<Waiting*> queue_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  // The durable one.
  Head head_ ABSL_GUARDED_BY(mutex_);
  // Set when a write's outcome is unknown. Sequencer's thread only.
  absl::Status failed_;
  std::thread sequencer_;
};

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_CATALOGUE_H_
