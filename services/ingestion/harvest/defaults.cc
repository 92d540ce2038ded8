#include "services/ingestion/harvest/defaults.h"

namespace preau::harvest {
namespace {

bool SaysNothing(const log::v1::Licence& licence) {
  return (licence.term().id().empty() || licence.term().id() == "unknown") &&
         licence.statement().empty() && licence.candidates().empty();
}

}  // namespace

void AddDefaults(const v1::Harvesting& harvesting, log::v1::Notice& notice) {
  if (harvesting.licence().empty() || !SaysNothing(notice.licence())) return;
  log::v1::Licence& licence = *notice.mutable_licence();
  licence.Clear();
  licence.mutable_term()->set_id(harvesting.licence());
  licence.mutable_term()->set_stated(harvesting.licence());
  licence.set_version(harvesting.licence_version());
  licence.set_evidence(log::v1::Licence::DECLARED);
  licence.add_statement()->set_value(harvesting.licence_evidence());
  log::v1::FieldSource& from = *notice.add_provenance();
  from.set_field("licence");
  from.set_path("source");
  from.set_rule("source.licence");
  from.set_original(harvesting.licence_evidence());
}

}  // namespace preau::harvest
