// Files of any kind, from the detection of their type on.

#include "tests/fuzz/property.h"
#include "tests/fuzz/uploads.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::fuzz::ReadUpload(preau::fuzz::TextOf(data, size));
  return 0;
}
