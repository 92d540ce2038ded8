#ifndef SERVICES_INGESTION_OAI_OAI_ANSWER_H_
#define SERVICES_INGESTION_OAI_OAI_ANSWER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/readers/reader.h"

// Answers of an OAI-PMH 2.0 provider, as providers really write them.
namespace preau::oai {

struct Header {
  std::string identifier;
  // As written; UTC.
  std::string datestamp;
  bool deleted = false;
  std::vector<std::string> sets;
};

struct Record {
  Header header;
  // Of the record's "provenance": base URLs and identifiers, the nearest first.
  std::vector<std::string> origin;
  // Not read when it was deleted. A record that can't be read has the reason in
  // its status, and its key where that could be found.
  readers::ParsedRecord parsed;
};

struct Format {
  std::string prefix;
  std::string schema;
  std::string name_space;
};

struct Answer {
  std::string response_date;
  struct Error {
    std::string code;
    std::string text;
  };
  std::vector<Error> errors;
  // Of Identify.
  std::string repository_name;
  std::string granularity;
  // Of ListMetadataFormats.
  std::vector<Format> formats;
  // Of ListRecords and GetRecord; of ListIdentifiers.
  std::vector<Record> records;
  std::vector<Header> headers;
  // Without the white space around it; empty when the list ends here.
  std::string token;
  // As the provider says; 0: it doesn't.
  uint64_t complete_list_size = 0;
  // The page isn't well-formed; what could be read is there.
  bool damaged = false;
  // It ends before its end.
  bool cut = false;
};

// Reads an answer. What is around the document, characters that XML forbids and
// wrong encodings are put right; of a page that isn't well-formed, the records
// that are by themselves are read, and the token is looked for.
// INVALID_ARGUMENT: OAI_NOT_AN_ANSWER{begin}, or that of readers::LoadXml().
absl::StatusOr<Answer> ParseAnswer(absl::string_view bytes);

// The code of the answer's error, if it is one of those.
bool HasError(const Answer& answer, absl::string_view code);

}  // namespace preau::oai

#endif  // SERVICES_INGESTION_OAI_OAI_ANSWER_H_
