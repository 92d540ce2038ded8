// vCards of LOM's contributors.

#include "google/protobuf/util/message_differencer.h"
#include "services/ingestion/readers/vcard.h"
#include "services/ingestion/writers/vcard_writer.h"
#include "storage/notice/notice.h"
#include "tests/fuzz/property.h"

namespace preau {
namespace {

void Test(absl::string_view text) {
  using google::protobuf::util::MessageDifferencer;
  const log::v1::Agent agent = readers::ParseVcard(text);
  fuzz::RequireTexts(agent, "an agent's texts are well-formed");
  fuzz::Require(agent.uri().empty() || notice::IsWebAddress(agent.uri()),
                "an agent's page is a web address");
  // Ill-formed bytes become three.
  fuzz::Require(agent.ByteSizeLong() <= 6 * text.size() + 100,
                "an agent is no larger than what it was read from");
  fuzz::Require(MessageDifferencer::Equals(readers::ParseVcard(text), agent),
                "a vCard that is read twice is the same");
  const log::v1::Agent back = readers::ParseVcard(writers::WriteVcard(agent));
  fuzz::RequireTexts(back, "what is written is well-formed");
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
