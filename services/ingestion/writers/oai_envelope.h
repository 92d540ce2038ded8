#ifndef SERVICES_INGESTION_WRITERS_OAI_ENVELOPE_H_
#define SERVICES_INGESTION_WRITERS_OAI_ENVELOPE_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "services/ingestion/writers/record.h"

// Many XML records in one file: an answer to OAI-PMH's ListRecords, which any
// harvester's importer reads, and ours.
namespace preau::writers {

// Of such a file, what our own reader takes for certain: it is bounded by its
// size and by the number of its elements.
inline constexpr int64_t kReadableOaiBytes = int64_t{8} << 20;

// What stands before the records and after them. `prefix` is OAI-PMH's name of
// their format: "oai_dc", "scolomfr".
std::string OaiHead(absl::string_view prefix, absl::string_view response_time);
std::string OaiTail();

// One record; `metadata` is its element.
std::string OaiRecord(const Record& record, absl::string_view metadata);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_OAI_ENVELOPE_H_
