#ifndef SERVICES_INGESTION_HARVEST_HARVEST_REMARK_H_
#define SERVICES_INGESTION_HARVEST_HARVEST_REMARK_H_

#include "absl/status/status.h"
#include "preau/v1/source.pb.h"
#include "storage/base/error.h"

namespace preau::harvest {

// The detail of an error; made of its code when it has none.
base::ErrorDetail DetailOf(const absl::Status& status);

// For the catalogue, which says it in its reader's language. Long arguments are
// cut.
v1::HarvestRemark ToRemark(const base::ErrorDetail& detail);

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_HARVEST_REMARK_H_
