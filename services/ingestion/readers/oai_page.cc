#include "services/ingestion/readers/oai_page.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/readers/lido_mapper.h"
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

// `metadata` is what is in the record's <metadata>, or the part of it that is
// a record of its own, whose key by itself goes into `own_key`.
void Read(const pugi::xml_node& node, const pugi::xml_node& metadata,
          ParsedRecord& record, std::string& own_key) {
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
  if (!metadata) {
    record.status = base::InvalidField("OAI_METADATA_MISSING", "metadata");
    return;
  }
  // A record that breaks a rule is still known by its header.
  const std::string key = record.key;
  MapXmlRecord(metadata, record);
  own_key = record.key;
  record.key = key;
}

std::vector<pugi::xml_node> PartsOf(const pugi::xml_node& node) {
  return RecordsIn(FirstElement(Child(node, "metadata")));
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
  const std::vector<pugi::xml_node> parts = PartsOf(node);
  std::string own;
  Read(node, parts[0], record, own);
  if (parts.size() > 1 && record.status.ok()) {
    record.status = base::InvalidField("OAI_SEVERAL_RECORDS", "metadata",
                                       {{"count", absl::StrCat(parts.size())}});
  }
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
        const ParsedRecord common = next();
        const std::vector<pugi::xml_node> parts = PartsOf(node);
        for (size_t i = 0; i < parts.size(); ++i) {
          ParsedRecord record = common;
          // Before it is read, which may change it.
          record.original =
              std::string(SourceOf(parts.size() == 1 ? node : parts[i], text));
          std::string own;
          Read(node, parts[i], record, own);
          // One header for several: their own keys tell them apart.
          if (parts.size() > 1) {
            absl::StrAppend(&record.location, ".", i + 1);
            absl::StrAppend(&record.key, "#", own);
          }
          PREAU_RETURN_IF_ERROR(emit(std::move(record)));
        }
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
