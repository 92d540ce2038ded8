// Files of XML as an import takes them: LOM, Dublin Core, LIDO, OAI-PMH
// answers, RSS and Atom.

#include <pugixml.hpp>
#include <string>

#include "absl/strings/match.h"
#include "services/ingestion/readers/xml_document.h"
#include "services/ingestion/writers/scolomfr_writer.h"
#include "storage/notice/notice.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/records.h"

namespace preau {
namespace {

void Test(absl::string_view file) {
  const std::string text = readers::XmlText(file);
  fuzz::Require(readers::IsXmlText(file) == (text == file),
                "IsXmlText() says whether XmlText() changes anything");
  for (readers::ParsedRecord& record :
       fuzz::ReadRecords(readers::Format::kXml, file)) {
    fuzz::Require(
        record.original == file || absl::StrContains(text, record.original),
        "an original stands in its file");
    notice::Normalise(record.notice);
    if (!record.status.ok() || !notice::Validate(record.notice, "").ok()) {
      continue;
    }
    writers::Record written;
    written.notice = record.notice;
    written.name = "members/local/resources/1";
    written.permanent_link = "http://localhost/1";
    const std::string xml = writers::WriteScolomfr(written);
    pugi::xml_document document;
    fuzz::Require(readers::LoadXml(xml, document).ok(),
                  "what is written is well-formed");
  }
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
