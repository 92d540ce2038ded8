#include "services/ingestion/readers/reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "services/ingestion/html/tokeniser.h"
#include "services/ingestion/readers/json_record.h"
#include "services/ingestion/readers/readers.h"
#include "services/ingestion/sheets/encoding.h"

namespace preau::readers {
namespace {

// Where a page has said that it is one.
constexpr size_t kHtmlStart = 4096;

// A first line that is a whole object is followed by others like it.
bool IsJsonLines(absl::string_view start) {
  const size_t end = start.find('\n');
  return end != absl::string_view::npos &&
         ParseJson(start.substr(0, end)).is_object();
}

// The first tag is HTML's, whatever stands before: XML's declaration, comments,
// a document type.
bool LooksLikeHtml(absl::string_view start) {
  if (!absl::StartsWith(start, "<")) return false;
  html::Tokeniser tokeniser(start.substr(0, kHtmlStart),
                            html::Tokeniser::Language::kHtml);
  html::Token token;
  while (tokeniser.Next(token)) {
    if (token.kind == html::Token::Kind::kText &&
        absl::StripAsciiWhitespace(token.source).empty()) {
      continue;
    }
    return token.kind == html::Token::Kind::kStart &&
           (absl::EqualsIgnoreCase(token.name, "html") ||
            absl::EqualsIgnoreCase(token.name, "head") ||
            absl::EqualsIgnoreCase(token.name, "body"));
  }
  return false;
}

}  // namespace

std::optional<Format> FormatFromName(absl::string_view name) {
  if (name == "xml") return Format::kXml;
  if (name == "csv") return Format::kCsv;
  if (name == "ods") return Format::kOds;
  if (name == "json") return Format::kJson;
  if (name == "jsonl") return Format::kJsonLines;
  if (name == "html") return Format::kHtml;
  return std::nullopt;
}

std::optional<Format> DetectFormat(absl::string_view file_name,
                                   absl::string_view head) {
  const std::string name = absl::AsciiStrToLower(file_name);
  const bool named_lines =
      absl::EndsWith(name, ".jsonl") || absl::EndsWith(name, ".ndjson");
  absl::ConsumePrefix(&head, "\xEF\xBB\xBF");
  const absl::string_view start = absl::StripLeadingAsciiWhitespace(head);
  if (LooksLikeHtml(start)) return Format::kHtml;
  if (absl::StartsWith(start, "<") || sheets::IsUtf16(head))
    return Format::kXml;
  if (absl::StartsWith(head, "PK\x03\x04")) return Format::kOds;
  if (absl::StartsWith(start, "{")) {
    const bool named_json =
        absl::EndsWith(name, ".json") || absl::EndsWith(name, ".jsonld");
    return named_lines || (!named_json && IsJsonLines(start))
               ? Format::kJsonLines
               : Format::kJson;
  }
  if (absl::StartsWith(start, "[")) return Format::kJson;
  if (absl::EndsWith(name, ".xml")) return Format::kXml;
  if (absl::EndsWith(name, ".html") || absl::EndsWith(name, ".htm")) {
    return Format::kHtml;
  }
  if (named_lines) return Format::kJsonLines;
  if (absl::EndsWith(name, ".json")) return Format::kJson;
  if (absl::EndsWith(name, ".csv") || absl::EndsWith(name, ".tsv")) {
    return Format::kCsv;
  }
  return std::nullopt;
}

std::unique_ptr<Reader> CreateReader(Format format, ReaderOptions options) {
  switch (format) {
    case Format::kXml:
      return CreateXmlReader(std::move(options));
    case Format::kCsv:
      return CreateCsvReader(std::move(options));
    case Format::kOds:
      return CreateOdsReader(std::move(options));
    case Format::kJson:
      return CreateJsonReader(std::move(options));
    case Format::kHtml:
      return CreateHtmlReader(std::move(options));
    case Format::kJsonLines:
      break;
  }
  return CreateJsonLinesReader(std::move(options));
}

}  // namespace preau::readers
