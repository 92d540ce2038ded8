#ifndef SERVICES_INGESTION_CONFORMANCE_RECORD_CHECK_H_
#define SERVICES_INGESTION_CONFORMANCE_RECORD_CHECK_H_

#include "services/ingestion/conformance/concepts.h"
#include "services/ingestion/conformance/findings.h"
#include "services/ingestion/conformance/version.h"

// The checks of one record, each over the whole of it.
namespace preau::conformance {

// What a record is judged by.
struct Rules {
  Version version;
  const Concepts& concepts;

  // Whether a concept that isn't known may be one of a newer version.
  bool MayBeNewer(absl::string_view scheme) const {
    return !version.known && !version.declared.empty() &&
           !concepts.IsGiven(scheme);
  }
};

// Which elements stand where, how often and in which namespace, and the values
// of those whose datatype tells what they may be.
void CheckElements(const Place& lom, const Rules& rules, Findings& findings);

// <source>, <value>, <label> of an element whose values are of `scheme` (empty
// for those that ScoLOMFR leaves to LOM).
void CheckTerm(const Place& place, absl::string_view scheme, const Rules& rules,
               Findings& findings);

// Of a concept that is no longer to be used.
Verdict JudgeDeprecated(const Concept& found, absl::string_view value,
                        const Concepts& concepts);

// What a classification's purpose, sources and taxons say of each other.
void CheckClassifications(const Place& lom, const Rules& rules,
                          Findings& findings);

// What GAR asks for, into Report::gar.
void CheckForGar(const Place& lom, const Concepts& concepts, Findings& findings,
                 GarReport& report);

}  // namespace preau::conformance

#endif  // SERVICES_INGESTION_CONFORMANCE_RECORD_CHECK_H_
