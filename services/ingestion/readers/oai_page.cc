#include "services/ingestion/readers/oai_page.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/xml_document.h"
#include "services/ingestion/readers/xml_record.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::readers {
namespace {

constexpr size_t kMaxShown = 300;

std::string Shown(absl::string_view text) {
  return CleanText(text::TruncateUtf8(text, kMaxShown));
}

}  // namespace

bool IsOaiAnswer(const pugi::xml_node& root) {
  // Learning Registry's namespace is its own.
  return LocalName(root) == "OAI-PMH";
}

void ReadOaiRecord(const pugi::xml_node& node, absl::string_view text,
                   ParsedRecord& record) {
  // Before it is read, which may change it.
  record.original = std::string(SourceOf(node, text));
  record.media_type = "application/xml";
  const pugi::xml_node header = Child(node, "header");
  record.key = CleanText(TextOf(Child(header, "identifier")));
  if (record.key.empty()) {
    record.status =
        base::InvalidField("OAI_IDENTIFIER_MISSING", "header/identifier");
    return;
  }
  if (absl::string_view(header.attribute("status").value()) == "deleted") {
    record.status = base::InvalidField("OAI_RECORD_DELETED", "header/status");
    return;
  }
  const pugi::xml_node metadata = FirstElement(Child(node, "metadata"));
  if (!metadata) {
    record.status = base::InvalidField("OAI_METADATA_MISSING", "metadata");
    return;
  }
  // A record that breaks a rule is still known by its header.
  const std::string key = record.key;
  MapXmlRecord(metadata, record);
  record.key = key;
}

absl::Status ReadOaiAnswer(const pugi::xml_node& root, absl::string_view text,
                           const std::string& file_name, const Emit& emit) {
  int count = 0;
  const auto next = [&] {
    ParsedRecord record;
    record.location = absl::StrCat(file_name, ":", ++count);
    record.media_type = "application/xml";
    return record;
  };
  std::string verb;
  for (const pugi::xml_node& answer : root.children()) {
    if (answer.type() != pugi::node_element) continue;
    const absl::string_view name = LocalName(answer);
    if (name == "error") {
      ParsedRecord record = next();
      record.status =
          base::InvalidField("OAI_ERROR", "",
                             {{"code", Shown(answer.attribute("code").value())},
                              {"text", Shown(TextOf(answer))}});
      PREAU_RETURN_IF_ERROR(emit(std::move(record)));
    } else if (name == "ListRecords" || name == "GetRecord") {
      for (const pugi::xml_node& node : Children(answer, "record")) {
        ParsedRecord record = next();
        ReadOaiRecord(node, text, record);
        PREAU_RETURN_IF_ERROR(emit(std::move(record)));
      }
    } else if (name != "responseDate" && name != "request") {
      verb = Shown(name);
    }
  }
  if (count > 0) return absl::OkStatus();
  ParsedRecord record = next();
  record.location = file_name;
  record.status =
      base::InvalidField("OAI_WITHOUT_RECORDS", "", {{"verb", verb}});
  return emit(std::move(record));
}

}  // namespace preau::readers
