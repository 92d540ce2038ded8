#include "services/ingestion/writers/vcard_writer.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/writers/values.h"

namespace preau::writers {
namespace {

std::string Escaped(absl::string_view text) {
  return absl::StrReplaceAll(
      text::SanitiseUtf8(text),
      {{"\\", "\\\\"}, {",", "\\,"}, {";", "\\;"}, {"\n", "\\n"}});
}

}  // namespace

std::string WriteVcard(const log::v1::Agent& agent) {
  const std::string name = Escaped(NameOf(agent));
  std::string card = "BEGIN:VCARD\nVERSION:3.0\n";
  // How a name divides isn't known.
  absl::StrAppend(&card, "N:", name, ";;;;\nFN:", name, "\n");
  const std::string& house =
      IsOrganisation(agent) ? NameOf(agent) : agent.organisation();
  if (!house.empty()) absl::StrAppend(&card, "ORG:", Escaped(house), "\n");
  if (!agent.uri().empty()) {
    // A URI is no text: nothing in it is escaped.
    absl::StrAppend(
        &card, "URL:",
        absl::StrReplaceAll(text::SanitiseUtf8(agent.uri()), {{"\n", ""}}),
        "\n");
  }
  return absl::StrCat(card, "END:VCARD");
}

}  // namespace preau::writers
