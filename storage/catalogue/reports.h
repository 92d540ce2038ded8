#ifndef STORAGE_CATALOGUE_REPORTS_H_
#define STORAGE_CATALOGUE_REPORTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/storage/v1/storage.pb.h"
#include "storage/base/random.h"
#include "storage/kv/key_value_store.h"

namespace preau::catalogue {

using storage::v1::StoredReport;

// The reports of imports: what became of each run. Thread-safe.
class ReportStore {
 public:
  // Both must outlive it.
  ReportStore(kv::KeyValueStore* store, base::Random* random)
      : store_(store), random_(random) {}

  // Keeps the report under a new name, which it returns
  // ("members/{member}/importReports/{id}"). `start_time_micros` must be set.
  absl::StatusOr<std::string> Keep(absl::string_view member,
                                   StoredReport report);

  // By the last part of its name. NOT_FOUND (REPORT_NOT_FOUND).
  absl::StatusOr<StoredReport> Get(absl::string_view member,
                                   absl::string_view id) const;

  // Up to `limit`, newest first, after the one with the id `after` (empty: from
  // the newest).
  absl::StatusOr<std::vector<StoredReport>> List(absl::string_view member,
                                                 absl::string_view after,
                                                 size_t limit) const;

 private:
  kv::KeyValueStore* const store_;
  base::Random* const random_;
};

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_REPORTS_H_
