#ifndef SERVICES_EXTRACTION_ANSWER_H_
#define SERVICES_EXTRACTION_ANSWER_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/extraction/facts.pb.h"

namespace preau::extraction {

// What a locked-in process wrote, which may be under a hostile file's control:
// nothing of it is taken that isn't possible. `end` says how the process ended;
// facts that were complete before it ended badly are good, with a finding
// NOT_READ for the picture that came after.
//
// What the answer refuses with (INVALID_ARGUMENT), or `end`, or
// EXTRACTION_ANSWER_INVALID.
absl::StatusOr<Facts> ReadAnswer(absl::string_view bytes,
                                 const absl::Status& end);

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_ANSWER_H_
