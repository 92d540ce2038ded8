#ifndef SERVICES_INGESTION_HARVEST_ANSWER_STATUS_H_
#define SERVICES_INGESTION_HARVEST_ANSWER_STATUS_H_

#include "absl/status/status.h"
#include "services/ingestion/fetch/fetcher.h"

namespace preau::harvest {

// An answer of HTTP that isn't what was asked for, as SourceReader::Next() says
// it: SOURCE_BUSY{status, seconds} and, of faults of the server's,
// SOURCE_STATUS {status} are UNAVAILABLE; others FAILED_PRECONDITION.
absl::Status StatusOfAnswer(const fetch::Response& response);

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_ANSWER_STATUS_H_
