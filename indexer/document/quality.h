#ifndef INDEXER_DOCUMENT_QUALITY_H_
#define INDEXER_DOCUMENT_QUALITY_H_

#include <cstdint>

#include "preau/log/v1/notice.pb.h"

namespace preau::document {

// Whether the official programme that a notice states is in force.
enum class ProgrammeState : uint8_t { kNotStated, kInForce, kReplaced };

// What a notice shows of itself, as anybody may read it there. Nobody's use of
// the resource is in it.
struct Quality {
  // How much of what helps to choose a resource is said, of 255.
  uint8_t completeness = 0;
  ProgrammeState programme = ProgrammeState::kNotStated;
};

// Thread-safe.
Quality QualityOf(const log::v1::Notice& notice);

// Of a statement such as "Programme de cycle 4, BOEN spécial n° 11 du
// 26-11-2015", for the levels of the notice. A statement without a year says
// nothing.
ProgrammeState StateOfProgramme(const log::v1::Notice& notice);

}  // namespace preau::document

#endif  // INDEXER_DOCUMENT_QUALITY_H_
