// Answers of OAI-PMH providers, whole and damaged.

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/oai/damaged_page.h"
#include "services/ingestion/oai/oai_answer.h"
#include "services/ingestion/readers/xml_document.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/records.h"

namespace preau {
namespace {

void RequireHeader(const oai::Header& header) {
  fuzz::RequireText(header.identifier, "an identifier is well-formed");
  fuzz::RequireText(header.datestamp, "a date stamp is well-formed");
  for (const std::string& set : header.sets) {
    fuzz::RequireText(set, "a set is well-formed");
  }
}

void RequireAnswer(const oai::Answer& answer) {
  fuzz::RequireText(answer.response_date, "a date is well-formed");
  fuzz::RequireText(answer.repository_name, "a name is well-formed");
  fuzz::RequireText(answer.granularity, "a granularity is well-formed");
  fuzz::RequireText(answer.token, "a token is well-formed");
  fuzz::Require(absl::StripAsciiWhitespace(answer.token) == answer.token,
                "no white space is around a token");
  for (const oai::Answer::Error& error : answer.errors) {
    fuzz::RequireText(error.code, "an error's code is well-formed");
    fuzz::RequireText(error.text, "an error's text is well-formed");
  }
  for (const oai::Format& format : answer.formats) {
    fuzz::RequireText(format.prefix, "a prefix is well-formed");
    fuzz::RequireText(format.schema, "a schema is well-formed");
    fuzz::RequireText(format.name_space, "a namespace is well-formed");
  }
  for (const oai::Header& header : answer.headers) RequireHeader(header);
  for (const oai::Record& record : answer.records) {
    RequireHeader(record.header);
    for (const std::string& origin : record.origin) {
      fuzz::RequireText(origin, "an origin is well-formed");
    }
    fuzz::RequireRecord(record.parsed);
  }
}

void RequireSameAnswer(const oai::Answer& one, const oai::Answer& other) {
  fuzz::Require(one.token == other.token && one.damaged == other.damaged &&
                    one.cut == other.cut &&
                    one.complete_list_size == other.complete_list_size &&
                    one.response_date == other.response_date &&
                    one.records.size() == other.records.size() &&
                    one.headers.size() == other.headers.size() &&
                    one.formats.size() == other.formats.size() &&
                    one.errors.size() == other.errors.size(),
                "an answer that is read twice is the same");
  for (size_t i = 0; i < one.records.size(); ++i) {
    fuzz::RequireSame(one.records[i].parsed, other.records[i].parsed);
  }
}

void RequireParts(absl::string_view file) {
  bool cut = false;
  const std::string text =
      oai::WithoutSurroundings(readers::XmlText(file), &cut);
  bool cut_again = false;
  fuzz::Require(
      oai::WithoutSurroundings(text, &cut_again) == text && cut_again == cut,
      "what has no surroundings stays as it is");
  const oai::DamagedPage page = oai::TakeApart(text);
  const char* end = text.data();
  for (const absl::string_view record : page.records) {
    fuzz::Require(record.data() >= end && record.data() + record.size() <=
                                              text.data() + text.size(),
                  "records stand in the page one after another");
    fuzz::Require(absl::StartsWith(record, "<"), "a record begins with a tag");
    end = record.data() + record.size();
    oai::IdentifierIn(record);
  }
}

void Test(absl::string_view file) {
  RequireParts(file);
  const absl::StatusOr<oai::Answer> answer = oai::ParseAnswer(file);
  if (!answer.ok()) {
    fuzz::RequireSayable(answer.status());
    return;
  }
  RequireAnswer(*answer);
  const absl::StatusOr<oai::Answer> again = oai::ParseAnswer(file);
  fuzz::Require(again.ok(), "an answer that is read twice is the same");
  RequireSameAnswer(*answer, *again);
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
