#ifndef SERVICES_INGESTION_READERS_LOM_CLASSIFICATION_H_
#define SERVICES_INGESTION_READERS_LOM_CLASSIFICATION_H_

#include <pugixml.hpp>
#include <string>

#include "services/ingestion/readers/notice_builder.h"

namespace preau::readers {

// LOM's element 9: levels, disciplines, publics and needs by what it
// classifies by, and its keywords; a path that gives none of these is kept as
// it is.
void MapLomClassification(const pugi::xml_node& classification,
                          const std::string& default_language,
                          NoticeBuilder& builder);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LOM_CLASSIFICATION_H_
