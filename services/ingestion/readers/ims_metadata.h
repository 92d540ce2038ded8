#ifndef SERVICES_INGESTION_READERS_IMS_METADATA_H_
#define SERVICES_INGESTION_READERS_IMS_METADATA_H_

#include <pugixml.hpp>

#include "absl/strings/string_view.h"

// IMS Learning Resource Metadata 1.2, from which IEEE LOM was made: the same
// elements under older names, as packages (SCORM 1.2, IMS CP) still hold them.
namespace preau::readers {

bool IsImsMetadata(absl::string_view xml_namespace);

// Renames and rearranges the elements below a record in place, as LOM has them.
void ImsToLom(pugi::xml_node lom);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_IMS_METADATA_H_
