#ifndef SERVICES_INGESTION_WRITERS_LOM_LIFE_CYCLE_H_
#define SERVICES_INGESTION_WRITERS_LOM_LIFE_CYCLE_H_

#include <pugixml.hpp>

#include "preau/log/v1/notice.pb.h"

namespace preau::writers {

// What <lifeCycle> (LOM's 2) holds: version, status, and who did what when. The
// provider and the dates, for which LOM has no place of their own, are said as
// contributions where none says them.
void AddLifeCycle(pugi::xml_node life_cycle, const log::v1::Notice& notice);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_LOM_LIFE_CYCLE_H_
