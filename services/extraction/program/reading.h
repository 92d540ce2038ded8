#ifndef SERVICES_EXTRACTION_PROGRAM_READING_H_
#define SERVICES_EXTRACTION_PROGRAM_READING_H_

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "preau/extraction/facts.pb.h"
#include "services/extraction/type/type.h"

namespace preau::extraction {

// Reads a file, whatever it is. Calls `answer` once with its facts or with why
// it is refused, and when there is a picture of it a second time, with that
// alone. May use as much time and memory as it takes.
void ReadFile(absl::string_view file, const file_type::Detector& detector,
              absl::FunctionRef<void(const Answer&)> answer);

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_PROGRAM_READING_H_
