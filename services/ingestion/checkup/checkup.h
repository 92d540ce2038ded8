#ifndef SERVICES_INGESTION_CHECKUP_CHECKUP_H_
#define SERVICES_INGESTION_CHECKUP_CHECKUP_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "preau/v1/ingestion_service.pb.h"
#include "services/ingestion/checkup/corrections.h"
#include "services/ingestion/checkup/gather.h"
#include "services/ingestion/checkup/probes.h"
#include "storage/base/error.h"

// Says what would be found of some records, without a catalogue.
namespace preau::checkup {

// One sort of search, over all records.
struct SortReport {
  Sort sort = Sort::kTitle;
  size_t tried = 0;
  size_t found = 0;
  // Found before all others.
  size_t first = 0;
  struct Example {
    Probe probe;
    size_t record = 0;
    size_t place = 0;
    // Of a search that failed: what the record doesn't say, and what it says of
    // that instead.
    std::vector<Field> lacks;
    std::string not_understood;
  };
  // The first that succeeded and the first that failed; no probe: none did.
  Example success;
  Example failure;
};

// How many of the records that a vocabulary is asked for say something that it
// doesn't know.
struct UnknownValue {
  Field field = Field::kLevel;
  std::string value;
  size_t records = 0;
};

// How those records conform that are in ScoLOMFR's format.
struct Conformance {
  size_t judged = 0;
  size_t conforming = 0;
  // What most of them break.
  base::ErrorDetail commonest;
  size_t commonest_records = 0;
};

struct Report {
  // As ElementFor() names it; empty when no record tells.
  std::string format;
  // What a harvest would make of them: counts, the first refused ones, what is
  // the same in all.
  v1::Trial trial;
  // There are more records than were read.
  bool more = false;
  // Of those that would be taken.
  std::vector<std::string> titles;
  // Records that say it, by field.
  std::map<Field, size_t> said;
  std::vector<SortReport> sorts;
  size_t searches = 0;
  size_t found = 0;
  // All that are worth something, the most useful first.
  std::vector<Correction> corrections;
  // The commonest first.
  std::vector<UnknownValue> unknown;
  Conformance conformance;
};

// Tries and counts. Takes a few seconds for a hundred records. Errors: those of
// TrialIndex, CANCELLED.
absl::StatusOr<Report> Check(const Gathered& gathered,
                             const std::function<bool()>& cancelled);

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_CHECKUP_H_
