#ifndef SERVICES_INGESTION_READERS_LOM_PURPOSE_H_
#define SERVICES_INGESTION_READERS_LOM_PURPOSE_H_

#include "absl/strings/string_view.h"

namespace preau::readers {

// The field of a notice that a LOM classification fills, by its purpose (value
// and label) and a taxon's id: "level", "discipline", "audience",
// "special_need"; empty when none is.
absl::string_view PurposeField(absl::string_view purpose,
                               absl::string_view label,
                               absl::string_view taxon);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LOM_PURPOSE_H_
