#ifndef SERVICES_INGESTION_CONFORMANCE_DATATYPES_H_
#define SERVICES_INGESTION_CONFORMANCE_DATATYPES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingestion/conformance/report.h"

// LOM's datatypes: what is wrong with a value. All functions are thread-safe
// and take any text.
namespace preau::conformance {

// What is wrong, without line and path.
struct Verdict {
  Level level = Level::kFault;
  std::string reason;
  std::map<std::string, std::string> args;
};

// LOM 8, DateTime: as precise as it is known, from the year on.
std::optional<Verdict> JudgeDate(absl::string_view value);
// LOM 9, Duration: ISO 8601 without weeks and signs.
std::optional<Verdict> JudgeDuration(absl::string_view value);
// A code of RFC 5646 or, as ScoLOMFR's voc-001 has them, a URI of ISO 639-2.
std::optional<Verdict> JudgeLanguage(absl::string_view value);
// A MIME type or its URI.
std::optional<Verdict> JudgeFormat(absl::string_view value);
// Bytes, in decimal digits.
std::optional<Verdict> JudgeSize(absl::string_view value);
// A web address; anything else that has a scheme is only advised against.
std::optional<Verdict> JudgeAddress(absl::string_view value);
// vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350).
std::vector<Verdict> JudgeVcard(absl::string_view value);

// Value of a vCard's property ("FN"), empty without one.
std::string VcardProperty(absl::string_view vcard, absl::string_view name);

}  // namespace preau::conformance

#endif  // SERVICES_INGESTION_CONFORMANCE_DATATYPES_H_
