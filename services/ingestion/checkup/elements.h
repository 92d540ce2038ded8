#ifndef SERVICES_INGESTION_CHECKUP_ELEMENTS_H_
#define SERVICES_INGESTION_CHECKUP_ELEMENTS_H_

#include "absl/strings/string_view.h"
#include "services/ingestion/checkup/fields.h"

namespace preau::checkup {

// Where a field is written in a format, as who fills it in knows it:
// "general/keyword", "dc:subject", a column's heading. The format is named as
// the rules of readers begin: "lom", "dc", "jsonld", "gar", "feed", "lido",
// "sheet". Empty: it has no place there that is read.
absl::string_view ElementFor(absl::string_view format, Field field);

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_ELEMENTS_H_
