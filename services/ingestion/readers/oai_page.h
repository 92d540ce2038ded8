#ifndef SERVICES_INGESTION_READERS_OAI_PAGE_H_
#define SERVICES_INGESTION_READERS_OAI_PAGE_H_

#include <pugixml.hpp>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/readers/reader.h"

// Answers of an OAI-PMH 2.0 provider that somebody has saved.
namespace preau::readers {

bool IsOaiAnswer(const pugi::xml_node& root);

// Reads one record of an answer, under its OAI identifier, with the statuses
// below; for those who keep one notice under it, several LIDO records in one
// are refused (OAI_SEVERAL_RECORDS{count}). May change the node.
void ReadOaiRecord(const pugi::xml_node& node, absl::string_view text,
                   ParsedRecord& record);

// Emits each record of ListRecords and GetRecord, "file:3" for the third, under
// its OAI identifier; of several LIDO records in one, "file:3.2" for the
// second, under its OAI identifier, "#" and its own key. Refused, with their
// status: what was deleted at the source (OAI_RECORD_DELETED), a record without
// metadata (OAI_METADATA_MISSING) or without identifier
// (OAI_IDENTIFIER_MISSING), an error of the provider (OAI_ERROR{code, text}),
// and an answer to another verb (OAI_WITHOUT_RECORDS {verb}). `text` is what
// the document was loaded from. Errors: those of `emit`.
absl::Status ReadOaiAnswer(const pugi::xml_node& root, absl::string_view text,
                           const std::string& file_name, const Emit& emit);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_OAI_PAGE_H_
