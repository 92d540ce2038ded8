#include "services/ingestion/oai/oai_answer.h"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/oai/damaged_page.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/oai_page.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::oai {
namespace {

constexpr size_t kMaxShown = 300;
constexpr size_t kMaxHeaderText = 2000;
constexpr size_t kMaxSets = 200;
constexpr size_t kMaxOrigins = 20;
constexpr size_t kMaxFormats = 200;
constexpr size_t kMaxToken = 8000;

std::string Shown(absl::string_view text) {
  return readers::CleanText(text::TruncateUtf8(text, kMaxShown));
}

std::string TextOf(const pugi::xml_node& node, absl::string_view child) {
  const std::string text =
      readers::CleanText(readers::TextOf(readers::Child(node, child)));
  return std::string(text::TruncateUtf8(text, kMaxHeaderText));
}

Header ReadHeader(const pugi::xml_node& node) {
  Header header;
  header.identifier = TextOf(node, "identifier");
  header.datestamp = TextOf(node, "datestamp");
  header.deleted =
      absl::string_view(node.attribute("status").value()) == "deleted";
  for (const pugi::xml_node& set : readers::Children(node, "setSpec")) {
    std::string spec = Shown(readers::TextOf(set));
    const bool known = std::find(header.sets.begin(), header.sets.end(),
                                 spec) != header.sets.end();
    if (spec.empty() || known || header.sets.size() >= kMaxSets) continue;
    header.sets.push_back(std::move(spec));
  }
  return header;
}

// The chain of originDescription elements, outermost first.
void ReadOrigin(const pugi::xml_node& record,
                std::vector<std::string>& origin) {
  for (const pugi::xml_node& about : readers::Children(record, "about")) {
    pugi::xml_node at = readers::Child(readers::Child(about, "provenance"),
                                       "originDescription");
    while (at && origin.size() < kMaxOrigins) {
      for (const char* name : {"baseURL", "identifier"}) {
        std::string text = TextOf(at, name);
        if (!text.empty()) origin.push_back(std::move(text));
      }
      at = readers::Child(at, "originDescription");
    }
  }
}

Record ReadRecord(const pugi::xml_node& node, absl::string_view text) {
  Record record;
  record.header = ReadHeader(readers::Child(node, "header"));
  ReadOrigin(node, record.origin);
  if (record.header.deleted && !record.header.identifier.empty()) {
    record.parsed.key = record.header.identifier;
  } else {
    readers::ReadOaiRecord(node, text, record.parsed);
  }
  record.parsed.location = record.header.identifier;
  return record;
}

void ReadToken(const pugi::xml_node& list, Answer& answer) {
  const pugi::xml_node token = readers::Child(list, "resumptionToken");
  answer.token =
      std::string(absl::StripAsciiWhitespace(readers::TextOf(token)));
  if (answer.token.size() > kMaxToken) answer.token.clear();
  if (!absl::SimpleAtoi(token.attribute("completeListSize").value(),
                        &answer.complete_list_size)) {
    answer.complete_list_size = 0;
  }
}

void ReadFormats(const pugi::xml_node& list, Answer& answer) {
  for (const pugi::xml_node& node : readers::Children(list, "metadataFormat")) {
    if (answer.formats.size() >= kMaxFormats) return;
    answer.formats.push_back({TextOf(node, "metadataPrefix"),
                              TextOf(node, "schema"),
                              TextOf(node, "metadataNamespace")});
  }
}

void ReadDocument(const pugi::xml_node& root, absl::string_view text,
                  Answer& answer) {
  for (const pugi::xml_node& node : root.children()) {
    if (node.type() != pugi::node_element) continue;
    const absl::string_view name = readers::LocalName(node);
    if (name == "responseDate") {
      answer.response_date = Shown(readers::TextOf(node));
    } else if (name == "error") {
      answer.errors.push_back({Shown(node.attribute("code").value()),
                               Shown(readers::TextOf(node))});
    } else if (name == "Identify") {
      answer.repository_name = Shown(TextOf(node, "repositoryName"));
      answer.granularity = Shown(TextOf(node, "granularity"));
    } else if (name == "ListMetadataFormats") {
      ReadFormats(node, answer);
    } else if (name == "ListIdentifiers") {
      for (const pugi::xml_node& each : readers::Children(node, "header")) {
        answer.headers.push_back(ReadHeader(each));
      }
      ReadToken(node, answer);
    } else if (name == "ListRecords" || name == "GetRecord") {
      for (const pugi::xml_node& each : readers::Children(node, "record")) {
        answer.records.push_back(ReadRecord(each, text));
      }
      ReadToken(node, answer);
    }
  }
}

Answer ReadDamaged(absl::string_view text) {
  const DamagedPage page = TakeApart(text);
  Answer answer;
  answer.damaged = true;
  answer.response_date = Shown(page.response_date);
  answer.token = std::string(absl::StripAsciiWhitespace(
      page.token.size() > kMaxToken ? "" : page.token));
  for (const absl::string_view slice : page.records) {
    const std::string alone =
        absl::StrCat(page.root_begin, slice, page.root_end);
    pugi::xml_document document;
    Record record;
    if (absl::Status status = readers::LoadXml(alone, document); status.ok()) {
      record = ReadRecord(readers::Child(document.document_element(), "record"),
                          alone);
    } else {
      record.header.identifier = Shown(IdentifierIn(slice));
      record.parsed.key = record.header.identifier;
      record.parsed.location = record.header.identifier;
      record.parsed.status = std::move(status);
    }
    answer.records.push_back(std::move(record));
  }
  return answer;
}

}  // namespace

absl::StatusOr<Answer> ParseAnswer(absl::string_view bytes) {
  bool cut = false;
  const std::string text = WithoutSurroundings(readers::XmlText(bytes), &cut);
  if (!absl::StrContains(text, "OAI-PMH")) {
    return base::InvalidField("OAI_NOT_AN_ANSWER", "",
                              {{"begin", Shown(text)}});
  }
  pugi::xml_document document;
  absl::Status status = readers::LoadXml(text, document);
  Answer answer;
  if (status.ok()) {
    if (!readers::IsOaiAnswer(document.document_element())) {
      return base::InvalidField("OAI_NOT_AN_ANSWER", "",
                                {{"begin", Shown(text)}});
    }
    ReadDocument(document.document_element(), text, answer);
  } else {
    const auto detail = base::GetErrorDetail(status);
    if (!detail.has_value() || detail->reason != "XML_NOT_WELL_FORMED") {
      return status;
    }
    answer = ReadDamaged(text);
    if (answer.records.empty() && answer.token.empty()) return status;
  }
  answer.cut = cut;
  return answer;
}

bool HasError(const Answer& answer, absl::string_view code) {
  return std::any_of(
      answer.errors.begin(), answer.errors.end(),
      [&](const Answer::Error& each) { return each.code == code; });
}

}  // namespace preau::oai
