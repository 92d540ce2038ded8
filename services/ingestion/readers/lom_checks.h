#ifndef SERVICES_INGESTION_READERS_LOM_CHECKS_H_
#define SERVICES_INGESTION_READERS_LOM_CHECKS_H_

#include <pugixml.hpp>

#include "absl/status/status.h"
#include "preau/log/v1/notice.pb.h"
#include "services/ingestion/readers/notice_builder.h"

// What LOM and ScoLOMFR rule beyond well-formed XML, as far as a record tells
// by itself. What contradicts itself as a record is refused; a classification
// that does costs a remark, not the notice (docs/adr/0005).
namespace preau::readers {

// Elements that IEEE 1484.12.1 has at most once: INVALID_ARGUMENT
// (LOM_ELEMENT_REPEATED{element}), field: their path.
absl::Status CheckLomStructure(const pugi::xml_node& lom);

// Remarks TAXON_OF_OTHER_VOCABULARY{value}, for a taxon of another ScoLOMFR
// vocabulary than the one that its path names as its source, and
// TAXON_NOT_BELOW{value}, for a level that isn't below the one before it.
void CheckTaxonPath(const log::v1::Classification& path,
                    NoticeBuilder& builder);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LOM_CHECKS_H_
