#ifndef SERVICES_INGESTION_HARVEST_PASS_H_
#define SERVICES_INGESTION_HARVEST_PASS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "preau/storage/v1/storage.pb.h"
#include "preau/v1/source.pb.h"
#include "services/ingestion/harvest/harvest_store.h"
#include "services/ingestion/harvest/selection.h"
#include "services/ingestion/harvest/source_reader.h"
#include "storage/base/clock.h"

namespace preau::harvest {

// A pass over a source. Where it stands is kept in the catalogue after each
// page, with what became of the page's records; a pass that is broken off
// anywhere goes on from there, and what it does twice counts once.
//
// What isn't in the list of a complete pass any more is missing; it is
// withdrawn once it was missing from several complete passes in a row. A pass
// that misses, or is told to delete, a large share of the source's records
// withdraws none and waits for a person (WAITING).
// Thread-compatible.
class Pass {
 public:
  // `harvest` is one that runs; `store` and `clock` must outlive it.
  Pass(v1::Source source, v1::Harvest harvest,
       std::unique_ptr<SourceReader> reader, HarvestStore* store,
       base::Clock* clock);

  // Does the next page. An error means that the catalogue can't be reached, or
  // that the harvest was ended by somebody else (ABORTED): a later pass object
  // goes on. CANCELLED: `cancelled` said so.
  absl::Status Step(const std::function<bool()>& cancelled);

  bool ended() const { return harvest_.state() != v1::Harvest::RUNNING; }
  // When Step() is to be called again; 0: now.
  int64_t wait_until_micros() const;
  const v1::Harvest& harvest() const { return harvest_; }

 private:
  using Cursor = storage::v1::HarvestCursor;
  using Records = std::vector<v1::HarvestedRecord>;

  absl::Status ReadPage(const std::function<bool()>& cancelled);
  absl::Status TakePage(Page page);
  absl::Status AfterFailure(const absl::Status& failure);
  absl::Status Keep(Records records);
  absl::Status CountMissing();
  absl::Status TakeMissing();
  absl::StatusOr<v1::ListHarvestedRecordsResponse> ListUnseen();
  void AddRemark(const base::ErrorDetail& detail);
  void Fail(const absl::Status& status);
  void End();
  uint64_t MaxWithdrawn() const;
  bool IsConfirmed() const {
    return harvest_.withdrawals() == v1::Harvest::CONFIRMED;
  }

  const v1::Source source_;
  v1::Harvest harvest_;
  Cursor cursor_;
  const std::unique_ptr<SourceReader> reader_;
  const Selector selector_;
  HarvestStore* const store_;
  base::Clock* const clock_;
  // Of the records of the page that is being kept.
  uint64_t first_seen_ = 0;
};

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_PASS_H_
