#ifndef STORAGE_CATALOGUE_SOURCES_H_
#define STORAGE_CATALOGUE_SOURCES_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/v1/source.pb.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/base/random.h"
#include "storage/kv/key_value_store.h"

namespace preau::catalogue {

// Sources, the passes over them, and what became of each of their records. Rows
// are the API's messages, without sentences and etags. Errors of the store come
// through as they are. Thread-safe.
class SourceStore {
 public:
  // All must outlive it.
  SourceStore(kv::KeyValueStore* store, base::Clock* clock,
              base::Random* random)
      : store_(store), clock_(clock), random_(random) {}

  // ALREADY_EXISTS (SOURCE_EXISTS{name}).
  absl::StatusOr<v1::Source> Create(absl::string_view member,
                                    absl::string_view id, v1::Source source);
  // NOT_FOUND (SOURCE_NOT_FOUND).
  absl::StatusOr<v1::Source> Get(absl::string_view member,
                                 absl::string_view id) const;
  // Up to `limit`, of one member or (empty) of all, by member and id, after the
  // row `after` (PlaceOf() of the last one; empty: from the first).
  absl::StatusOr<std::vector<v1::Source>> List(absl::string_view member,
                                               absl::string_view after,
                                               size_t limit) const;
  static std::string PlaceOf(const v1::Source& source);
  // ABORTED (ETAG_MISMATCH) unless `etag` is empty or the present one; errors
  // of `edit`.
  absl::StatusOr<v1::Source> Update(
      absl::string_view member, absl::string_view id, absl::string_view etag,
      absl::FunctionRef<absl::Status(v1::Source& source)> edit);

  // A new harvest of a source, RUNNING; complete when asked for, when one is
  // due, and when there is nothing yet to ask for changes since.
  // FAILED_PRECONDITION: HARVEST_RUNNING{name}, SOURCE_NOT_HARVESTED.
  absl::StatusOr<v1::Harvest> StartHarvest(
      absl::string_view member, absl::string_view id, bool complete,
      v1::Harvest::Withdrawals withdrawals);
  // NOT_FOUND (HARVEST_NOT_FOUND).
  absl::StatusOr<v1::Harvest> GetHarvest(absl::string_view member,
                                         absl::string_view id) const;
  // Up to `limit` of a source, newest first, after the id `after`.
  absl::StatusOr<std::vector<v1::Harvest>> ListHarvests(
      absl::string_view member, absl::string_view source_id,
      absl::string_view after, size_t limit) const;

  // Keeps a harvest and what became of some records. Counts are made here: a
  // record that a pass sees twice, or that is written again after a crash,
  // counts once. `first_seen` of the records weren't seen before in this pass.
  // ABORTED (ETAG_MISMATCH).
  struct Kept {
    v1::Harvest harvest;
    uint64_t first_seen = 0;
  };
  absl::StatusOr<Kept> Keep(absl::string_view member, absl::string_view id,
                            v1::Harvest harvest,
                            std::vector<v1::HarvestedRecord> records);
  // Changes a harvest, whatever its etag; errors of `edit`.
  absl::StatusOr<v1::Harvest> ChangeHarvest(
      absl::string_view member, absl::string_view id,
      absl::FunctionRef<absl::Status(v1::Harvest& harvest)> edit);

  // Waits until a harvest's etag isn't `etag` any more; false at the deadline.
  bool WaitForChange(absl::string_view member, absl::string_view id,
                     absl::string_view etag,
                     std::chrono::steady_clock::time_point deadline) const;

  // Up to `limit` records that `wanted` takes, by key, after the key `after`.
  // Looks at so many at most; `*looked_to` is the last key that it looked at,
  // empty at the end.
  absl::StatusOr<std::vector<v1::HarvestedRecord>> ListRecords(
      absl::string_view source_name, absl::string_view after, size_t limit,
      absl::FunctionRef<bool(const v1::HarvestedRecord& record)> wanted,
      std::string* looked_to) const;

 private:
  // Writes the source with the rest of the batch.
  absl::Status SaveSource(const v1::Source& source, kv::WriteBatch& batch,
                          kv::Sync sync);
  // What the source remembers of a harvest that has begun or ended.
  void Remember(const v1::Harvest& harvest, v1::Source& source) const;

  kv::KeyValueStore* const store_;
  base::Clock* const clock_;
  base::Random* const random_;
  // Held from reading a row to writing it.
  mutable base::Mutex mutex_;
  mutable base::CondVar changed_;
};

// Whether a record of it is in the catalogue, as far as its source knows.
bool IsThere(const v1::HarvestedRecord& record);

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_SOURCES_H_
