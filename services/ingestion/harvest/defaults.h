#ifndef SERVICES_INGESTION_HARVEST_DEFAULTS_H_
#define SERVICES_INGESTION_HARVEST_DEFAULTS_H_

#include "preau/log/v1/notice.pb.h"
#include "preau/v1/source.pb.h"

namespace preau::harvest {

// Adds what the source's admin has declared for all of its records, to those
// that say nothing of it themselves: the licence, with what it rests on. A
// statement that nobody understood is a statement. Thread-safe.
void AddDefaults(const v1::Harvesting& harvesting, log::v1::Notice& notice);

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_DEFAULTS_H_
