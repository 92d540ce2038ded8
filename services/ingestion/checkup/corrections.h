#ifndef SERVICES_INGESTION_CHECKUP_CORRECTIONS_H_
#define SERVICES_INGESTION_CHECKUP_CORRECTIONS_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "preau/log/v1/notice.pb.h"
#include "services/ingestion/checkup/probes.h"

namespace preau::checkup {

// What it would bring to write a field in all records that don't say it, or not
// in a way that is understood.
struct Correction {
  Field field = Field::kLevel;
  // Records that lack it, and those among them that say something which isn't
  // understood.
  size_t lacking = 0;
  size_t not_understood = 0;
  // Searches that would newly find these records.
  size_t searches = 0;
  // How much more complete their notices would be, in percent: where records
  // have the same words, those of which more is said come first.
  double completeness = 0;
  // Where to write it, and what for example; a URI where the format asks for
  // one.
  std::string element;
  std::string value;
  std::string uri;
};

// A search and whether it found its record.
struct Tried {
  size_t record = 0;
  Probe probe;
  // 0: it didn't.
  size_t place = 0;
};

// One for each field that some records lack and the format has a place for, the
// most useful first. Counted, not estimated: an index is made with the field
// written in all of these, and the searches that failed are made again.
// CANCELLED when `cancelled` says so.
absl::StatusOr<std::vector<Correction>> MeasureCorrections(
    const std::vector<log::v1::Notice>& notices,
    const std::vector<Tried>& searches, const Supposed& supposed,
    const std::string& format, const std::function<bool()>& cancelled);

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_CORRECTIONS_H_
