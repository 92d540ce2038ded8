#ifndef SERVICES_INGESTION_CHECKUP_GATHER_H_
#define SERVICES_INGESTION_CHECKUP_GATHER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/harvest/source_reader.h"
#include "services/ingestion/readers/mapping.h"
#include "storage/base/error.h"

namespace preau::checkup {

// Records that are looked at.
inline constexpr size_t kMaxRecords = 100;
// What is read of a file; those of lines and rows may be longer.
inline constexpr size_t kMaxFileBytes = size_t{16} << 20;

// The first records of a file or an address.
struct Gathered {
  std::vector<harvest::Item> items;
  // Records in the whole list, as the provider says; 0: it doesn't.
  uint64_t expected = 0;
  // There are more than were read.
  bool more = false;
  std::vector<base::ErrorDetail> remarks;
};

// Those of a file of records (its mapping may be empty) in any format that
// imports read, or of a web page: those that it holds in JSON-LD. `cut`:
// `bytes` are only its beginning. INVALID_ARGUMENT: FORMAT_NOT_RECOGNISED,
// CHECK_NO_RECORD, CHECK_PAGE_WITHOUT_RECORD, and what readers say of a whole
// file.
absl::StatusOr<Gathered> GatherBytes(const std::string& name,
                                     absl::string_view bytes, bool cut,
                                     const readers::Mapping& mapping = {});

// Those at an address: of a file or a page as above, or of an OAI-PMH provider.
// Besides the fetcher's errors those of OaiReader and SOURCE_STATUS{status}.
absl::StatusOr<Gathered> GatherAddress(const std::string& url,
                                       fetch::Fetcher& fetcher,
                                       const std::function<bool()>& cancelled,
                                       const readers::Mapping& mapping = {});

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_GATHER_H_
