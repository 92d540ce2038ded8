#ifndef SERVICES_CATALOGUE_HARVEST_CHECKS_H_
#define SERVICES_CATALOGUE_HARVEST_CHECKS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "preau/v1/source.pb.h"
#include "storage/base/language.h"

// What all who handle harvests need. All functions are thread-safe.
namespace preau::services {

// INVALID_ARGUMENT with the path after `field`: HARVEST_PROTOCOL_MISSING,
// HARVEST_POLICY_MISSING, HARVEST_URL_INVALID{url}, FIELD_TOO_LONG{max},
// FIELD_TOO_MANY{max}, NUMBER_TOO_LARGE{max}, CONTROL_CHARACTER.
absl::Status CheckHarvesting(const v1::Harvesting& harvesting,
                             absl::string_view field);

// Writes the sentence for a person.
void SayRemark(base::Language language, v1::HarvestRemark& remark);
void SayRemarks(base::Language language,
                google::protobuf::RepeatedPtrField<v1::HarvestRemark>& remarks);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_HARVEST_CHECKS_H_
