#ifndef TESTS_FUZZ_UPLOADS_H_
#define TESTS_FUZZ_UPLOADS_H_

#include "absl/strings/string_view.h"

namespace preau::fuzz {

// Reads a file as preau-extract does, but in this process. Holds: there is one
// answer, and perhaps a picture; the one who asked takes it; a refusal can be
// said; a notice can be proposed, and is valid but for a title that is missing.
void ReadUpload(absl::string_view file);

}  // namespace preau::fuzz

#endif  // TESTS_FUZZ_UPLOADS_H_
