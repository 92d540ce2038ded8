#ifndef SERVICES_INGESTION_WRITERS_LOM_CLASSIFICATION_H_
#define SERVICES_INGESTION_WRITERS_LOM_CLASSIFICATION_H_

#include <pugixml.hpp>

#include "preau/log/v1/notice.pb.h"

namespace preau::writers {

// Whether ScoLOMFR says the term among `educational`'s values rather than in a
// classification: it is a concept of the coarse levels (voc-012), or of the
// coarse publics (voc-011).
bool IsCoarse(const log::v1::Term& term);

// The elements <classification> (LOM's 9): levels, disciplines, detailed
// publics and special needs that nothing else takes, and what was kept as it
// stood.
void AddClassifications(pugi::xml_node lom, const log::v1::Notice& notice);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_LOM_CLASSIFICATION_H_
