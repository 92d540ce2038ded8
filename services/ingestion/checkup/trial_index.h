#ifndef SERVICES_INGESTION_CHECKUP_TRIAL_INDEX_H_
#define SERVICES_INGESTION_CHECKUP_TRIAL_INDEX_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/search/index.h"
#include "preau/log/v1/notice.pb.h"
#include "services/ingestion/checkup/probes.h"

namespace preau::checkup {

// An index of a few notices, in a temporary folder that goes with it.
// Thread-compatible.
class TrialIndex {
 public:
  // Errors: those of search::Index::Open() and Apply(), and
  // FILE_NOT_WRITTEN{path} when there is no room for temporary files.
  static absl::StatusOr<std::unique_ptr<TrialIndex>> Create(
      const std::vector<log::v1::Notice>& notices);
  ~TrialIndex();
  TrialIndex(const TrialIndex&) = delete;
  TrialIndex& operator=(const TrialIndex&) = delete;

  // The place of notice number `wanted` among what the search finds, from 1; 0:
  // it isn't found. Nothing is relaxed or corrected: in a catalogue where
  // others have all that was asked for, that is how it would be.
  absl::StatusOr<size_t> PlaceOf(size_t wanted, const Probe& probe) const;

 private:
  explicit TrialIndex(std::string folder) : folder_(std::move(folder)) {}

  const std::string folder_;
  std::unique_ptr<search::Index> index_;
};

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_TRIAL_INDEX_H_
