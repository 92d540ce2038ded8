#ifndef SERVICES_INGESTION_CONFORMANCE_CONFORMANCE_H_
#define SERVICES_INGESTION_CONFORMANCE_CONFORMANCE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/conformance/concepts.h"
#include "services/ingestion/conformance/report.h"

// Whether records in LOM's XML binding conform to ScoLOMFR, the profile of LOM
// and LOMFR for French schools.
//
// The rules are those of ScoLOMFR 1.0 to 3.2: its elements, its mandatory
// ones, how often each may stand, its 40 vocabularies as of February 2017, and
// LOM's datatypes. A record is judged by the version that it declares; one
// that declares none, or one that isn't known here, by the newest known, and
// what that doesn't know of a newer one is neither right nor wrong.
namespace preau::conformance {

// Judges each record of a file: a LOM record, or an answer of an OAI-PMH
// provider with many. Records of another kind get a status in their report;
// deleted ones are left out. Errors are about the whole file: those of
// readers::LoadXml(), and CONFORMANCE_NO_RECORD. Concepts of schemes that were
// given from SKOS files are judged by those whatever the version. Thread-safe.
absl::StatusOr<std::vector<Report>> CheckFile(
    const std::string& file_name, absl::string_view bytes,
    const Concepts& concepts = Concepts::BuiltIn());

}  // namespace preau::conformance

#endif  // SERVICES_INGESTION_CONFORMANCE_CONFORMANCE_H_
