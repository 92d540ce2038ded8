// What a process that reads files answers, when a file has taken it over.

#include "services/extraction/answer.h"
#include "services/extraction/proposal/proposal.h"
#include "storage/base/error.h"
#include "storage/notice/notice.h"
#include "tests/fuzz/property.h"

namespace preau {
namespace {

void Test(absl::string_view bytes) {
  for (const absl::Status& end :
       {absl::OkStatus(), base::InvalidField("EXTRACTION_CRASHED", "")}) {
    const absl::StatusOr<extraction::Facts> facts =
        extraction::ReadAnswer(bytes, end);
    if (!facts.ok()) {
      fuzz::Require(base::GetErrorDetail(facts.status()).has_value(),
                    "an error has its reason");
      continue;
    }
    fuzz::RequireTexts(*facts, "facts are well-formed");
    log::v1::Notice notice = extraction::Propose(*facts).notice;
    notice::Normalise(notice);
    const absl::Status status = notice::Validate(notice, "notice");
    fuzz::Require(
        status.ok() || base::GetErrorDetail(status)->reason == "TITLE_MISSING",
        "a proposal is a valid notice");
  }
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
