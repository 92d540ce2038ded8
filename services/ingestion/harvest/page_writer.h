#ifndef SERVICES_INGESTION_HARVEST_PAGE_WRITER_H_
#define SERVICES_INGESTION_HARVEST_PAGE_WRITER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "preau/v1/catalogue_service.pb.h"
#include "preau/v1/source.pb.h"
#include "services/ingestion/harvest/harvest_store.h"
#include "services/ingestion/harvest/selection.h"
#include "services/ingestion/harvest/source_reader.h"

namespace preau::harvest {

// Writes a page's records to the catalogue and says what became of each. The
// same page of the same harvest may be written again: the catalogue answers as
// it did the first time. For one page; all arguments must outlive it.
class PageWriter {
 public:
  using Records = std::vector<v1::HarvestedRecord>;

  PageWriter(const v1::Source& source, const v1::Harvest& harvest,
             const Selector& selector, HarvestStore* store)
      : source_(source),
        harvest_(harvest),
        selector_(selector),
        store_(store) {}

  // When the pass would come to withdraw more than so many, those of this page
  // aren't withdrawn: they are MISSING.
  void HoldBackAbove(uint64_t max) { max_withdrawn_ = max; }
  bool held_back() const { return held_back_; }

  absl::StatusOr<Records> Write(std::vector<Item> items);
  // Withdraws records that are gone from their source; by key.
  absl::StatusOr<Records> Withdraw(const std::vector<std::string>& keys);

 private:
  absl::Status WriteNotices(std::vector<Item>& items, Records& records);
  absl::StatusOr<v1::WriteResourcesResponse> Send(
      v1::WriteResourcesRequest& request);
  // Which of the keys are of records that are there.
  absl::StatusOr<std::vector<bool>> WouldWithdraw(
      const std::vector<std::string>& keys);
  absl::Status WriteDeleted(const std::vector<std::string>& keys,
                            const std::vector<std::string>& datestamps,
                            Records& records);
  v1::WriteResourcesRequest NewRequest() const;

  const v1::Source& source_;
  const v1::Harvest& harvest_;
  const Selector& selector_;
  HarvestStore* const store_;
  uint64_t max_withdrawn_ = UINT64_MAX;
  bool held_back_ = false;
};

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_PAGE_WRITER_H_
