#ifndef SERVICES_INGESTION_CONFORMANCE_REPORT_H_
#define SERVICES_INGESTION_CONFORMANCE_REPORT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "storage/base/error.h"

namespace preau::conformance {

// Of one record; nobody corrects more at a time. The rest is counted.
inline constexpr size_t kMaxFindings = 200;

enum class Level {
  // Breaks a rule: the record doesn't conform.
  kFault,
  // Allowed, and better otherwise.
  kAdvice,
  // Newer than the rules that are known here: neither right nor wrong.
  kUnjudged,
};

struct Finding {
  Level level = Level::kFault;
  // From 1, in the file.
  int line = 0;
  // storage/messages has a sentence for its reason, which says what is wrong
  // and what would be right. `field` is the path: "general/identifier[2]".
  base::ErrorDetail detail;
};

// What GAR asks of a record, as far as the record tells.
struct GarReport {
  // A fault is something that GAR asks for and that isn't there.
  std::vector<Finding> findings;
  // Reasons whose sentences say what only GAR itself can check.
  std::vector<std::string> beyond;
};

// One record, judged.
struct Report {
  // "notices.xml", or "page.xml:3" for the third record of an OAI-PMH answer.
  std::string location;
  // Its OAI identifier, else its first own one; may be empty.
  std::string identifier;
  // Not OK: it couldn't be judged, and why; nothing below is set then.
  absl::Status status;
  // metaMetadata/metadataSchema, as written.
  std::vector<std::string> declared;
  // The version of ScoLOMFR whose rules were used: "3.2".
  std::string rules;
  // By line.
  std::vector<Finding> findings;
  size_t findings_left_out = 0;
  size_t faults = 0;
  GarReport gar;

  bool conforms() const { return status.ok() && faults == 0; }
};

}  // namespace preau::conformance

#endif  // SERVICES_INGESTION_CONFORMANCE_REPORT_H_
