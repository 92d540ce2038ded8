// JSON-LD (LRMI, AMB), GAR's descriptions and other JSON, as a document and as
// lines.

#include "services/ingestion/readers/json_record.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/records.h"

namespace preau {
namespace {

void Test(absl::string_view file) {
  const readers::Json document = readers::ParseJson(file);
  if (!document.is_discarded()) {
    for (const readers::JsonRecord& found :
         readers::FindJsonRecords(document, file, 1000)) {
      fuzz::Require(found.value != nullptr, "a record is there");
      fuzz::Require(
          found.source.empty() || (found.source.data() >= file.data() &&
                                   found.source.data() + found.source.size() <=
                                       file.data() + file.size()),
          "a record's source stands in the file");
    }
  }
  fuzz::ReadRecords(readers::Format::kJson, file);
  fuzz::ReadRecords(readers::Format::kJsonLines, file);
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
