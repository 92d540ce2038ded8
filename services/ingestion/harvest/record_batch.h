#ifndef SERVICES_INGESTION_HARVEST_RECORD_BATCH_H_
#define SERVICES_INGESTION_HARVEST_RECORD_BATCH_H_

#include <cstddef>

#include "preau/v1/catalogue_service.pb.h"

// How many records go to the catalogue together.
namespace preau::harvest {

inline constexpr int kBatchRecords = 250;
inline constexpr size_t kBatchBytes = size_t{2} << 20;
// A message of gRPC holds no more of one record.
inline constexpr size_t kMaxRecordBytes = size_t{15} << 20;

// Whether a record of `record_bytes` still goes into a request whose records
// have `bytes`. One record always goes into an empty one.
inline bool HasRoom(const v1::WriteResourcesRequest& request, size_t bytes,
                    size_t record_bytes) {
  return request.records().empty() || (request.records_size() < kBatchRecords &&
                                       bytes + record_bytes <= kBatchBytes);
}

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_RECORD_BATCH_H_
