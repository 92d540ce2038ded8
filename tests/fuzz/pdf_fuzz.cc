// PDF, by poppler.

#include "absl/strings/str_cat.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/uploads.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::fuzz::ReadUpload(
      absl::StrCat("%PDF-1.7\n", preau::fuzz::TextOf(data, size)));
  return 0;
}
